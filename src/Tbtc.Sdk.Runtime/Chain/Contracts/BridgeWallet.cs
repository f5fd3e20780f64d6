namespace Tbtc.Sdk.Chain;

/// <summary>What <c>Bridge.wallets</c> returns, decoded.</summary>
internal readonly record struct BridgeWallet(
    Bytes32 EcdsaWalletId,
    Bytes32 MainUtxoHash,
    ulong PendingRedemptionsValueSats,
    uint CreatedAt,
    uint MovingFundsRequestedAt,
    uint ClosingStartedAt,
    uint PendingMovedFundsSweepRequestsCount,
    WalletState State,
    Bytes32 MovingFundsTargetWalletsCommitmentHash)
{
    /// <summary>Whether the Bridge knows the wallet. It answers zeros for one it does not.</summary>
    public bool Exists => CreatedAt != 0;
}
