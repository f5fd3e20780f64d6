using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>Keeps the last answer to a call.</summary>
internal sealed class RecordingRpc(IEthereumRpc node) : IEthereumRpc
{
    public EthCallResult? Last { get; private set; }

    public string Endpoint => node.Endpoint;

    public async Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default) =>
        Last = await node.CallAsync(call, block, cancellationToken);

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) => node.GetChainIdAsync(cancellationToken);

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => node.GetBlockNumberAsync(cancellationToken);

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default) => node.GetBlockAsync(block, cancellationToken);

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        node.CallBatchAsync(calls, block, cancellationToken);
}
