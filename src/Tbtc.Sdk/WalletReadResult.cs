using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk;

/// <summary>The outcome of reading one wallet of several: found, not found, or failed.</summary>
/// <remarks>Exactly one of <see cref="Wallet"/> and <see cref="Error"/> is there. Immutable and safe to use from any thread.</remarks>
public sealed class WalletReadResult
{
    /// <summary>The wallet was found.</summary>
    /// <param name="wallet">What the chain holds.</param>
    public WalletReadResult(WalletChainData wallet)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        WalletPublicKeyHash = wallet.WalletPublicKeyHash;
        Wallet = wallet;
    }

    /// <summary>The Bridge answered that it knows no such wallet.</summary>
    /// <param name="error">Which wallet, at which block.</param>
    public WalletReadResult(WalletNotFoundException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        WalletPublicKeyHash = error.WalletPublicKeyHash;
        Error = error;
    }

    /// <summary>The Bridge could not be read.</summary>
    /// <param name="walletPublicKeyHash">The wallet that was asked for.</param>
    /// <param name="error">What went wrong.</param>
    public WalletReadResult(WalletPublicKeyHash walletPublicKeyHash, BridgeReadException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        WalletPublicKeyHash = walletPublicKeyHash;
        Error = error;
    }

    /// <summary>The wallet that was asked for.</summary>
    public WalletPublicKeyHash WalletPublicKeyHash { get; }

    /// <summary>What the chain holds, or null when the wallet was not found or could not be read.</summary>
    public WalletChainData? Wallet { get; }

    /// <summary>A <see cref="WalletNotFoundException"/> or a <see cref="BridgeReadException"/>, or null when the wallet was found.</summary>
    public TbtcException? Error { get; }

    /// <summary>Whether the wallet was found.</summary>
    [MemberNotNullWhen(true, nameof(Wallet))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsFound => Wallet is not null;

    /// <summary>Whether the Bridge answered that it knows no such wallet. Then this is certain, and not an outage.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsNotFound => Error is WalletNotFoundException;

    /// <summary>The wallet, or the exception that <see cref="IWalletReader.GetWalletAsync"/> throws for the same outcome.</summary>
    /// <exception cref="WalletNotFoundException">The Bridge knows no such wallet.</exception>
    /// <exception cref="BridgeReadException">The Bridge could not be read.</exception>
    public WalletChainData GetWalletOrThrow() => IsFound ? Wallet : throw Error;
}
