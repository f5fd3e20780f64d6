namespace Tbtc.Sdk.Chain;

/// <summary>A way to ask both contracts for wallets at one block. What an answer amounts to is decided in <see cref="BridgeContract"/> and <see cref="WalletRegistryContract"/>.</summary>
internal interface IWalletSource
{
    /// <summary>Reads as many of the first of <paramref name="wallets"/> as can be read together: at least one, where any are asked for.</summary>
    /// <exception cref="EthereumRpcException">The node answered nothing that can be used.</exception>
    /// <exception cref="BridgeReadException">The block is not to be had, or the node is on another chain.</exception>
    Task<WalletBatch> ReadAsync(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, ReadBudget budget);
}
