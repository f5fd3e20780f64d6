using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Chain.Resilience;

/// <summary>A list of wallets that takes many requests costs an outage's time once, not once a request.</summary>
public sealed class LongListTests
{
    private const int Wallets = 2_200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TbtcOptions Options = new() { Network = PlainChain.Network };

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedRpc _node = new("http://node.example");

    [Fact]
    public async Task Node_that_hangs_costs_one_total_timeout()
    {
        _node.OnCall = _ => _node.HangAsync<EthCallResult>();
        var options = new TbtcOptions { Network = PlainChain.Network, RequestTimeout = Options.TotalTimeout, MaxRetries = 0 };
        var reading = ReadAsync(new WalletReader(new ResilientEthereumRpc([_node], options, _time), options, time: _time));
        await _node.Hung;

        _time.Advance(Options.TotalTimeout);

        var results = await reading.WaitAsync(Patience);
        Assert.All(results, result => Assert.Equal(BridgeReadErrorKind.Timeout, Error(result).Kind));
        Assert.All(results, result => Assert.True(Error(result).IsTransient));
        Assert.Equal(1, _node.Calls);
    }

    [Fact]
    public async Task Nodes_that_hang_cost_one_total_timeout_together()
    {
        var other = new ScriptedRpc("http://other.example");
        _node.OnCall = _ => _node.HangAsync<EthCallResult>();
        other.OnCall = _ => other.HangAsync<EthCallResult>();
        var reader = new WalletReader(new ResilientEthereumRpc([_node, other], Options, _time), Options, time: _time);
        var reading = ReadAsync(reader);
        await _node.Hung;
        _time.Advance(Options.RequestTimeout);
        await other.Hung;
        _time.Advance(Options.TotalTimeout - Options.RequestTimeout);

        var results = await reading.WaitAsync(Patience);

        Assert.All(results, result => Assert.Equal(BridgeReadErrorKind.Timeout, Error(result).Kind));
        Assert.Equal((1, 1), (_node.Calls, other.Calls));
    }

    [Fact]
    public async Task Wallets_that_are_not_asked_for_say_so_and_why()
    {
        _node.OnCall = _ => throw _node.Unavailable;

        var results = await ReadAsync(new WalletReader(_node, Options, time: _time));

        Assert.Equal("The Bridge could not be read: the node at http://node.example failed: Transport 503. Check the node's address and that it can be reached, then try again.", Error(results[0]).Message);
        Assert.Equal(
            "The Bridge could not be read: this wallet was not asked for, as those before it in the same call could not be read: the node at http://node.example failed: Transport 503. "
            + "Check the node's address and that it can be reached, then try again.",
            Error(results[^1]).Message);
        Assert.Same(Error(results[0]).InnerException, Error(results[^1]).InnerException);
        Assert.Equal(1, _node.Calls);
    }

    [Fact]
    public async Task Outage_among_plain_calls_ends_the_list_too()
    {
        _node.OnCall = _ => throw _node.Failure(EthereumRpcErrorKind.RpcError, code: -32000);
        _node.OnBatch = (_, _) => throw _node.Unavailable;

        var results = await ReadAsync(new WalletReader(_node, Options, time: _time));

        Assert.All(results, result => Assert.Equal(BridgeReadErrorKind.Transport, Error(result).Kind));
        Assert.Single(_node.Asked, method => method.StartsWith("eth_call batch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EthereumRpcErrorKind.Timeout, null)]
    [InlineData(EthereumRpcErrorKind.Transport, null)]
    [InlineData(EthereumRpcErrorKind.WrongChain, null)]
    [InlineData(EthereumRpcErrorKind.RpcError, -32005)]
    public async Task Node_without_a_usable_answer_is_asked_once(EthereumRpcErrorKind kind, int? code)
    {
        _node.OnCall = _ => throw _node.Failure(kind, code: code);

        var results = await ReadAsync(new WalletReader(_node, Options, time: _time));

        Assert.All(results, result => Assert.Equal(kind.ToString(), Error(result).Kind.ToString()));
        Assert.Equal(["eth_call"], _node.Asked);
    }

    [Fact]
    public async Task Node_that_answers_nonsense_is_asked_once_in_every_way()
    {
        _node.OnCall = _ => throw _node.Failure(EthereumRpcErrorKind.MalformedResponse);
        _node.OnBatch = (_, _) => throw _node.Failure(EthereumRpcErrorKind.MalformedResponse);

        var results = await ReadAsync(new WalletReader(_node, Options, time: _time));

        Assert.All(results, result => Assert.Equal(BridgeReadErrorKind.MalformedResponse, Error(result).Kind));
        Assert.Single(_node.Asked, "eth_call batch of 100");
    }

    [Fact]
    public async Task Next_call_asks_again()
    {
        _node.OnCall = _ => throw _node.Unavailable;
        var reader = new WalletReader(_node, Options, time: _time);

        await ReadAsync(reader);
        await ReadAsync(reader);

        Assert.Equal(2, _node.Calls);
    }

    [Fact]
    public async Task Failure_that_is_no_outage_does_not_end_the_list()
    {
        _node.OnCall = _ => throw _node.Failure(EthereumRpcErrorKind.RpcError, code: -32000);
        _node.OnBatch = (calls, batch) => batch <= 2
            ? throw _node.Failure(EthereumRpcErrorKind.RpcError, code: -32000)
            : Task.FromResult<IReadOnlyList<EthCallResult>>([.. calls.Select(_ => EthCallResult.Succeeded(new byte[288]))]);

        var results = await ReadAsync(new WalletReader(_node, Options, time: _time));

        Assert.Contains(results, result => result.Error is BridgeReadException { Kind: BridgeReadErrorKind.RpcError });
        Assert.Contains(results, result => result.IsNotFound);
    }

    private static async Task<List<WalletReadResult>> ReadAsync(WalletReader reader)
    {
        var results = new List<WalletReadResult>();
        await foreach (var result in reader.GetWalletsAsync(Enumerable.Repeat(PlainChain.Wallet, Wallets)))
        {
            results.Add(result);
        }

        Assert.Equal(Wallets, results.Count);
        return results;
    }

    private static BridgeReadException Error(WalletReadResult result) => Assert.IsType<BridgeReadException>(result.Error);
}
