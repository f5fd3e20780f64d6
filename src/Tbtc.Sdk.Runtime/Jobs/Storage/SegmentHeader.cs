using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The first 4 KiB of a base or a log; the same bytes in both copies.</summary>
/// <remarks>
/// Little-endian: checksum 8 (XXH3 of the rest), magic 8, version 4, kind 1, 3 zeros, store id 16, generation 8, nonce 8, epoch 4, 4 zeros,
/// key check 32, end of the log before: generation 8, batch 8, offset 8, next lsn 8; next lsn of this segment 8; zeros to the end. Every version keeps the first 20 bytes.
/// </remarks>
internal sealed record SegmentHeader(SegmentKind Kind, Guid StoreId, ulong Generation, ulong Nonce, uint Epoch, JournalPosition PreviousEnd)
{
    public const int Size = 4096;
    public const uint CurrentVersion = 1;

    public uint Version { get; init; } = CurrentVersion;

    /// <summary>
    /// The first lsn that records after this segment's beginning get. Above the previous end's where the revisions between are in the base that belongs
    /// to this log, or were never given; a base holds everything below it.
    /// </summary>
    public long NextLsn { get; init; } = PreviousEnd.NextLsn;

    /// <summary>Proves the password of an encrypted journal; zero in a plain one.</summary>
    public Bytes32 KeyCheck { get; init; }

    private static ReadOnlySpan<byte> Magic => "TBTCJRNL"u8;

    public void Write(Span<byte> page)
    {
        page[..Size].Clear();
        Magic.CopyTo(page[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(page[16..], Version);
        page[20] = (byte)Kind;
        StoreId.TryWriteBytes(page[24..]);
        BinaryPrimitives.WriteUInt64LittleEndian(page[40..], Generation);
        BinaryPrimitives.WriteUInt64LittleEndian(page[48..], Nonce);
        BinaryPrimitives.WriteUInt32LittleEndian(page[56..], Epoch);
        KeyCheck.AsSpan().CopyTo(page[64..]);
        BinaryPrimitives.WriteUInt64LittleEndian(page[96..], PreviousEnd.Generation);
        BinaryPrimitives.WriteInt64LittleEndian(page[104..], PreviousEnd.Batch);
        BinaryPrimitives.WriteInt64LittleEndian(page[112..], PreviousEnd.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(page[120..], PreviousEnd.NextLsn);
        BinaryPrimitives.WriteInt64LittleEndian(page[128..], NextLsn);
        BinaryPrimitives.WriteUInt64LittleEndian(page, XxHash3.HashToUInt64(page[8..Size]));
    }

    public static bool TryRead(ReadOnlySpan<byte> page, [NotNullWhen(true)] out SegmentHeader? header)
    {
        header = null;
        if (page.Length < Size
            || !page.Slice(8, 8).SequenceEqual(Magic)
            || BinaryPrimitives.ReadUInt64LittleEndian(page) != XxHash3.HashToUInt64(page[8..Size]))
        {
            return false;
        }

        header = new SegmentHeader(
            (SegmentKind)page[20],
            new Guid(page.Slice(24, 16)),
            BinaryPrimitives.ReadUInt64LittleEndian(page[40..]),
            BinaryPrimitives.ReadUInt64LittleEndian(page[48..]),
            BinaryPrimitives.ReadUInt32LittleEndian(page[56..]),
            new JournalPosition(
                BinaryPrimitives.ReadUInt64LittleEndian(page[96..]),
                BinaryPrimitives.ReadInt64LittleEndian(page[104..]),
                BinaryPrimitives.ReadInt64LittleEndian(page[112..]),
                BinaryPrimitives.ReadInt64LittleEndian(page[120..])))
        {
            Version = BinaryPrimitives.ReadUInt32LittleEndian(page[16..]),
            KeyCheck = new Bytes32(page.Slice(64, Bytes32.Size)),
            NextLsn = BinaryPrimitives.ReadInt64LittleEndian(page[128..]),
        };
        return true;
    }
}
