using System.Text;

namespace Tbtc.Sdk.Chain.Transport;

/// <summary>What every transport must do with JSON-RPC batches.</summary>
public abstract class BatchTransportTests : TransportTests
{
    private static readonly EthCall[] Three = [Call, Call with { Data = new byte[] { 4 } }, Call with { Data = new byte[] { 5 } }];

    /// <summary>Whether the error is known that a batch was refused by, where it comes alone and not as a batch.</summary>
    protected virtual bool TellsWhyABatchIsRefused => true;

    [Fact]
    public async Task Batch_is_one_request()
    {
        await using var server = Batches(ids => [Result(ids[0], "0xa0"), Result(ids[1], "0xa1"), Result(ids[2], "0x")]);

        var results = await Connect(server.Url).CallBatchAsync(Three, 5);

        Assert.Equal(["a0", "a1", ""], results.Select(Hex));
        Assert.Single(server.Requests);
        Assert.Equal(3, server.Requests[0].Ids.Distinct().Count());
    }

    [Fact]
    public async Task Batch_of_nothing_asks_nothing()
    {
        await using var server = Batches(_ => []);

        Assert.Empty(await Connect(server.Url).CallBatchAsync([], BlockReference.Latest));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Answers_out_of_order_are_put_in_order()
    {
        await using var server = Batches(ids => [Result(ids[2], "0xa2"), Result(ids[0], "0xa0"), Result(ids[1], "0xa1")]);

        var results = await Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest);

        Assert.Equal(["a0", "a1", "a2"], results.Select(Hex));
    }

    [Fact]
    public async Task Call_that_reverts_or_fails_in_a_batch_leaves_the_others_alone()
    {
        await using var server = Batches(ids =>
        [
            $$$"""{"jsonrpc":"2.0","id":{{{ids[0]}}},"error":{"code":3,"message":"execution reverted","data":"0x01"}}""",
            $$$"""{"jsonrpc":"2.0","id":{{{ids[1]}}},"error":{"code":-32005,"message":"too many requests"}}""",
            Result(ids[2], "0xa2"),
        ]);

        var results = await Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest);

        Assert.Equal([EthCallStatus.Reverted, EthCallStatus.Failed, EthCallStatus.Succeeded], results.Select(result => result.Status));
        Assert.Equal("01", Hex(results[0]));
        Assert.True(results[1].Error!.IsTransient);
    }

    [Fact]
    public async Task Answer_that_is_not_hex_in_a_batch_leaves_the_others_alone()
    {
        await using var server = Batches(ids => [Result(ids[0], "0xa0"), Result(ids[1], "0xzz"), Result(ids[2], "0xa2")]);

        var results = await Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest);

        AssertOnlyTheSecondIsMalformed(results);
    }

    [Fact]
    public async Task Answer_that_is_missing_from_a_batch_fails_its_call_alone()
    {
        await using var server = Batches(ids => [Result(ids[0], "0xa0"), Result(ids[2], "0xa2")]);

        var results = await Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest);

        AssertOnlyTheSecondIsMalformed(results);
    }

    [Fact]
    public async Task Answer_that_comes_twice_in_a_batch_fails_its_call_alone()
    {
        await using var server = Batches(ids => [Result(ids[0], "0xa0"), Result(ids[1], "0xa1"), Result(ids[1], "0xa3"), Result(ids[2], "0xa2")]);

        var results = await Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest);

        AssertOnlyTheSecondIsMalformed(results);
    }

    [Theory]
    [InlineData("987654321")]
    [InlineData("\"one\"")]
    [InlineData("null")]
    public async Task Answer_to_a_request_that_was_not_in_the_batch_spoils_it(string id)
    {
        await using var server = Batches(ids => [Result(ids[0], "0xa0"), Result(ids[1], "0xa1"), Result(id, "0xa2")]);

        await AssertMalformedAsync(server);
    }

    [Theory]
    [InlineData("[1,2,3]")]
    [InlineData("[null]")]
    [InlineData("7")]
    [InlineData("[")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0x"}""")]
    public async Task Batch_that_is_answered_with_something_else_is_malformed(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));

        await AssertMalformedAsync(server);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no batches"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"no batches"}}""")]
    [InlineData("""{"jsonrpc":"2.0","error":{"code":-32600,"message":"no batches"}}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no batches"}}]""")]
    public async Task Batch_that_is_refused_by_one_error_throws_it(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest));

        if (TellsWhyABatchIsRefused || body[0] == '[')
        {
            Assert.Equal(EthereumRpcErrorKind.RpcError, error.Kind);
            Assert.Equal(-32600, error.RpcErrorCode);
        }
        else
        {
            Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_of_a_batch_fails_the_batch_or_the_calls_left_out(string fault)
    {
        await using var server = new LoopbackServer(TransportFaults.All[fault] ?? (exchange => exchange.HangAsync()));

        try
        {
            var results = await TimeOutIfHungAsync(Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest), server);
            Assert.Equal([false, true, true], results.Select(result => result.IsFailed));
        }
        catch (EthereumRpcException failed)
        {
            Assert.Contains(Connect(server.Url).Endpoint, failed.Message, StringComparison.Ordinal);
        }
    }

    private static LoopbackServer Batches(Func<IReadOnlyList<string>, string[]> answers) =>
        new(exchange => exchange.JsonAsync(new StringBuilder("[").AppendJoin(',', answers(exchange.Request.Ids)).Append(']').ToString()));

    private static string Result(string id, string hex) => $$"""{"jsonrpc":"2.0","id":{{id}},"result":"{{hex}}"}""";

    private static string Hex(EthCallResult result) => Convert.ToHexStringLower(result.Data.Span);

    private static void AssertOnlyTheSecondIsMalformed(IReadOnlyList<EthCallResult> results)
    {
        Assert.Equal(["a0", "", "a2"], results.Select(Hex));
        Assert.Equal([EthCallStatus.Succeeded, EthCallStatus.Failed, EthCallStatus.Succeeded], results.Select(result => result.Status));
        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, results[1].Error!.Kind);
    }

    private async Task AssertMalformedAsync(LoopbackServer server)
    {
        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).CallBatchAsync(Three, BlockReference.Latest));
        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
    }
}
