namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Reads the batches of one segment, merging its copies: a record that is valid in either is valid.</summary>
internal sealed class BatchReader(Segment segment)
{
    private readonly ulong _nonce = segment.Header!.Nonce;
    private readonly List<(int Copy, int Start, int Length)> _records = [];

    public long Offset { get; private set; } = SegmentHeader.Size;

    public long Number { get; private set; }

    /// <summary>The batch that <see cref="TryRead"/> read.</summary>
    public BatchHeader Batch { get; private set; }

    public long BatchOffset { get; private set; }

    /// <summary>How many records of the batch are valid in neither copy.</summary>
    public int LostRecords { get; private set; }

    /// <summary>Which copies do not have the whole batch.</summary>
    public (bool First, bool Second) Incomplete { get; private set; }

    /// <summary>Whether the two copies hold different valid records: two stories.</summary>
    public bool IsForked { get; private set; }

    public int RecordCount => _records.Count;

    /// <summary>Reads the batch that comes next; false where none begins there.</summary>
    public bool TryRead()
    {
        if (!TryReadHeader(Offset, out var batch, out var incomplete) || batch.Number != Number)
        {
            return false;
        }

        (Batch, BatchOffset) = (batch, Offset);
        (LostRecords, Incomplete) = (0, incomplete);
        Merge();
        return true;
    }

    /// <summary>Goes behind the batch that was read.</summary>
    public void Advance()
    {
        Offset += Batch.PaddedLength;
        Number++;
    }

    /// <summary>Looks for a batch behind the present offset, and goes there; false where there is none before <paramref name="end"/>.</summary>
    public bool TrySkipHole(long end)
    {
        for (var offset = Offset; offset < Math.Min(end, segment.Length); offset += Page.Size)
        {
            if (TryReadHeader(offset, out var batch, out _) && batch.Number >= Number && (offset > Offset || batch.Number == Number))
            {
                (Offset, Number) = (offset, batch.Number);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a batch begins behind the one that was read, or behind the present offset where none was.</summary>
    public bool IsFollowed()
    {
        for (var offset = Offset + Page.Size; offset < segment.Length; offset += Page.Size)
        {
            if (TryReadHeader(offset, out var batch, out _) && batch.Number > Number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether anything at all was written at the present offset.</summary>
    public bool IsTouched()
    {
        for (var copy = 0; copy < 2; copy++)
        {
            if (segment[copy] is { } its && its.Get(Offset, Page.Size).ContainsAnyExcept((byte)0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A valid record of the batch that was read. Valid until the next call.</summary>
    public RecordView Record(int index)
    {
        var (copy, start, length) = _records[index];
        RecordView.TryRead(segment[copy]!.Get(BatchOffset + BatchHeader.Size + start, length), _nonce, Batch.Number, out var record);
        return record;
    }

    /// <summary>Where a record of the batch that was read is, to read it again later.</summary>
    public RecordLocation Locate(int index)
    {
        var (copy, start, length) = _records[index];
        return new RecordLocation(segment, copy, BatchOffset + BatchHeader.Size + start, length, Batch.Number);
    }

    private bool TryReadHeader(long offset, out BatchHeader batch, out (bool, bool) incomplete)
    {
        batch = default;
        var inFirst = TryReadHeader(segment[0], offset, out var first);
        var inSecond = TryReadHeader(segment[1], offset, out var second);
        incomplete = (!inFirst, !inSecond);
        if (inFirst && inSecond && first != second)
        {
            IsForked = true;
        }

        batch = inFirst ? first : second;
        return inFirst || inSecond;
    }

    private bool TryReadHeader(SegmentCopy? copy, long offset, out BatchHeader batch)
    {
        batch = default;
        return copy is not null && BatchHeader.TryRead(copy.Get(offset, BatchHeader.Size), _nonce, out batch);
    }

    private void Merge()
    {
        _records.Clear();
        var first = Records(0);
        var second = Records(1);
        var same = first.SequenceEqual(second);
        var at = 0;
        while (at < Batch.Length)
        {
            var inFirst = RecordView.TryRead(Rest(first, at), _nonce, Batch.Number, out var record);
            var inSecond = same ? inFirst : RecordView.TryRead(Rest(second, at), _nonce, Batch.Number, out var other);
            if (!same && inFirst && inSecond && !Rest(first, at)[..record.Bytes.Length].SequenceEqual(Rest(second, at)[..Math.Min(record.Bytes.Length, second.Length - at)]))
            {
                IsForked = true;
            }

            Incomplete = (Incomplete.First || !inFirst, Incomplete.Second || !inSecond);
            var length = RecordView.StatedSize(Rest(inFirst ? first : second, at));
            if (inFirst || inSecond)
            {
                _records.Add((inFirst ? 0 : 1, at, length));
            }
            else if (length == 0 || RecordView.StatedSize(Rest(first, at)) != length)
            {
                // Where the next record begins is lost as well.
                break;
            }

            at += length;
        }

        LostRecords = Batch.Count - _records.Count;
    }

    private ReadOnlySpan<byte> Records(int copy) => segment[copy] is { } its ? its.Get(BatchOffset + BatchHeader.Size, Batch.Length) : default;

    private static ReadOnlySpan<byte> Rest(ReadOnlySpan<byte> records, int at) => at < records.Length ? records[at..] : default;
}
