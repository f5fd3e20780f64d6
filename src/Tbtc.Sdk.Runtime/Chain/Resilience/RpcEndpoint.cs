namespace Tbtc.Sdk.Chain;

/// <summary>One of the nodes that may be asked, and what is known of it.</summary>
/// <remarks>Safe to use from any thread: two requests that learn something at once learn the same.</remarks>
internal sealed class RpcEndpoint(IEthereumRpc rpc, TimeProvider time)
{
    private long _restedAt;
    private long _restTicks;

    public IEthereumRpc Rpc => rpc;

    public string Address => rpc.Endpoint;

    /// <summary>Whether the node is known to be on the right chain.</summary>
    public volatile bool IsOnChain;

    /// <summary>What is wrong with the node's chain, once that is known.</summary>
    public volatile EthereumRpcException? WrongChain;

    /// <summary>Whether the node failed a short while ago, so that others are asked before it.</summary>
    public bool IsResting
    {
        get
        {
            var rest = Interlocked.Read(ref _restTicks);
            return rest > 0 && time.GetElapsedTime(Interlocked.Read(ref _restedAt)).Ticks < rest;
        }
    }

    public void Rest(TimeSpan duration)
    {
        Interlocked.Exchange(ref _restedAt, time.GetTimestamp());
        Interlocked.Exchange(ref _restTicks, duration.Ticks);
    }
}
