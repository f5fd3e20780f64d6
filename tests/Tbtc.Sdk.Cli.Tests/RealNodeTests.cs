using System.Text.Json;
using Tbtc.Sdk.RealChain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>The tool against the real contracts on a real node.</summary>
[Trait("Node", "real")]
public sealed class RealNodeTests(RealNodeFixture fixture) : IClassFixture<RealNodeFixture>
{
    public static TheoryData<string> ContractFaults { get; } = ["Revert", "InvalidOpcode", "OutOfGas", "NoContract", "Answer", "WalletMismatch"];

    public static TheoryData<string> NodeFaults { get; } = ["Hang", "HttpStatus", "TooManyRequests", "RpcError", "Html", "CutConnection"];

    private TbtcNode Node => fixture.Node;

    [Fact]
    public async Task Fifty_wallets_are_shown_exactly_as_an_independent_client_reads_them()
    {
        var shown = await ShowAllAsync(Node.RpcUrl);

        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        var wallets = Show.Wallets(shown);
        var block = wallets[0].GetProperty("blockNumber").GetUInt64();
        var read = await ReadIndependentlyAsync(block);
        Assert.Equal(50, wallets.Count);
        Assert.Equal(read.Select(wallet => wallet.ToString()), wallets.Select(AsIndependentClient));
    }

    [Fact]
    public async Task Unknown_wallet_is_not_found()
    {
        var result = await ConsoleApp.Tbtc.RunAsync(Arguments(Node.RpcUrl, "0x00000000000000000000000000000000deadbeef"));

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("knows no wallet 0x00000000000000000000000000000000deadbeef", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ContractFaults))]
    public async Task Broken_registry_leaves_every_field_of_the_Bridge(string name)
    {
        var (fault, kind) = name switch
        {
            "Revert" => (ChainFault.Revert("paused"), "reverted"),
            "InvalidOpcode" => (ChainFault.InvalidOpcode, "reverted"),
            "OutOfGas" => (ChainFault.OutOfGas, "reverted"),
            "NoContract" => (ChainFault.NoContract, "noContract"),
            "Answer" => (ChainFault.Answer(new byte[33]), "malformedResponse"),
            _ => (ChainFault.Answer(SampleWallet.Create(7).ToRegistryAnswer()), "walletMismatch"),
        };

        await Node.UndoneAsync(async () =>
        {
            await Node.SetCodeAsync(Node.WalletRegistry, fault.ToRuntimeCode());

            AssertDegraded(await ShowAllAsync(Node.RpcUrl), kind);
        });
    }

    [Theory]
    [MemberData(nameof(NodeFaults))]
    public async Task Broken_way_to_the_registry_leaves_every_field_of_the_Bridge(string name)
    {
        var (fault, kind) = name switch
        {
            "Hang" => (ChainFault.Hang, "timeout"),
            "HttpStatus" => (ChainFault.HttpStatus(500), "transport"),
            "TooManyRequests" => (ChainFault.TooManyRequests(), "transport"),
            "RpcError" => (ChainFault.RpcError(-32000, "out of order"), "rpcError"),
            "Html" => (ChainFault.Html, "malformedResponse"),
            _ => (ChainFault.CutConnection, "transport"),
        };
        await using var proxy = await FaultProxy.StartAsync(Node.RpcUrl, Node.Network);
        proxy.RegistryFault = fault;

        AssertDegraded(await ShowAllAsync(proxy.RpcUrl, "--timeout", kind == "timeout" ? "10" : "60"), kind);
    }

    [Fact]
    public async Task Broken_Bridge_is_an_error() => await Node.UndoneAsync(async () =>
    {
        await Node.SetCodeAsync(Node.Bridge, ChainFault.Revert("paused").ToRuntimeCode());

        var result = await ShowAllAsync(Node.RpcUrl);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("tbtc: error: 50 wallets, the first: The Bridge could not be read: the Bridge at", result.OnlyErrorLine(), StringComparison.Ordinal);
    });

    [Fact]
    public async Task Wallets_are_shown_as_of_a_block_before_the_registry_broke() => await Node.UndoneAsync(async () =>
    {
        var number = await Node.Client.BlockNumberAsync();
        var hash = await Node.Client.BlockHashAsync(number);
        var wallet = SampleWallets.Live.WalletPublicKeyHash.ToString();
        await Node.MineAsync(3);

        foreach (var block in (string[])[$"{number}", hash.ToString()])
        {
            var result = await ConsoleApp.Tbtc.RunAsync(Arguments(Node.RpcUrl, wallet, "--block", block));

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Equal(number, Show.Wallets(result).Single().GetProperty("blockNumber").GetUInt64());
        }
    });

    [Fact]
    public async Task Quickstart_breaks_the_registry_without_changing_the_node()
    {
        var result = await ConsoleApp.Quickstart.RunAsync(
            "--rpc", Node.RpcUrl.ToString(), "--bridge", Node.Bridge.ToString(), "--wallet-registry", Node.WalletRegistry.ToString());

        Assert.Equal((0, ""), (result.ExitCode, result.Error));

        // The Bridge's active wallet is the one that was created last.
        Assert.Contains(fixture.Wallets[^1].WalletPublicKeyHash.ToString(), result.Output, StringComparison.Ordinal);
        Assert.Contains(fixture.Wallets[^1].MembersIdsHash.ToString()!, result.Output, StringComparison.Ordinal);
        Assert.Contains("none (Transport)", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ShowAllAsync(Node.RpcUrl)).ExitCode);
    }

    private void AssertDegraded(ConsoleResult result, string kind)
    {
        Assert.Equal(3, result.ExitCode);
        var wallets = Show.Wallets(result);
        Assert.Equal(fixture.Wallets.Count, wallets.Count);
        foreach (var (expected, wallet) in fixture.Wallets.Zip(wallets))
        {
            WalletAssert.HasBridgeFieldsOf(expected, wallet);
            Assert.Equal(kind, wallet.GetProperty("registryFault").GetProperty("kind").GetString());
        }

        Assert.StartsWith("tbtc: warning: 50 wallets, the first: No members-ids hash", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    private Task<ConsoleResult> ShowAllAsync(Uri rpcUrl, params string[] arguments) =>
        ConsoleApp.Tbtc.RunAsync(Arguments(rpcUrl, [.. fixture.Wallets.Select(wallet => wallet.WalletPublicKeyHash.ToString()), .. arguments]));

    private string[] Arguments(Uri rpcUrl, params string[] arguments) =>
        ["wallet", "show", "--json", "--rpc", rpcUrl.ToString(), "--bridge", Node.Bridge.ToString(), "--wallet-registry", Node.WalletRegistry.ToString(), .. arguments];

    private async Task<JsonElement[]> ReadIndependentlyAsync(ulong block)
    {
        var result = await new ConsoleApp("node").RunAsync([
            Path.Combine(AppContext.BaseDirectory, "independent-client.mjs"),
            NodePackages.Folder,
            Node.RpcUrl.ToString(),
            Node.Bridge.ToString(),
            Node.WalletRegistry.ToString(),
            $"{block}",
            .. fixture.Wallets.Select(wallet => wallet.WalletPublicKeyHash.ToString()),
        ]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return JsonSerializer.Deserialize<JsonElement[]>(result.Output)!;
    }

    /// <summary>An object of ours in the form of the independent client's.</summary>
    private static string AsIndependentClient(JsonElement wallet)
    {
        var data = wallet.GetProperty("membersIdsHash");
        var registered = data.ValueKind == JsonValueKind.Object;
        return JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["walletPublicKeyHash"] = Text("walletPublicKeyHash"),
            ["ecdsaWalletId"] = Text("ecdsaWalletId"),
            ["mainUtxoHash"] = Text("mainUtxoHash"),
            ["pendingRedemptionsValue"] = wallet.GetProperty("pendingRedemptionsValue").GetRawText(),
            ["createdAt"] = Text("createdAt"),
            ["movingFundsRequestedAt"] = Text("movingFundsRequestedAt"),
            ["closingStartedAt"] = Text("closingStartedAt"),
            ["pendingMovedFundsSweepRequestsCount"] = wallet.GetProperty("pendingMovedFundsSweepRequestsCount").GetRawText(),
            ["state"] = Text("state"),
            ["movingFundsTargetWalletsCommitmentHash"] = Text("movingFundsTargetWalletsCommitmentHash"),
            ["membersIdsHash"] = registered ? data.GetProperty("hash").GetString() : null,
            ["publicKey"] = registered ? data.GetProperty("publicKey").GetString() : null,
        });

        string? Text(string key) => wallet.GetProperty(key).GetString();
    }
}
