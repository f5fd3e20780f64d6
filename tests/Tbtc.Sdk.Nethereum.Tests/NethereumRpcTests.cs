using Nethereum.JsonRpc.Client;
using Tbtc.Sdk.Chain.Transport;

namespace Tbtc.Sdk.Chain;

/// <summary>What holds over Nethereum whichever JSON library its client is made with.</summary>
public abstract class NethereumRpcTests : BatchTransportTests
{
    protected override bool TellsWhyABatchIsRefused => false;

    [Fact]
    public async Task Credentials_appear_in_no_message()
    {
        await using var server = new LoopbackServer(exchange => exchange.HtmlAsync("401 Unauthorized"));
        var rpc = Connect(new UriBuilder(server.Url) { UserName = "user", Password = "pass0123", Path = "/v3/projectkey012345" }.Uri);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));

        Assert.Equal(server.Url.GetLeftPart(UriPartial.Authority), rpc.Endpoint);
        Assert.DoesNotContain("pass0123", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("projectkey", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_of_the_client_itself_is_told_by_its_kind()
    {
        var rpc = Connect(new FailingClient(new RpcResponseException(new RpcError(-32000, "header not found"))));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.GetBlockNumberAsync());

        Assert.Equal(EthereumRpcErrorKind.RpcError, error.Kind);
        Assert.Equal(-32000, error.RpcErrorCode);
    }

    [Fact]
    public void Address_that_is_not_absolute_is_refused() =>
        Assert.Throws<ArgumentException>(() => new NethereumRpc(Client(new Uri("http://node.example")), new Uri("/node", UriKind.Relative)));

    [Fact]
    public void Timeout_that_is_not_positive_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NethereumRpc(Client(new Uri("http://node.example")), new Uri("http://node.example"), TimeSpan.Zero));

    protected abstract IClient Client(Uri url);

    private protected override IEthereumRpc Connect(Uri url) => new NethereumRpc(Client(url), url, RequestTimeout, Time);

    private NethereumRpc Connect(IClient client) => new(client, new Uri("http://node.example"), RequestTimeout, Time);

    private sealed class FailingClient(Exception failure) : ClientBase
    {
        public override Task<Nethereum.JsonRpc.Client.RpcMessages.RpcResponseMessage> SendAsync(
            Nethereum.JsonRpc.Client.RpcMessages.RpcRequestMessage rpcRequestMessage, string? route = null) => throw failure;

        protected override Task<Nethereum.JsonRpc.Client.RpcMessages.RpcResponseMessage[]> SendAsync(
            Nethereum.JsonRpc.Client.RpcMessages.RpcRequestMessage[] requests) => throw failure;
    }
}
