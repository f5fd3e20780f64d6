namespace Tbtc.Sdk;

/// <summary>The Bridge answered that it knows no wallet with this public key hash.</summary>
public sealed class WalletNotFoundException : TbtcException
{
    /// <summary>States that there is no such wallet.</summary>
    /// <param name="walletPublicKeyHash">The wallet that was asked for.</param>
    /// <param name="bridge">The Bridge's address.</param>
    /// <param name="blockNumber">The number of the block that was read.</param>
    public WalletNotFoundException(WalletPublicKeyHash walletPublicKeyHash, Address bridge, ulong blockNumber)
        : base($"The Bridge at {bridge} knows no wallet {walletPublicKeyHash} at block {blockNumber}. Check the wallet public key hash, the network, and that the block is not older than the wallet.")
    {
        WalletPublicKeyHash = walletPublicKeyHash;
        Bridge = bridge;
        BlockNumber = blockNumber;
    }

    /// <summary>The wallet that was asked for.</summary>
    public WalletPublicKeyHash WalletPublicKeyHash { get; }

    /// <summary>The Bridge's address.</summary>
    public Address Bridge { get; }

    /// <summary>The number of the block that was read.</summary>
    public ulong BlockNumber { get; }

    /// <summary>False: the Bridge was read.</summary>
    public override bool IsTransient => false;
}
