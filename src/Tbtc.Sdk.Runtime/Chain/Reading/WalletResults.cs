namespace Tbtc.Sdk.Chain;

/// <summary>Makes the outcome of a wallet from what the two contracts answered: the Bridge decides whether there is a wallet, the registry can only add.</summary>
internal sealed class WalletResults(Address bridge, string endpoint)
{
    public BridgeErrors Errors { get; } = new(bridge, endpoint);

    /// <summary>Decodes the Bridge's answer. Where that settles the matter, hands out the outcome; otherwise null, and the wallet to ask the registry for.</summary>
    public WalletReadResult? FromBridge(WalletPublicKeyHash asked, EthCallResult answer, ulong blockNumber, out BridgeWallet wallet)
    {
        wallet = default;
        var error = answer.Status switch
        {
            EthCallStatus.Failed => Errors.FromRpc(answer.Error!),
            EthCallStatus.Reverted => Errors.Reverted(answer),
            _ when answer.Data.IsEmpty => Errors.NoContract(),
            _ => null,
        };
        return error is not null ? new(asked, error) : FromBridge(asked, answer.Data.Span, blockNumber, out wallet);
    }

    /// <summary>Decodes what the Bridge returned. Where that settles the matter, hands out the outcome; otherwise null, and the wallet to ask the registry for.</summary>
    public WalletReadResult? FromBridge(WalletPublicKeyHash asked, ReadOnlySpan<byte> returned, ulong blockNumber, out BridgeWallet wallet) =>
        BridgeContract.DecodeWallets(returned, out wallet) is { } wrong ? new(asked, Errors.Malformed(wrong))
        : wallet.Exists ? null
        : new(new WalletNotFoundException(asked, bridge, blockNumber));

    /// <summary>The outcome of a wallet that exists.</summary>
    public static WalletReadResult Found(WalletPublicKeyHash asked, in BridgeWallet wallet, RegistryAnswer registry, ulong blockNumber, Bytes32? blockHash)
    {
        // Written out twice: a `with` expression would allocate each wallet twice.
        return new(registry.Data is { } data
            ? new WalletChainData(asked, wallet.EcdsaWalletId, blockNumber, blockHash, data)
            {
                State = wallet.State,
                CreatedAt = DateTimeOffset.FromUnixTimeSeconds(wallet.CreatedAt),
                MainUtxoHash = NullIfZero(wallet.MainUtxoHash),
                PendingRedemptionsValueSats = wallet.PendingRedemptionsValueSats,
                MovingFundsRequestedAt = NullIfNever(wallet.MovingFundsRequestedAt),
                ClosingStartedAt = NullIfNever(wallet.ClosingStartedAt),
                PendingMovedFundsSweepRequestsCount = wallet.PendingMovedFundsSweepRequestsCount,
                MovingFundsTargetWalletsCommitmentHash = NullIfZero(wallet.MovingFundsTargetWalletsCommitmentHash),
            }
            : new WalletChainData(asked, wallet.EcdsaWalletId, blockNumber, blockHash, registry.Fault!)
            {
                State = wallet.State,
                CreatedAt = DateTimeOffset.FromUnixTimeSeconds(wallet.CreatedAt),
                MainUtxoHash = NullIfZero(wallet.MainUtxoHash),
                PendingRedemptionsValueSats = wallet.PendingRedemptionsValueSats,
                MovingFundsRequestedAt = NullIfNever(wallet.MovingFundsRequestedAt),
                ClosingStartedAt = NullIfNever(wallet.ClosingStartedAt),
                PendingMovedFundsSweepRequestsCount = wallet.PendingMovedFundsSweepRequestsCount,
                MovingFundsTargetWalletsCommitmentHash = NullIfZero(wallet.MovingFundsTargetWalletsCommitmentHash),
            });
    }

    private static Bytes32? NullIfZero(Bytes32 value) => value.IsZero ? null : value;

    private static DateTimeOffset? NullIfNever(uint unixSeconds) => unixSeconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(unixSeconds);
}
