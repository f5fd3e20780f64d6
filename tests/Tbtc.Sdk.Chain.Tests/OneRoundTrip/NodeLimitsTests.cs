using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>What a node refuses is learned from its errors, and remembered for an hour.</summary>
[Collection(NodeWithWallets.Collection)]
public class NodeLimitsTests(NodeWithWallets chain)
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Node_that_limits_the_size_of_the_program_is_asked_for_as_many_wallets_as_it_takes()
    {
        var rpc = chain.Connect();
        rpc.OnProgram = RefuseMoreThan(100, rpc);
        var reader = Reader(rpc);

        Assert.All(await reader.ReadAllAsync(chain.Hashes(400)), result => Assert.True(result.IsFound));
        Assert.Equal([400, 1, 200, 100, 100, 100, 99], rpc.ProgramSizes);
        Assert.All(rpc.Requests, request => Assert.StartsWith("program", request, StringComparison.Ordinal));

        rpc.ProgramSizes.Clear();
        Assert.All(await reader.ReadAllAsync(chain.Hashes(400)), result => Assert.True(result.IsFound));
        Assert.Equal([100, 100, 100, 100], rpc.ProgramSizes);
    }

    [Fact]
    public async Task Limit_that_was_learned_lapses_after_an_hour()
    {
        var rpc = chain.Connect();
        rpc.OnProgram = RefuseMoreThan(300, rpc);
        var reader = Reader(rpc);
        await reader.ReadAllAsync(chain.Hashes(400));
        rpc.OnProgram = (_, _, send) => send();
        rpc.ProgramSizes.Clear();

        _time.Advance(TimeSpan.FromMinutes(59));
        await reader.ReadAllAsync(chain.Hashes(400));
        Assert.Equal([200, 200], rpc.ProgramSizes);

        rpc.ProgramSizes.Clear();
        _time.Advance(TimeSpan.FromMinutes(1));
        await reader.ReadAllAsync(chain.Hashes(400));
        Assert.Equal([400], rpc.ProgramSizes);
    }

    [Fact]
    public async Task Longest_answer_that_is_read_limits_how_many_wallets_are_asked_for()
    {
        var rpc = chain.Connect(maxResponseBytes: 64 * 1024);

        Assert.All(await Reader(rpc).ReadAllAsync(chain.Hashes(400)), result => Assert.True(result.IsFound));

        Assert.Equal([400, 1, 200, 100, 50], rpc.ProgramSizes.Take(5));
        Assert.All(rpc.Requests, request => Assert.StartsWith("program", request, StringComparison.Ordinal));
    }

    public static TheoryData<string> Refusals => ["error", "not found", "revert data withheld", "other revert data", "no answer", "not executed"];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Node_that_does_not_run_the_program_is_read_with_plain_calls_for_an_hour(string refusal)
    {
        var rpc = chain.Connect();
        rpc.OnProgram = (_, _, _) => refusal switch
        {
            "error" => throw InterceptedRpc.Refusal,
            "not found" => throw new EthereumRpcException(EthereumRpcErrorKind.Transport, "HTTP 413", "http://node") { HttpStatus = System.Net.HttpStatusCode.RequestEntityTooLarge },
            "revert data withheld" => Task.FromResult(EthCallResult.Reverted("execution reverted", default)),
            "other revert data" => Task.FromResult(EthCallResult.Reverted("execution reverted", new byte[500])),
            "no answer" => throw new EthereumRpcException(EthereumRpcErrorKind.MalformedResponse, "not JSON", "http://node"),
            _ => Task.FromResult(EthCallResult.Succeeded(default)),
        };
        var reader = Reader(rpc);

        Assert.All(await reader.ReadAllAsync(chain.Hashes(400)), result => Assert.True(result.IsFound));
        Assert.Equal([400, 1], rpc.ProgramSizes);

        await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);
        Assert.Equal([400, 1], rpc.ProgramSizes);

        _time.Advance(TimeSpan.FromHours(1));
        await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);
        Assert.Equal([400, 1, 1], rpc.ProgramSizes);
    }

    [Fact]
    public async Task Plain_calls_read_all_wallets_at_the_block_of_the_first()
    {
        var rpc = chain.Connect();
        rpc.OnProgram = InterceptedRpc.RefuseProgram;

        var results = await Reader(rpc).ReadAllAsync(chain.Hashes(250));

        var block = results[0].Wallet!;
        Assert.All(results, result => Assert.Equal((block.BlockNumber, block.BlockHash), (result.Wallet!.BlockNumber, result.Wallet.BlockHash)));
        Assert.Equal(3, rpc.Requests.Count(request => request.StartsWith("header", StringComparison.Ordinal)));
        Assert.Equal(6, rpc.Requests.Count(request => request.StartsWith("batch", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Node_that_has_run_the_program_before_is_asked_again_after_an_error()
    {
        var rpc = chain.Connect();
        var reader = Reader(rpc);
        await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);
        rpc.OnProgram = InterceptedRpc.RefuseProgram;
        await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);
        rpc.OnProgram = (_, _, send) => send();
        rpc.Requests.Clear();

        await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);

        Assert.Equal(["program latest"], rpc.Requests);
    }

    [Fact]
    public async Task Block_that_the_node_does_not_know_teaches_nothing()
    {
        var rpc = chain.Connect();
        var reader = Reader(rpc);

        var results = await reader.ReadAllAsync(chain.Hashes(400), BlockReference.FromNumber(1_000_000));

        Assert.All(results, result => Assert.Equal(BridgeReadErrorKind.UnknownBlock, Assert.IsType<BridgeReadException>(result.Error).Kind));
        rpc.Requests.Clear();
        await reader.ReadAllAsync(chain.Hashes(400));
        Assert.Equal(["program latest"], rpc.Requests);
    }

    [Fact]
    public async Task Node_that_times_out_is_not_asked_again_in_another_way()
    {
        var rpc = chain.Connect();
        rpc.OnProgram = (_, _, _) => throw new EthereumRpcException(EthereumRpcErrorKind.Timeout, "the node at http://node did not answer within 10 s", "http://node");

        var results = await Reader(rpc).ReadAllAsync(chain.Hashes(400));

        Assert.All(results, result => Assert.Equal(BridgeReadErrorKind.Timeout, Assert.IsType<BridgeReadException>(result.Error).Kind));
        Assert.Single(rpc.Requests);
    }

    private WalletReader Reader(InterceptedRpc rpc) => new(rpc, new TbtcOptions { Network = chain.Node.Network }, time: _time);

    private static InterceptedRpc.ProgramCall RefuseMoreThan(int wallets, InterceptedRpc rpc) =>
        (_, _, send) => rpc.ProgramSizes[^1] > wallets ? throw InterceptedRpc.Refusal : send();
}
