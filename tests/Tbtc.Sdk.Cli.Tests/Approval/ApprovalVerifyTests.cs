using System.Text.Json.Nodes;
using Tbtc.Sdk.Cli.Tests.Request;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests.Approval;

/// <summary>Certificates that a wallet signed, verified against a chain.</summary>
public sealed class ApprovalVerifyTests : IAsyncLifetime
{
    private const int Number = 7;
    private const int OtherNumber = 8;

    private readonly SampleWallet _wallet = SampleWallet.Create(Number);
    private TestChain _chain = null!;

    public async Task InitializeAsync()
    {
        _chain = await TestChain.StartAsync();
        _chain.AddWallet(_wallet);
        _chain.AddWallet(SampleWallet.Create(OtherNumber));
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Good_certificate_is_valid_up_to_its_last_block_and_not_after()
    {
        var certificate = SampleApproval.Issue(Number, _chain.BlockNumber);

        var atTheEnd = await VerifyAsync(certificate);
        _chain.MineBlock();
        var after = await VerifyAsync(certificate);

        Assert.Equal((0, "", "yes"), (atTheEnd.ExitCode, atTheEnd.Error, Inspect.Value(atTheEnd, "Valid")));
        Assert.Equal(_wallet.EcdsaWalletId.ToString(), Inspect.Value(atTheEnd, "ECDSA wallet id"));
        Assert.Equal(SampleApproval.ApprovalDigest.ToString(), Inspect.Value(atTheEnd, "Approval digest"));
        Assert.Equal("100", Inspect.Value(atTheEnd, "Block"));
        Assert.Equal((1, "", "no: 1 finding"), (after.ExitCode, after.Error, Inspect.Value(after, "Valid")));
        Assert.Equal(
            [new("$.endBlock", "expected the current block, 101, or a later one; this certificate ended at block 100")],
            Inspect.Findings(after));
    }

    [Fact]
    public async Task Certificate_of_another_signer_set_says_which_was_expected()
    {
        var certificate = SampleApproval.Issue(Number, 1000, Keccak256.HashData("other members"u8));

        var result = await VerifyAsync(certificate);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var finding = Assert.Single(Inspect.Findings(result));
        Assert.Equal("$.signerSetHash", finding.Path);
        Assert.StartsWith($"expected {Inspect.Value(result, "Signer set")}, ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(_wallet.MembersIdsHash.ToString()!, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_of_another_wallet_says_which_wallet_was_expected()
    {
        var result = await VerifyAsync(SampleApproval.Issue(OtherNumber, 1000));

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(["$.walletPublicKey", "$.signerSetHash"], Inspect.Findings(result).Select(finding => finding.Path));
    }

    [Fact]
    public async Task Certificate_that_was_changed_says_that_the_signature_is_of_another_digest()
    {
        var certificate = SampleApproval.Issue(Number, 1000);
        certificate["approvalDigest"] = Keccak256.HashData("something else"u8).ToString();

        var result = await VerifyAsync(certificate);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal("$.signature", Assert.Single(Inspect.Findings(result)).Path);
    }

    [Fact]
    public async Task Every_check_that_failed_is_said()
    {
        var certificate = SampleApproval.Issue(Number, 99, Keccak256.HashData("other members"u8));
        certificate["certificateVersion"] = 1;
        certificate["comment"] = "why not";

        var result = await VerifyAsync(certificate);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["$.certificateVersion", "$.comment", "$.endBlock", "$.signerSetHash"],
            Inspect.Findings(result).Select(finding => finding.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "got nothing")]
    [InlineData("{", "line 1")]
    [InlineData("[]", "expected an object")]
    [InlineData("{} {}", "line 1")]
    public async Task What_is_no_certificate_is_one_finding(string document, string said)
    {
        var result = await VerifyAsync(document);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var finding = Assert.Single(Inspect.Findings(result));
        Assert.Equal("$", finding.Path);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("none", Inspect.Value(result, "Approval digest"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Outages { get; } = new()
    {
        { "reverts", "Reverted" },
        { "no contract", "NoContract" },
        { "garbage", "MalformedResponse" },
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Outage_of_the_registry_is_degraded_and_says_the_fault(string outage, string kind)
    {
        _chain.RegistryFault = outage switch
        {
            "reverts" => ChainFault.Revert("registry is paused"),
            "no contract" => ChainFault.NoContract,
            _ => ChainFault.Answer([1, 2, 3]),
        };

        var result = await VerifyAsync(SampleApproval.Issue(Number, 1000));

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        foreach (var said in (string[])["verifying a signer approval", _wallet.EcdsaWalletId.ToString(), _chain.Network.WalletRegistry.ToString()!, kind])
        {
            Assert.Contains(said, line, StringComparison.Ordinal);
        }

        if (outage == "reverts")
        {
            Assert.Contains("registry is paused", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wallet_that_the_registry_does_not_hold_is_no_outage()
    {
        _chain.AddWallet(_wallet with { MembersIdsHash = null, State = WalletState.Closed });

        var result = await VerifyAsync(SampleApproval.Issue(Number, 1000));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("does not hold the wallet", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_wallet_is_not_found()
    {
        var unknown = SampleWallet.Create(9).WalletPublicKeyHash.ToString();

        var result = await VerifyAsync(SampleApproval.Issue(Number, 1000).ToJsonString(), unknown);

        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        Assert.Contains(unknown, result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_bridge_is_an_error()
    {
        _chain.BridgeFault = ChainFault.Revert("bridge is paused");

        var result = await VerifyAsync(SampleApproval.Issue(Number, 1000));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("bridge is paused", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--wallet' is required", "approval", "verify", "missing.json")]
    [InlineData("these are 4", "approval", "verify", "missing.json", "--wallet", "0xaa")]
    [InlineData("The certificate 'missing.json' cannot be read", "approval", "verify", "missing.json", "--wallet", "0x3091d288521caec06ea912eacfd733edc5a36d6e")]
    public async Task Usage_is_said_before_anything_is_asked(string said, params string[] arguments)
    {
        var result = await ConsoleApp.Tbtc.RunAsync([.. arguments, "--rpc", _chain.RpcUrl.ToString()]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(said, result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(0, _chain.RequestCount);
    }

    [Fact]
    public async Task Certificate_beyond_two_mebibytes_is_refused_before_anything_is_asked()
    {
        var result = await VerifyAsync(new string(' ', CovenantRequestJson.MaxBytes + 1));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("longer than 2 MiB", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(0, _chain.RequestCount);
    }

    private Task<ConsoleResult> VerifyAsync(JsonNode certificate) => VerifyAsync(certificate.ToJsonString());

    private Task<ConsoleResult> VerifyAsync(string certificate, string? wallet = null) => ConsoleApp.Tbtc.RunAsync(
        new ConsoleInput { StandardInput = certificate },
        [
            "approval", "verify", "-", "--wallet", wallet ?? _wallet.WalletPublicKeyHash.ToString(), "--rpc", _chain.RpcUrl.ToString(),
            "--bridge", _chain.Network.Bridge.ToString(), "--wallet-registry", _chain.Network.WalletRegistry.ToString()!,
        ]);
}
