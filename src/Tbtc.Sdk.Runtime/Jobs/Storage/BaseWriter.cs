using System.Buffers.Binary;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Writes a base into both copies. It counts once <see cref="Complete"/> has given it its name in both.</summary>
internal sealed class BaseWriter : IDisposable
{
    private const int BatchBytes = 128 << 10;

    private readonly IDiskDirectory[] _copies;
    private readonly SegmentHeader _header;
    private readonly IDiskFile[] _files;
    private readonly BatchBuffer _batch = new();
    private long _offset = SegmentHeader.Size;
    private long _number;
    private long _records;

    public BaseWriter(IDiskDirectory[] copies, SegmentHeader header)
    {
        _copies = copies;
        _header = header;
        _files = new IDiskFile[copies.Length];
        var page = new byte[SegmentHeader.Size];
        header.Write(page);
        for (var copy = 0; copy < copies.Length; copy++)
        {
            copies[copy].Delete(JournalNames.BaseTemporary);
            _files[copy] = copies[copy].CreateFile(JournalNames.BaseTemporary);
            _files[copy].Write(0, page);
        }

        _batch.Begin(header.Nonce, 0, 0);
    }

    public void Add(in JobRecord job, RecordKind kind, RecordFlags flags, long revision)
    {
        _batch.Add(job, kind, flags, revision);
        Added();
    }

    public void Add(RecordKind kind, ReadOnlySpan<byte> payload)
    {
        _batch.Add(kind, RecordFlags.None, 0, payload);
        Added();
    }

    /// <summary>Seals the base, makes it durable and names it, in one copy after the other.</summary>
    /// <returns>Its length.</returns>
    public long Complete()
    {
        Span<byte> seal = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(seal, _records);
        _batch.Add(RecordKind.Seal, RecordFlags.None, 0, seal);
        Flush();
        for (var copy = 0; copy < _copies.Length; copy++)
        {
            _files[copy].Sync();
            _copies[copy].Rename(JournalNames.BaseTemporary, _copies[copy], JournalNames.Segment(SegmentKind.Base, _header.Generation), replace: false);
            _copies[copy].Sync();
        }

        return _offset;
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file?.Dispose();
        }
    }

    private void Added()
    {
        _records++;
        if (_batch.RecordBytes >= BatchBytes)
        {
            Flush();
        }
    }

    private void Flush()
    {
        var bytes = _batch.Finish();
        foreach (var file in _files)
        {
            file.Write(_offset, bytes.Span);
        }

        _offset += bytes.Length;
        _batch.Begin(_header.Nonce, ++_number, 0);
    }
}
