using System.Buffers.Binary;
using System.IO.Hashing;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Begins a batch: a group of records that was made durable together, at a multiple of 4 KiB and padded with zeros to one.</summary>
/// <remarks>
/// Little-endian: checksum 8 (XXH3 of the rest, seeded with the nonce), nonce 8, number 8, first lsn 8, length of the records 4, count 4. The nonce is
/// the segment's, so that neither a recycled region nor a hostile job's content can pose as a batch.
/// </remarks>
internal readonly record struct BatchHeader(ulong Nonce, long Number, long FirstLsn, int Length, int Count)
{
    public const int Size = 40;

    /// <summary>The bytes that the batch takes in the file.</summary>
    public int PaddedLength => Padded(Length);

    public static int Padded(int recordBytes) => (Size + recordBytes + Page.Size - 1) / Page.Size * Page.Size;

    public void Write(Span<byte> batch)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(batch[8..], Nonce);
        BinaryPrimitives.WriteInt64LittleEndian(batch[16..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(batch[24..], FirstLsn);
        BinaryPrimitives.WriteInt32LittleEndian(batch[32..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(batch[36..], Count);
        BinaryPrimitives.WriteUInt64LittleEndian(batch, XxHash3.HashToUInt64(batch[8..Size], (long)Nonce));
    }

    public static bool TryRead(ReadOnlySpan<byte> batch, ulong nonce, out BatchHeader header)
    {
        header = default;
        if (batch.Length < Size
            || BinaryPrimitives.ReadUInt64LittleEndian(batch[8..]) != nonce
            || BinaryPrimitives.ReadUInt64LittleEndian(batch) != XxHash3.HashToUInt64(batch[8..Size], (long)nonce))
        {
            return false;
        }

        header = new BatchHeader(
            nonce,
            BinaryPrimitives.ReadInt64LittleEndian(batch[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(batch[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(batch[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(batch[36..]));
        return header.Length >= 0 && header.Length <= int.MaxValue / 2 && header.Count >= 0;
    }
}
