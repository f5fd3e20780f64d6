namespace Tbtc.Sdk;

/// <summary>Values that are valid together: a key, the wallet it names, and what a read may return for it.</summary>
internal static class Samples
{
    public const ulong BlockNumber = 21_000_000;

    public static readonly WalletPublicKey PublicKey = new(Word(0x11), Word(0x22));

    public static readonly WalletPublicKey OtherPublicKey = new(Word(0x33), Word(0x44));

    public static readonly WalletPublicKeyHash WalletPublicKeyHash = WalletPublicKeyHash.Parse("0x00112233445566778899aabbccddeeff00112233");

    public static readonly Address Registry = Address.Parse("0x46d52e41c2f300bc82217ce22b920c34995204eb");

    public static Bytes32 WalletId => PublicKey.ComputeWalletId();

    public static Bytes32 Word(byte value) => new(Enumerable.Repeat(value, Bytes32.Size).ToArray());

    public static RegistryData Data(WalletPublicKey? publicKey = null, ulong blockNumber = BlockNumber) =>
        new(Word(0x55), publicKey ?? PublicKey, blockNumber);

    public static RegistryFault Fault(RegistryFaultKind kind = RegistryFaultKind.Timeout, ulong blockNumber = BlockNumber) =>
        new(kind, "the node at http://localhost did not answer within 10 s", Registry, blockNumber);

    public static WalletChainData Wallet(RegistryData data) => new(WalletPublicKeyHash, WalletId, BlockNumber, Word(0x66), data)
    {
        State = WalletState.Live,
        CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(uint.MaxValue),
    };

    public static WalletChainData Wallet(RegistryFault fault) => new(WalletPublicKeyHash, WalletId, BlockNumber, null, fault)
    {
        State = WalletState.MovingFunds,
        CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(1),
        MainUtxoHash = Word(0x77),
        PendingRedemptionsValueSats = ulong.MaxValue,
        MovingFundsRequestedAt = DateTimeOffset.UnixEpoch.AddSeconds(2),
        ClosingStartedAt = DateTimeOffset.UnixEpoch.AddSeconds(3),
        PendingMovedFundsSweepRequestsCount = uint.MaxValue,
        MovingFundsTargetWalletsCommitmentHash = Word(0x88),
    };
}
