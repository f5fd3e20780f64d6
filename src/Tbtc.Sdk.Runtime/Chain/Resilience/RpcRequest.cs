namespace Tbtc.Sdk.Chain;

/// <summary>One request, all its attempts together, and the nodes it went to.</summary>
/// <param name="started">When it began, as a timestamp of the clock in use.</param>
/// <param name="node">The node that is asked first.</param>
internal sealed class RpcRequest(long started, RpcEndpoint node)
{
    private readonly List<RpcEndpoint> _refusals = [];

    public long Started => started;

    /// <summary>The node that was asked last: where there was an answer, it is its.</summary>
    public RpcEndpoint Node { get; set; } = node;

    public EthereumRpcException? LastFailure { get; private set; }

    /// <summary>The nodes that may have refused the form of the request.</summary>
    public IReadOnlyList<RpcEndpoint> Refusals => _refusals;

    /// <summary><see cref="Node"/> gave no answer.</summary>
    public void Failed(EthereumRpcException failed)
    {
        LastFailure = failed;
        if (NodeRefusal.IsPossible(failed))
        {
            _refusals.Add(Node);
        }
    }
}
