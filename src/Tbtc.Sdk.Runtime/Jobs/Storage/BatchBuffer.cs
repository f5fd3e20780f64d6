namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Builds one batch. Reused; not safe for concurrent use.</summary>
internal sealed class BatchBuffer
{
    private byte[] _bytes = new byte[64 << 10];
    private int _used = BatchHeader.Size;
    private ulong _nonce;
    private long _number;
    private long _firstLsn;

    public int Count { get; private set; }

    public int RecordBytes => _used - BatchHeader.Size;

    public void Begin(ulong nonce, long number, long firstLsn)
    {
        (_nonce, _number, _firstLsn) = (nonce, number, firstLsn);
        (_used, Count) = (BatchHeader.Size, 0);
    }

    public void Add(JournalItem item, long lsn)
    {
        var record = Reserve(item.PayloadSize);
        item.WritePayload(record[RecordView.HeaderSize..]);
        RecordView.Seal(record, item.Kind, item.Flags, lsn, _nonce, _number);
    }

    public void Add(in JobRecord job, RecordKind kind, RecordFlags flags, long lsn)
    {
        var record = Reserve(job.Size);
        job.Write(record[RecordView.HeaderSize..]);
        RecordView.Seal(record, kind, flags, lsn, _nonce, _number);
    }

    public void Add(RecordKind kind, RecordFlags flags, long lsn, ReadOnlySpan<byte> payload)
    {
        var record = Reserve(payload.Length);
        payload.CopyTo(record[RecordView.HeaderSize..]);
        RecordView.Seal(record, kind, flags, lsn, _nonce, _number);
    }

    /// <summary>The batch as it is written, padded.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        var header = new BatchHeader(_nonce, _number, _firstLsn, RecordBytes, Count);
        EnsureCapacity(header.PaddedLength);
        header.Write(_bytes);
        _bytes.AsSpan(_used, header.PaddedLength - _used).Clear();
        return _bytes.AsMemory(0, header.PaddedLength);
    }

    private Span<byte> Reserve(int payloadSize)
    {
        var size = RecordView.HeaderSize + payloadSize;
        EnsureCapacity(_used + size);
        var record = _bytes.AsSpan(_used, size);
        _used += size;
        Count++;
        return record;
    }

    private void EnsureCapacity(int length)
    {
        if (_bytes.Length < length)
        {
            Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
        }
    }
}
