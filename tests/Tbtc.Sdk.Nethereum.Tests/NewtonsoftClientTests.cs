using Nethereum.JsonRpc.Client;

namespace Tbtc.Sdk.Chain;

public sealed class NewtonsoftClientTests : NethereumRpcTests
{
    protected override string Column => "Over Nethereum";

    protected override IClient Client(Uri url) => new RpcClient(url);
}
