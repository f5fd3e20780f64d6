namespace Tbtc.Sdk.Chain;

/// <summary>The nodes behind an <see cref="IEthereumRpc"/>, one by one: of each request it is known which of them answered and which refused.</summary>
internal sealed class Nodes
{
    private readonly IEthereumRpc _rpc;
    private readonly ResilientEthereumRpc? _several;
    private readonly RpcEndpoint _only;

    public Nodes(IEthereumRpc rpc, TimeProvider time)
    {
        _rpc = rpc;
        _several = rpc as ResilientEthereumRpc;
        _only = new(rpc, time);
    }

    /// <summary>The node that the next request goes to first.</summary>
    public RpcEndpoint Next => _several?.Next ?? _only;

    /// <summary>The node that answered last.</summary>
    public RpcEndpoint LastAnswered => _several?.LastAnswered ?? _only;

    /// <summary>How often another node had to be asked. A number names the same block for as long as this stays the same, and no longer.</summary>
    public int Changes => _several?.NodeChanges ?? 0;

    public RpcRequest Begin() => _several?.Begin() ?? new(default, _only);

    public Task<EthCallResult> CallAsync(RpcRequest request, EthCall call, BlockReference block, CancellationToken cancellationToken) =>
        _several?.CallAsync(request, call, block, cancellationToken) ?? AskOnlyAsync(request, () => _rpc.CallAsync(call, block, cancellationToken));

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        RpcRequest request, IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken) =>
        _several?.CallBatchAsync(request, calls, block, cancellationToken) ?? AskOnlyAsync(request, () => _rpc.CallBatchAsync(calls, block, cancellationToken));

    private static async Task<T> AskOnlyAsync<T>(RpcRequest request, Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (EthereumRpcException failed)
        {
            request.Failed(failed);
            throw;
        }
    }
}
