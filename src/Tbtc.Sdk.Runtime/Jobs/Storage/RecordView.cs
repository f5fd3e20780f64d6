using System.Buffers.Binary;
using System.IO.Hashing;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>One record in a batch.</summary>
/// <remarks>
/// Little-endian: checksum 8 (XXH3 of the rest, seeded with the nonce plus the batch's number), length of the payload 4, kind 1, flags 1, lsn 8, payload.
/// </remarks>
internal readonly ref struct RecordView
{
    public const int HeaderSize = 22;

    private RecordView(ReadOnlySpan<byte> record)
    {
        Bytes = record;
        Kind = (RecordKind)record[12];
        Flags = (RecordFlags)record[13];
        Lsn = BinaryPrimitives.ReadInt64LittleEndian(record[14..]);
        Payload = record[HeaderSize..];
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public RecordKind Kind { get; }

    public RecordFlags Flags { get; }

    public long Lsn { get; }

    public ReadOnlySpan<byte> Payload { get; }

    public static void Seal(Span<byte> record, RecordKind kind, RecordFlags flags, long lsn, ulong nonce, long batch)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], record.Length - HeaderSize);
        record[12] = (byte)kind;
        record[13] = (byte)flags;
        BinaryPrimitives.WriteInt64LittleEndian(record[14..], lsn);
        BinaryPrimitives.WriteUInt64LittleEndian(record, Checksum(record, nonce, batch));
    }

    /// <summary>The length that the record at the start of <paramref name="rest"/> states, verified or not; 0 where none fits.</summary>
    public static int StatedSize(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < HeaderSize)
        {
            return 0;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(rest[8..]);
        return length >= 0 && length <= rest.Length - HeaderSize ? HeaderSize + length : 0;
    }

    public static bool TryRead(ReadOnlySpan<byte> rest, ulong nonce, long batch, out RecordView record)
    {
        record = default;
        var size = StatedSize(rest);
        if (size == 0 || BinaryPrimitives.ReadUInt64LittleEndian(rest) != Checksum(rest[..size], nonce, batch))
        {
            return false;
        }

        record = new RecordView(rest[..size]);
        return true;
    }

    private static ulong Checksum(ReadOnlySpan<byte> record, ulong nonce, long batch) =>
        XxHash3.HashToUInt64(record[8..], (long)(nonce + (ulong)batch));
}
