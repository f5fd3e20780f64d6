using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Cli.Tests.Approval;
using Tbtc.Sdk.Testing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>Signer approvals, verified by a node against a chain: an outage of the registry is told as such, and is never taken for a bad approval or a good one.</summary>
public sealed class SignerApprovalTests : IAsyncLifetime
{
    private const int Number = 7;
    private const int OtherNumber = 8;

    private TestChain _chain = null!;
    private SignerHost _host = null!;

    public async Task InitializeAsync()
    {
        _chain = await TestChain.StartAsync();
        _chain.AddWallet(SampleWallet.Create(Number));
        _host = await SignerHost.StartAsync(new()
        {
            Services = services => services
                .AddTbtc(options =>
                {
                    (options.RpcUrl, options.Network) = (_chain.RpcUrl, _chain.Network);
                    (options.MaxRetries, options.RequestTimeout) = (0, TimeSpan.FromSeconds(2));
                    (options.RegistryTimeout, options.TotalTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
                })
                .AddSignerApprovalVerifier(),
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task Good_approval_is_accepted_up_to_its_last_block_and_the_job_stays_submittable_after()
    {
        var body = Submit(Number, _chain.BlockNumber);
        var first = await _host.SubmitAsync(body.Bytes());
        first.IsStep("PENDING");

        _chain.MineBlock();
        var again = await _host.SubmitAsync(body.Bytes());
        body["routeRequestId"] = "rr-2";
        var late = await _host.SubmitAsync(body.Bytes());

        Assert.Equal(first.Text, again.Text);
        late.IsLine(HttpStatusCode.BadRequest, "$.request.signerApproval.endBlock: expected the current block, 101, or a later one");
        Assert.Equal(1, await _host.CountJobsAsync());
    }

    [Fact]
    public async Task Request_without_an_approval_is_400()
    {
        (await _host.SubmitAsync(Vectors.Body(Vectors.Request()).Bytes())).IsLine(HttpStatusCode.BadRequest, "$.request.signerApproval: is required");
        Assert.Equal(0, await _host.CountJobsAsync());
    }

    [Fact]
    public async Task Approval_of_another_signer_set_is_400()
    {
        (await _host.SubmitAsync(Submit(Number, 1000, Keccak256.HashData("other members"u8)).Bytes())).IsLine(HttpStatusCode.BadRequest, "$.request.signerApproval.signerSetHash");
        Assert.Equal(0, await _host.CountJobsAsync());
    }

    [Fact]
    public async Task Approval_of_another_wallet_than_the_script_templates_is_400()
    {
        _chain.AddWallet(SampleWallet.Create(OtherNumber));
        var body = Submit(OtherNumber, 1000);
        body["request"]!["scriptTemplate"]!["signerPublicKey"] = CompressedKey(Number);

        (await _host.SubmitAsync(body.Bytes())).IsLine(HttpStatusCode.BadRequest, "$.request.signerApproval.walletPublicKey: expected the key of $.request.scriptTemplate.signerPublicKey");
        Assert.Equal(0, await _host.CountJobsAsync());
    }

    [Fact]
    public async Task Approval_of_a_wallet_that_the_bridge_does_not_know_is_400()
    {
        (await _host.SubmitAsync(Submit(OtherNumber, 1000).Bytes())).IsLine(HttpStatusCode.BadRequest, "knows none with the hash");
        Assert.Equal(0, await _host.CountJobsAsync());
    }

    [Fact]
    public async Task Approval_of_a_wallet_that_the_registry_no_longer_holds_is_400()
    {
        _chain.AddWallet(SampleWallet.Create(OtherNumber) with { MembersIdsHash = null, State = WalletState.Closed });

        (await _host.SubmitAsync(Submit(OtherNumber, 1000, Keccak256.HashData("members"u8)).Bytes()))
            .IsLine(HttpStatusCode.BadRequest, "does not hold the wallet");
        Assert.Equal(0, await _host.CountJobsAsync());
    }

    [Fact]
    public async Task Outage_of_the_registry_is_503_names_it_and_passes()
    {
        var body = Submit(Number, 1000).Bytes();
        _chain.RegistryFault = ChainFault.Revert("registry is paused");

        var refused = await _host.SubmitAsync(body);

        refused.IsLine(HttpStatusCode.ServiceUnavailable, "'verifying a signer approval' needs the members-ids hash of the wallet");
        Assert.Contains("registry is paused", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _host.CountJobsAsync());
        _chain.RegistryFault = null;
        (await _host.SubmitAsync(body)).IsStep("PENDING");
    }

    [Fact]
    public async Task Node_that_cannot_be_read_is_503_and_known_jobs_go_on()
    {
        var known = Submit(Number, 1000);
        var requestId = (await _host.SubmitAsync(known.Bytes())).RequestId;
        var other = Submit(Number, 1000);
        other["routeRequestId"] = "rr-2";
        _chain.NodeFault = ChainFault.HttpStatus(500);

        (await _host.SubmitAsync(other.Bytes())).IsLine(HttpStatusCode.ServiceUnavailable, "A signer approval could not be verified, because the Bridge could not be read");
        Assert.Equal(requestId, (await _host.SubmitAsync(known.Bytes())).RequestId);
        (await _host.PollAsync(requestId, known.Bytes())).IsStep("PENDING");
        Assert.Equal(1, await _host.CountJobsAsync());
    }

    /// <summary>A good submit, approved by the wallet with this number.</summary>
    private static JsonObject Submit(int number, ulong endBlock, Bytes32? membersIdsHash = null)
    {
        var digest = Bytes32.Parse(Vectors.Vector("with_signer_approval")["approvalDigest"]!.GetValue<string>());
        var request = Vectors.Request("with_signer_approval");
        var certificate = SampleApproval.Issue(number, endBlock, membersIdsHash ?? SampleWallet.Create(number).MembersIdsHash!.Value, digest);
        request["scriptTemplate"]!["signerPublicKey"] = CompressedKey(number);
        request["artifactSignatures"]![2] = certificate["signature"]!.DeepClone();
        request["signerApproval"] = certificate;
        return Vectors.Body(request);
    }

    private static string CompressedKey(int number)
    {
        var key = SampleWallet.Create(number).PublicKey.AsSpan();
        return $"0x{(key[^1] % 2 == 0 ? "02" : "03")}{Convert.ToHexStringLower(key[..32])}";
    }
}
