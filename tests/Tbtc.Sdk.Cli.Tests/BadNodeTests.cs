using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>A node that does not answer as it should: one line that names the node and the remedy, exit code 1, and no credential.</summary>
public sealed class BadNodeTests
{
    private const string Secret = "s3cr3t";
    private static readonly string Wallet = SampleWallets.Live.WalletPublicKeyHash.ToString();

    public static TheoryData<ChainFault, string> NodeFaults { get; } = new()
    {
        { ChainFault.Hang, "did not answer within" },
        { ChainFault.HangHalfway, "did not answer within" },
        { ChainFault.CutConnection, "could not be asked" },
        { ChainFault.CutHalfway, "the node at http://127.0.0.1:" },
        { ChainFault.Html, "something else than was asked for" },
        { ChainFault.TruncatedJson, "something else than was asked for" },
        { ChainFault.Oversized, "more than the 16777216 bytes" },
        { ChainFault.WrongType, "something else than was asked for" },
        { ChainFault.WrongId, "something else than was asked for" },
        { ChainFault.TooManyRequests(), "HTTP 429" },
        { ChainFault.HttpStatus(401), "HTTP 401" },
        { ChainFault.HttpStatus(500), "HTTP 500" },
        { ChainFault.RpcError(-32000, "out of order"), "out of order" },
    };

    [Theory]
    [MemberData(nameof(NodeFaults))]
    public async Task Node_that_fails_is_named_with_the_remedy(ChainFault fault, string cause)
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.NodeFault = fault;

        // Long enough for a busy machine where it is not the timeout that is tested.
        await FailsAsync(chain, chain.RpcUrl, cause, "--timeout", cause.Contains("did not answer", StringComparison.Ordinal) ? "3" : "60");
    }

    [Fact]
    public async Task Bridge_without_code_is_named()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.BridgeFault = ChainFault.EmptyResult;

        await FailsAsync(chain, chain.RpcUrl, "there is no contract at the Bridge's address");
    }

    [Fact]
    public async Task Node_that_refuses_connections_is_named_with_the_remedy()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);

        await FailsAsync(chain, new Uri("http://127.0.0.1:1"), "Connection refused");
    }

    [Fact]
    public async Task Node_of_another_chain_is_named_with_both_chains()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);

        await FailsAsync(chain, chain.RpcUrl, "not on chain 424242", "--chain-id", "424242");
    }

    [Fact]
    public async Task Mainnet_is_not_read_from_a_node_of_another_chain()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);

        var result = await ConsoleApp.Tbtc.RunAsync("wallet", "show", Wallet, "--rpc", chain.RpcUrl.ToString());

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("not on chain 1.", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_of_the_same_kind_take_one_line_for_all_wallets()
    {
        var result = await ConsoleApp.Tbtc.RunAsync("wallet", "show", Wallet, Wallet, Wallet, "--rpc", "http://127.0.0.1:1", "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("tbtc: error: 3 wallets, the first: The Bridge could not be read", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(3, Show.Wallets(result).Count(wallet => wallet.GetProperty("found").ValueKind == System.Text.Json.JsonValueKind.Null));
    }

    [Fact]
    public async Task Node_that_hangs_costs_a_long_list_its_timeout_once()
    {
        const int Wallets = 2_500;
        const int MostRequestsOfARead = 4;
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.NodeFault = ChainFault.Hang;

        var result = await Show.OnAsync(chain, new ConsoleInput { StandardInput = string.Join('\n', Enumerable.Repeat(Wallet, Wallets)) }, "--json", "--file", "-", "--timeout", "2");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("tbtc: error: 2500 wallets, the first: The Bridge could not be read: the node at http://127.0.0.1:", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(Wallets, Show.Wallets(result).Count);
        Assert.InRange(chain.RequestCount, 1, MostRequestsOfARead);
    }

    [Fact]
    public async Task Key_that_the_node_repeats_is_not_shown()
    {
        const string Key = "0123456789abcdef0123456789abcdef";
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.NodeFault = ChainFault.RpcError(-32000, $"invalid project id {Key}");

        var result = await ConsoleApp.Tbtc.RunAsync("wallet", "show", Wallet, "--rpc", $"{chain.RpcUrl}v3/{Key}", "--bridge", chain.Network.Bridge.ToString());

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        Assert.Contains("invalid project id", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, line, StringComparison.Ordinal);
    }

    private static async Task FailsAsync(TestChain chain, Uri node, string cause, params string[] arguments)
    {
        var rpcUrl = new UriBuilder(node) { UserName = "user", Password = Secret, Path = Secret, Query = $"key={Secret}" }.Uri;

        var result = await ConsoleApp.Tbtc.RunAsync([
            "wallet", "show", Wallet, "--rpc", rpcUrl.AbsoluteUri, "--bridge", chain.Network.Bridge.ToString(), "--wallet-registry", chain.Network.WalletRegistry.ToString()!, .. arguments]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        Assert.Contains(cause, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.DoesNotContain("user", line.Replace("use", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
