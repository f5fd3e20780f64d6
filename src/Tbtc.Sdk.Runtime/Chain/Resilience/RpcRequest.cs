namespace Tbtc.Sdk.Chain;

/// <summary>One request, all its attempts together.</summary>
/// <param name="started">When it began, as a timestamp of the clock in use.</param>
internal sealed class RpcRequest(long started)
{
    public long Started => started;

    public EthereumRpcException? LastFailure { get; set; }
}
