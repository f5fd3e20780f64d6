using Nethereum.JsonRpc.Client;

namespace Tbtc.Sdk.Chain;

public sealed class SystemTextJsonClientTests : NethereumRpcTests
{
    protected override string Column => "Over Nethereum, System.Text.Json";

    protected override IClient Client(Uri url) => new Nethereum.JsonRpc.SystemTextJsonRpcClient.RpcClient(url.AbsoluteUri);
}
