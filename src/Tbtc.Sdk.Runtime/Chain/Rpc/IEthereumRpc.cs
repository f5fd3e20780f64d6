namespace Tbtc.Sdk.Chain;

/// <summary>What the SDK needs of an Ethereum node.</summary>
/// <remarks>
/// <para>
/// What the EVM did is a result, also when it reverted. Whatever kept it from running is an <see cref="EthereumRpcException"/>: thrown by the calls
/// that ask one thing, and held by the result of the call concerned in a batch.
/// </para>
/// <para>Implementations check every answer they hand out, bound what they read, and are safe to use from any thread.</para>
/// </remarks>
public interface IEthereumRpc
{
    /// <summary>The node's address as it may appear in logs and messages: without credentials, path and query.</summary>
    string Endpoint { get; }

    /// <summary>The id of the chain that the node is on (<c>eth_chainId</c>).</summary>
    /// <exception cref="EthereumRpcException">The node gave no answer that can be used.</exception>
    Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default);

    /// <summary>The number of the newest block (<c>eth_blockNumber</c>).</summary>
    /// <exception cref="EthereumRpcException">The node gave no answer that can be used.</exception>
    Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default);

    /// <summary>The header of a block (<c>eth_getBlockByNumber</c>, <c>eth_getBlockByHash</c>), or null where the node does not know the block.</summary>
    /// <exception cref="EthereumRpcException">The node gave no answer that can be used, or the header of another block.</exception>
    Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default);

    /// <summary>Executes one call at a block (<c>eth_call</c>).</summary>
    /// <returns>A result that succeeded or reverted, never one that failed.</returns>
    /// <exception cref="EthereumRpcException">The node did not execute the call.</exception>
    Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default);

    /// <summary>Executes calls at a block in one JSON-RPC batch.</summary>
    /// <returns>One result a call, in the order of the calls.</returns>
    /// <exception cref="EthereumRpcException">The node answered none of the calls, for example because it takes no batches.</exception>
    Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default);
}
