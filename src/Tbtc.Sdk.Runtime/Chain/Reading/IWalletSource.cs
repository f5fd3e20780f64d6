namespace Tbtc.Sdk.Chain;

/// <summary>A way to ask both contracts for wallets at one block. What an answer amounts to is decided in <see cref="BridgeContract"/> and <see cref="WalletRegistryContract"/>.</summary>
internal interface IWalletSource
{
    /// <summary>Reads all of <paramref name="wallets"/> at one block.</summary>
    /// <exception cref="EthereumRpcException">The node answered nothing that can be used.</exception>
    /// <exception cref="BridgeReadException">The block is not to be had.</exception>
    Task<WalletBatch> ReadAsync(IReadOnlyList<WalletPublicKeyHash> wallets, BlockReference block, CancellationToken cancellationToken);
}
