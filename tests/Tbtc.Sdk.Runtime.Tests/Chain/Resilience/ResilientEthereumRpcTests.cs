using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Chain.Resilience;

public sealed class ResilientEthereumRpcTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly EthCall Call = new(null, new byte[] { 1 });
    private static readonly Bytes32 Hash = Bytes32.Parse("0x" + new string('7', 64));

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedRpc _first = new("http://first.example");
    private readonly ScriptedRpc _second = new("http://second.example");
    private readonly ScriptedRpc _third = new("http://third.example");

    [Theory]
    [InlineData(EthereumRpcErrorKind.Transport, null, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 429, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 500, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 503, null)]
    [InlineData(EthereumRpcErrorKind.Timeout, null, null)]
    [InlineData(EthereumRpcErrorKind.RpcError, null, -32005)]
    [InlineData(EthereumRpcErrorKind.RpcError, null, 429)]
    public async Task Failure_that_may_pass_is_followed_by_a_retry(EthereumRpcErrorKind kind, int? status, int? code)
    {
        _first.OnCall = call => call < 3 ? throw _first.Failure(kind, (HttpStatusCode?)status, code: code) : Task.FromResult(EthCallResult.Succeeded(new byte[] { 9 }));

        var result = await _time.RunAsync(Resilient(_first).CallAsync(Call, Hash));

        Assert.Equal([9], result.Data.ToArray());
        Assert.Equal(3, _first.Calls);
    }

    [Theory]
    [InlineData(EthereumRpcErrorKind.RpcError, null, -32000)]
    [InlineData(EthereumRpcErrorKind.MalformedResponse, null, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 401, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 413, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 501, null)]
    public async Task Failure_that_does_not_pass_is_the_outcome_at_once(EthereumRpcErrorKind kind, int? status, int? code)
    {
        var failure = _first.Failure(kind, (HttpStatusCode?)status, code: code);
        _first.OnCall = _ => throw failure;

        Assert.Same(failure, await Assert.ThrowsAsync<EthereumRpcException>(() => Resilient(_first).CallAsync(Call, Hash)));
        Assert.Equal(1, _first.Calls);
    }

    [Fact]
    public async Task Revert_is_the_outcome_at_once()
    {
        _first.OnCall = _ => Task.FromResult(EthCallResult.Reverted("paused", default));

        var result = await Resilient(_first, _second).CallAsync(Call, Hash);

        Assert.Equal(EthCallStatus.Reverted, result.Status);
        Assert.Equal(1, _first.Calls);
        Assert.Empty(_second.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Retries_end_with_the_last_failure(int maxRetries)
    {
        _first.OnCall = _ => throw _first.Unavailable;
        var rpc = new ResilientEthereumRpc([_first], new TbtcOptions { MaxRetries = maxRetries }, _time);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => _time.RunAsync(rpc.CallAsync(Call, Hash)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.HttpStatus);
        Assert.Equal(1 + maxRetries, _first.Calls);
    }

    [Fact]
    public async Task Retry_waits_as_long_as_the_node_asks()
    {
        _first.OnCall = call => call == 1
            ? throw _first.Failure(EthereumRpcErrorKind.Transport, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(12))
            : Task.FromResult(EthCallResult.Succeeded(default));
        var call = Resilient(_first).CallAsync(Call, Hash);

        _time.Advance(TimeSpan.FromSeconds(11.999));
        Assert.Equal(1, _first.Calls);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await call.WaitAsync(Patience);
        Assert.Equal(2, _first.Calls);
    }

    [Fact]
    public async Task Node_that_asks_for_more_time_than_there_is_is_not_waited_for()
    {
        _first.OnCall = _ => throw _first.Failure(EthereumRpcErrorKind.Transport, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(31));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Resilient(_first).CallAsync(Call, Hash).WaitAsync(Patience));

        Assert.Equal(HttpStatusCode.TooManyRequests, error.HttpStatus);
        Assert.Equal(1, _first.Calls);
    }

    [Fact]
    public async Task Attempt_that_hangs_ends_after_the_request_timeout_and_the_next_node_is_asked()
    {
        _first.OnCall = _ => _first.HangAsync<EthCallResult>();
        var call = Resilient(_first, _second).CallAsync(Call, Hash);
        await _first.Hung;

        _time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(call.IsCompleted);
        Assert.Empty(_second.Asked);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await call.WaitAsync(Patience);
        Assert.Equal(1, _second.Calls);
    }

    [Fact]
    public async Task Nodes_that_hang_cost_the_total_timeout_and_no_more_also_when_they_ignore_cancellation()
    {
        _first.OnCall = _ => _first.HangAsync<EthCallResult>();
        var rpc = new ResilientEthereumRpc([_first], new TbtcOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, _time);
        var call = rpc.CallAsync(Call, Hash);
        await _first.Hung;

        _time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => call.WaitAsync(Patience));
        Assert.Equal(EthereumRpcErrorKind.Timeout, error.Kind);
    }

    [Fact]
    public async Task Total_timeout_tells_the_last_failure()
    {
        _first.OnCall = call => call == 1 ? throw _first.Unavailable : _first.HangAsync<EthCallResult>();
        var rpc = new ResilientEthereumRpc([_first], new TbtcOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, _time);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => _time.RunAsync(rpc.CallAsync(Call, Hash)));

        Assert.Equal(EthereumRpcErrorKind.Timeout, error.Kind);
        Assert.Equal(
            "the node at http://first.example did not answer within 30 s; the last failure: the node at http://first.example failed: Transport 503",
            error.Message);
    }

    [Fact]
    public async Task Next_node_is_asked_at_once_and_no_further_one()
    {
        _first.OnCall = _ => throw _first.Unavailable;

        var result = await Resilient(_first, _second, _third).CallAsync(Call, Hash).WaitAsync(Patience);

        Assert.Equal([0x2a], result.Data.ToArray());
        Assert.Equal((1, 1, 0), (_first.Calls, _second.Calls, _third.Calls));
    }

    [Theory]
    [InlineData(EthereumRpcErrorKind.MalformedResponse, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 401)]
    [InlineData(EthereumRpcErrorKind.Transport, 302)]
    public async Task Node_that_cannot_be_asked_at_all_is_followed_by_the_next(EthereumRpcErrorKind kind, int? status)
    {
        _first.OnCall = _ => throw _first.Failure(kind, (HttpStatusCode?)status);

        await Resilient(_first, _second).CallAsync(Call, Hash);

        Assert.Equal((1, 1), (_first.Calls, _second.Calls));
    }

    [Theory]
    [InlineData(EthereumRpcErrorKind.RpcError, null)]
    [InlineData(EthereumRpcErrorKind.Transport, 413)]
    public async Task Node_that_refuses_what_it_is_asked_is_believed_and_stays_the_first(EthereumRpcErrorKind kind, int? status)
    {
        _first.OnCall = call => call == 1 ? throw _first.Failure(kind, (HttpStatusCode?)status) : Task.FromResult(EthCallResult.Succeeded(default));
        var rpc = Resilient(_first, _second);

        await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, Hash));
        await rpc.CallAsync(Call, Hash);

        Assert.Equal((2, 0), (_first.Calls, _second.Calls));
    }

    [Fact]
    public async Task Node_that_failed_is_asked_last_until_a_total_timeout_has_passed()
    {
        _first.OnCall = call => call == 1 ? throw _first.Unavailable : Task.FromResult(EthCallResult.Succeeded(default));
        var rpc = Resilient(_first, _second);
        await rpc.CallAsync(Call, Hash);

        _time.Advance(TimeSpan.FromSeconds(29.999));
        await rpc.CallAsync(Call, Hash);
        Assert.Equal((1, 2), (_first.Calls, _second.Calls));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await rpc.CallAsync(Call, Hash);

        Assert.Equal((2, 2), (_first.Calls, _second.Calls));
    }

    [Fact]
    public async Task When_all_nodes_fail_another_round_begins()
    {
        _first.OnCall = _ => throw _first.Unavailable;
        _second.OnCall = call => call == 1 ? throw _second.Unavailable : Task.FromResult(EthCallResult.Succeeded(default));

        await _time.RunAsync(Resilient(_first, _second).CallAsync(Call, Hash));

        Assert.Equal((2, 2), (_first.Calls, _second.Calls));
    }

    [Fact]
    public async Task Each_node_is_asked_for_its_chain_once_before_anything_else()
    {
        _first.OnCall = call => call == 2 ? throw _first.Unavailable : Task.FromResult(EthCallResult.Succeeded(default));
        var rpc = OnChain(1, _first, _second);

        Assert.Equal(1UL, await rpc.GetChainIdAsync());
        await rpc.CallAsync(Call, Hash);
        await rpc.CallAsync(Call, Hash);
        await rpc.CallAsync(Call, Hash);

        Assert.Equal(["eth_chainId", "eth_call", "eth_call"], _first.Asked);
        Assert.Equal(["eth_chainId", "eth_call", "eth_call"], _second.Asked);
    }

    [Fact]
    public async Task Node_on_another_chain_is_never_used()
    {
        _first.OnCall = _ => throw _first.Unavailable;
        _second.ChainId = 5;

        var rpc = OnChain(1, _first, _second, _third);
        await rpc.CallAsync(Call, Hash);
        await rpc.CallAsync(Call, Hash);

        Assert.Equal(["eth_chainId"], _second.Asked);
        Assert.Equal(2, _third.Calls);
    }

    [Fact]
    public async Task Nodes_that_are_all_on_another_chain_are_reported()
    {
        _first.ChainId = 5;
        var rpc = OnChain(1, _first);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, Hash));
        await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.GetChainIdAsync());

        Assert.Equal(EthereumRpcErrorKind.WrongChain, error.Kind);
        Assert.Equal("the node at http://first.example is on chain 5, not on chain 1", error.Message);
        Assert.Equal(["eth_chainId"], _first.Asked);
    }

    [Fact]
    public async Task Without_a_chain_id_no_node_is_asked_for_its_own()
    {
        await Resilient(_first).CallAsync(Call, Hash);

        Assert.Equal(["eth_call"], _first.Asked);
    }

    [Fact]
    public async Task Calls_of_a_batch_that_fail_for_a_while_are_asked_again_alone_at_a_block_hash()
    {
        _first.OnBatch = (calls, _) => Task.FromResult<IReadOnlyList<EthCallResult>>(
            [.. calls.Select(call => calls.Count == 3 && call.Data.Span[0] == 2 ? TooMany() : EthCallResult.Succeeded(call.Data))]);

        var results = await _time.RunAsync(Resilient(_first).CallBatchAsync(Three, Hash));

        Assert.Equal([1, 2, 3], results.Select(result => result.Data.Span[0]));
        Assert.Equal(["eth_call batch of 3", "eth_call batch of 1"], _first.Asked);
    }

    [Fact]
    public async Task Batch_at_a_block_that_may_change_is_asked_again_whole()
    {
        _first.OnBatch = (calls, batch) => Task.FromResult<IReadOnlyList<EthCallResult>>(
            [.. calls.Select(call => batch == 1 && call.Data.Span[0] == 2 ? TooMany() : EthCallResult.Succeeded(call.Data))]);

        var results = await _time.RunAsync(Resilient(_first).CallBatchAsync(Three, BlockReference.Latest));

        Assert.Equal([1, 2, 3], results.Select(result => result.Data.Span[0]));
        Assert.Equal(["eth_call batch of 3", "eth_call batch of 3"], _first.Asked);
    }

    [Fact]
    public async Task Calls_of_a_batch_that_keep_failing_leave_the_others_their_answers()
    {
        _first.OnBatch = (calls, _) => Task.FromResult<IReadOnlyList<EthCallResult>>(
            [.. calls.Select(call => call.Data.Span[0] == 2 ? TooMany() : EthCallResult.Succeeded(call.Data))]);

        var results = await _time.RunAsync(Resilient(_first).CallBatchAsync(Three, Hash));

        Assert.Equal([EthCallStatus.Succeeded, EthCallStatus.Failed, EthCallStatus.Succeeded], results.Select(result => result.Status));
        Assert.Equal(4, _first.Asked.Count);
    }

    [Fact]
    public async Task Cancellation_ends_a_wait_for_the_next_retry()
    {
        _first.OnCall = _ => throw _first.Unavailable;
        using var cancellation = new CancellationTokenSource();
        var call = Resilient(_first).CallAsync(Call, Hash, cancellation.Token);

        await cancellation.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(1, _first.Calls);
    }

    [Fact]
    public async Task Cancellation_ends_an_attempt_that_ignores_it()
    {
        _first.OnCall = _ => _first.HangAsync<EthCallResult>();
        using var cancellation = new CancellationTokenSource();
        var call = Resilient(_first).CallAsync(Call, Hash, cancellation.Token);
        await _first.Hung;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
    }

    [Fact]
    public void Endpoint_names_all_nodes() => Assert.Equal("http://first.example or http://second.example", Resilient(_first, _second).Endpoint);

    [Fact]
    public void No_node_is_refused() => Assert.Throws<ArgumentException>(() => Resilient());

    private static EthCall[] Three => [new(null, new byte[] { 1 }), new(null, new byte[] { 2 }), new(null, new byte[] { 3 })];

    private EthCallResult TooMany() => EthCallResult.Failed(_first.Failure(EthereumRpcErrorKind.RpcError, code: -32005));

    private ResilientEthereumRpc Resilient(params IEthereumRpc[] nodes) => new(nodes, new TbtcOptions(), _time);

    private ResilientEthereumRpc OnChain(ulong chainId, params IEthereumRpc[] nodes) =>
        new(nodes, new TbtcOptions { Network = new TbtcNetwork(TbtcNetwork.Mainnet.Bridge, chainId: chainId) }, _time);
}
