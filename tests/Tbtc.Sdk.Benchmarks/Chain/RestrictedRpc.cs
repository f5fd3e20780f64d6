using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>A node that does not run the reader program and, where wanted, takes no batches.</summary>
internal sealed class RestrictedRpc(IEthereumRpc node, bool takesBatches) : IEthereumRpc
{
    public string Endpoint => node.Endpoint;

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) => node.GetChainIdAsync(cancellationToken);

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => node.GetBlockNumberAsync(cancellationToken);

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default) => node.GetBlockAsync(block, cancellationToken);

    public Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default) =>
        call.To is null ? throw Refusal() : node.CallAsync(call, block, cancellationToken);

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        takesBatches ? node.CallBatchAsync(calls, block, cancellationToken) : throw Refusal();

    private EthereumRpcException Refusal() => new(EthereumRpcErrorKind.RpcError, "refused", Endpoint) { RpcErrorCode = -32600 };
}
