namespace Tbtc.Sdk;

/// <summary>Reads tBTC wallets from the Bridge and the wallet registry.</summary>
/// <remarks>
/// The Bridge decides whether there is a wallet; the registry can only add to it. A registry that cannot be read is never an error of the read:
/// it is the <see cref="WalletChainData.RegistryFault"/> of the wallet. Implementations are safe to use from any thread.
/// </remarks>
public interface IWalletReader
{
    /// <summary>Reads one wallet from both contracts at one block.</summary>
    /// <param name="wallet">The wallet public key hash.</param>
    /// <param name="block">The block to read at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WalletNotFoundException">The Bridge knows no such wallet.</exception>
    /// <exception cref="BridgeReadException">The Bridge could not be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<WalletChainData> GetWalletAsync(WalletPublicKeyHash wallet, BlockReference block = default, CancellationToken cancellationToken = default);

    /// <summary>Reads wallets from both contracts, all at one block, and hands out one outcome for each in the order asked.</summary>
    /// <param name="wallets">The wallet public key hashes. Repeated ones are answered as often as they are asked for.</param>
    /// <param name="block">The block to read at; a tag is resolved once, before the first wallet.</param>
    /// <param name="cancellationToken">Ends the wait. The only failure that ends the sequence: that of a wallet is its outcome.</param>
    IAsyncEnumerable<WalletReadResult> GetWalletsAsync(
        IEnumerable<WalletPublicKeyHash> wallets, BlockReference block = default, CancellationToken cancellationToken = default);
}
