using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Chain.Transport;

/// <summary>What every transport to a node must do with good answers and bad ones. Each transport's tests inherit this.</summary>
public abstract class TransportTests
{
    private const string FaultColumn = "Fault on the way";
    private protected static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private protected static readonly EthCall Call = new(Address.Parse("0x5e4861a80b55f035d899f66772117f00fa0e8e7b"), new byte[] { 1, 2, 3 });

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>The column of the guide's fault table that is this transport's.</summary>
    protected abstract string Column { get; }

    public static TheoryData<string> Faults => [.. Table.Select(row => row[FaultColumn])];

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Table => GuideTable.Read("faults.md", FaultColumn);

    [Fact]
    public void Fault_table_lists_every_fault_once() => Assert.Equal(TransportFaults.All.Keys, Table.Select(row => row[FaultColumn]));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_ends_as_the_fault_table_says(string fault)
    {
        var row = Table.Single(row => row[FaultColumn] == fault);
        await using var server = new LoopbackServer(TransportFaults.All[fault] ?? (_ => Task.CompletedTask));
        var rpc = Connect(TransportFaults.All[fault] is null ? await LoopbackServer.NobodyAsync() : server.Url);

        var outcome = await DescribeAsync(TimeOutIfHungAsync(rpc.CallAsync(Call, BlockReference.Latest), server));

        Assert.Equal(row[Column], outcome);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_passes_and_the_next_request_is_answered(string fault)
    {
        var answer = TransportFaults.All[fault] ?? (exchange => exchange.ResultAsync(TransportFaults.Answer));
        await using var server = new LoopbackServer(exchange => Volatile.Read(ref answer)(exchange));
        var rpc = Connect(server.Url);
        await DescribeAsync(TimeOutIfHungAsync(rpc.CallAsync(Call, BlockReference.Latest), server));
        Volatile.Write(ref answer, exchange => exchange.ResultAsync(TransportFaults.Answer));

        var result = await rpc.CallAsync(Call, BlockReference.Latest).WaitAsync(Patience);

        Assert.Equal([0x2a], result.Data.ToArray());
    }

    [Fact]
    public async Task Call_is_sent_with_contract_data_gas_and_block()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync("\"0x\""));

        var result = await Connect(server.Url).CallAsync(Call with { GasLimit = 50_000 }, 19_000_000);

        Assert.Equal(EthCallStatus.Succeeded, result.Status);
        Assert.True(result.Data.IsEmpty);
        var body = Assert.Single(server.Requests).Body;
        Assert.Contains("\"method\":\"eth_call\"", body, StringComparison.Ordinal);
        Assert.Contains("\"to\":\"0x5e4861a80b55f035d899f66772117f00fa0e8e7b\"", body, StringComparison.Ordinal);
        Assert.Contains("\"data\":\"0x010203\"", body, StringComparison.Ordinal);
        Assert.Contains("\"gas\":\"0xc350\"", body, StringComparison.Ordinal);
        Assert.Contains("\"0x121eac0\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_code_is_sent_without_a_contract()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync("\"0x\""));

        await Connect(server.Url).CallAsync(new(null, new byte[] { 0xfe }), BlockReference.Finalized);

        var body = Assert.Single(server.Requests).Body;
        Assert.DoesNotContain("\"to\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"gas\"", body, StringComparison.Ordinal);
        Assert.Contains("\"0xfe\"", body, StringComparison.Ordinal);
        Assert.Contains("\"finalized\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_hash_is_sent_as_plain_text()
    {
        var hash = Bytes32.Parse("0x" + new string('7', 64));
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync("\"0x\""));

        await Connect(server.Url).CallAsync(Call, hash);

        Assert.Contains($"\"{hash}\"]", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revert_keeps_its_message_and_data()
    {
        await using var server = new LoopbackServer(TransportFaults.All["JSON-RPC error: revert"]!);

        var result = await Connect(server.Url).CallAsync(Call, BlockReference.Latest);

        Assert.Equal("execution reverted: paused", result.Message);
        Assert.Equal([0x08, 0xc3, 0x79, 0xa0], result.Data[..4].ToArray());
        Assert.Equal(100, result.Data.Length);
    }

    [Theory]
    [InlineData("""{"code":-32015,"message":"VM execution error.","data":"Reverted 0x08c379a0"}""", "08c379a0")]
    [InlineData("""{"code":-32603,"message":"execution reverted","data":{"message":"x","data":"0x08c379a0"}}""", "08c379a0")]
    [InlineData("""{"code":-32000,"message":"execution reverted"}""", "")]
    [InlineData("""{"code":3,"message":"","data":null}""", "")]
    [InlineData("""{"code":3,"message":"reverted","data":[1,{"data":"0x01"}]}""", "")]
    public async Task Revert_is_understood_as_each_node_puts_it(string error, string data)
    {
        await using var server = new LoopbackServer(exchange => exchange.ErrorAsync(error));

        var result = await Connect(server.Url).CallAsync(Call, BlockReference.Latest);

        Assert.Equal(EthCallStatus.Reverted, result.Status);
        Assert.Equal(data, Convert.ToHexStringLower(result.Data.Span));
    }

    [Fact]
    public async Task Error_of_the_node_keeps_its_code_and_message()
    {
        await using var server = new LoopbackServer(exchange => exchange.ErrorAsync("""{"code":-32601,"message":"the method eth_call\ndoes not exist"}"""));
        var rpc = Connect(server.Url);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));

        Assert.Equal(-32601, error.RpcErrorCode);
        Assert.Equal($"the node at {rpc.Endpoint} answered with the error -32601: the method eth_call does not exist", error.Message);
    }

    [Theory]
    [InlineData("\"0x1\"", 1UL)]
    [InlineData("\"0xffffffffffffffff\"", ulong.MaxValue)]
    public async Task Chain_id_and_block_number_are_read(string quantity, ulong expected)
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(quantity));
        var rpc = Connect(server.Url);

        Assert.Equal(expected, await rpc.GetChainIdAsync());
        Assert.Equal(expected, await rpc.GetBlockNumberAsync());
        Assert.Contains("\"eth_chainId\"", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"eth_blockNumber\"", server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"0x10000000000000000\"")]
    [InlineData("\"0x\"")]
    [InlineData("\"1\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"0x-1\"")]
    public async Task Quantity_that_is_none_is_malformed(string quantity)
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(quantity));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).GetChainIdAsync());

        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
    }

    [Fact]
    public async Task Header_is_read()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(Block("0x10", '1')));

        var header = await Connect(server.Url).GetBlockAsync(BlockReference.Safe);

        Assert.Equal(new BlockHeader(16, Bytes32.Parse("0x" + new string('1', 64))), header);
        var body = Assert.Single(server.Requests).Body;
        Assert.Contains("\"eth_getBlockByNumber\"", body, StringComparison.Ordinal);
        Assert.Contains("[\"safe\",false]", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_that_the_node_does_not_know_is_null()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync("null"));

        Assert.Null(await Connect(server.Url).GetBlockAsync(7));
    }

    [Fact]
    public async Task Header_of_another_number_than_asked_is_malformed()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(Block("0x10", '1')));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).GetBlockAsync(17));

        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
    }

    [Fact]
    public async Task Header_of_another_hash_than_asked_is_malformed()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(Block("0x10", '1')));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).GetBlockAsync(Bytes32.Parse("0x" + new string('2', 64))));

        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
        Assert.Contains("\"eth_getBlockByHash\"", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"number":"0x10"}""")]
    [InlineData("""{"hash":"0x1111111111111111111111111111111111111111111111111111111111111111"}""")]
    [InlineData("""{"number":"0x10","hash":"0x11"}""")]
    [InlineData("""{"number":null,"hash":null}""")]
    [InlineData("\"0x10\"")]
    [InlineData("[]")]
    public async Task Header_that_is_none_is_malformed(string header)
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(header));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).GetBlockAsync(BlockReference.Latest));

        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
    }

    [Fact]
    public async Task Call_that_is_cancelled_before_it_is_sent_is_not_sent()
    {
        await using var server = new LoopbackServer(exchange => exchange.ResultAsync(TransportFaults.Answer));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connect(server.Url).CallAsync(Call, BlockReference.Latest, new CancellationToken(true)));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("No answer")]
    [InlineData("The body hangs half-way")]
    public async Task Call_that_is_cancelled_while_it_waits_ends(string fault)
    {
        await using var server = new LoopbackServer(TransportFaults.All[fault]!);
        using var cancellation = new CancellationTokenSource();
        var call = Connect(server.Url).CallAsync(Call, BlockReference.Latest, cancellation.Token);
        await server.Hung.WaitAsync(Patience);

        await cancellation.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task Requests_at_the_same_time_get_their_own_answers()
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.ResultAsync(exchange.Request.Body.Contains("0x01\"", StringComparison.Ordinal) ? "\"0xa1\"" : "\"0xa2\""));
        var rpc = Connect(server.Url);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => rpc.CallAsync(Call with { Data = new byte[] { (byte)(1 + (i % 2)) } }, BlockReference.Latest)));

        Assert.All(results.Index(), result => Assert.Equal((byte)(0xa1 + (result.Index % 2)), result.Item.Data.Span[0]));
    }

    /// <summary>The transport, with the fake clock, <see cref="RequestTimeout"/> and <see cref="TransportFaults.MaxResponseBytes"/>.</summary>
    private protected abstract IEthereumRpc Connect(Uri url);

    /// <summary>Lets the time of a request run out as soon as the server leaves it hanging.</summary>
    private protected async Task<T> TimeOutIfHungAsync<T>(Task<T> request, LoopbackServer server)
    {
        if (await Task.WhenAny(request, server.Hung).WaitAsync(Patience) != request)
        {
            Time.Advance(RequestTimeout);
        }

        return await request.WaitAsync(Patience);
    }

    private static string Block(string number, char digit) => $$$"""{"number":"{{{number}}}","hash":"0x{{{new string(digit, 64)}}}","transactions":[],"extra":{"nested":[1]}}""";

    private static async Task<string> DescribeAsync(Task<EthCallResult> call)
    {
        try
        {
            return (await call).Status == EthCallStatus.Reverted ? "reverted" : "answered";
        }
        catch (EthereumRpcException failed)
        {
            return failed.IsTransient ? $"{failed.Kind}, transient" : failed.Kind.ToString();
        }
    }
}
