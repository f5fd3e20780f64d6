using System.Buffers.Binary;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.RealChain;

/// <summary>Where the contracts keep a wallet: slots of the Bridge's mapping at 78 and of the registry's at 202, and what to write there.</summary>
internal static class WalletStorage
{
    private const ulong BridgeWalletsSlot = 78;
    private const ulong RegistryWalletsSlot = 202;

    public static IEnumerable<(Bytes32 Slot, Bytes32 Value)> OnBridge(SampleWallet wallet)
    {
        var key = new byte[AbiWords.Size];
        wallet.WalletPublicKeyHash.AsSpan().CopyTo(key);
        var first = FirstSlot(key, BridgeWalletsSlot);
        return
        [
            (first, wallet.EcdsaWalletId),
            (Next(first, 1), wallet.MainUtxoHash.GetValueOrDefault()),
            (Next(first, 2), Pack(wallet)),
            (Next(first, 3), wallet.MovingFundsTargetWalletsCommitmentHash.GetValueOrDefault()),
        ];
    }

    public static IEnumerable<(Bytes32 Slot, Bytes32 Value)> OnRegistry(SampleWallet wallet)
    {
        var first = FirstSlot(wallet.EcdsaWalletId.AsSpan(), RegistryWalletsSlot);
        var held = wallet.MembersIdsHash.HasValue;
        return
        [
            (first, wallet.MembersIdsHash.GetValueOrDefault()),
            (Next(first, 1), held ? wallet.PublicKey.X : default),
            (Next(first, 2), held ? wallet.PublicKey.Y : default),
        ];
    }

    private static Bytes32 FirstSlot(ReadOnlySpan<byte> key, ulong mapping)
    {
        Span<byte> words = stackalloc byte[2 * AbiWords.Size];
        key.CopyTo(words);
        AbiWords.Write(words, 1, mapping);
        return Keccak256.HashData(words);
    }

    private static Bytes32 Next(Bytes32 slot, uint steps)
    {
        var word = slot.ToArray();
        var low = word.AsSpan()[^sizeof(ulong)..];
        BinaryPrimitives.WriteUInt64BigEndian(low, checked(BinaryPrimitives.ReadUInt64BigEndian(low) + steps));
        return new(word);
    }

    // From the low end: uint64, four times uint32, uint8.
    private static Bytes32 Pack(SampleWallet wallet)
    {
        Span<byte> word = stackalloc byte[AbiWords.Size];
        BinaryPrimitives.WriteUInt64BigEndian(word[24..], wallet.PendingRedemptionsValueSats);
        BinaryPrimitives.WriteUInt32BigEndian(word[20..], UnixSeconds(wallet.CreatedAt));
        BinaryPrimitives.WriteUInt32BigEndian(word[16..], UnixSeconds(wallet.MovingFundsRequestedAt));
        BinaryPrimitives.WriteUInt32BigEndian(word[12..], UnixSeconds(wallet.ClosingStartedAt));
        BinaryPrimitives.WriteUInt32BigEndian(word[8..], wallet.PendingMovedFundsSweepRequestsCount);
        word[7] = (byte)wallet.State;
        return new(word);
    }

    private static uint UnixSeconds(DateTimeOffset? time) => checked((uint)(time?.ToUnixTimeSeconds() ?? 0));
}
