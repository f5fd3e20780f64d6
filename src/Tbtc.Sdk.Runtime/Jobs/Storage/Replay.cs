using System.Buffers.Binary;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a base and the logs after it say, and what of them is lost.</summary>
internal sealed class Replay(FileCipher? cipher) : ReplayedState(cipher)
{
    private readonly List<RecordLocation> _lastBatch = [];
    private bool _isBaseWhole = true;
    private (bool First, bool Second) _incomplete;
    private Segment? _incompleteIn;

    public uint Epoch { get; private set; }

    /// <summary>The end of the last log without its <see cref="LastBatch"/>, where there is one.</summary>
    public JournalPosition End { get; private set; }

    /// <summary>The end of the last log, its last batch included.</summary>
    public JournalPosition FullEnd { get; private set; }

    /// <summary>The records of the last log's last batch. What was read of it may never have been made durable.</summary>
    public IReadOnlyList<RecordLocation> LastBatch => _lastBatch;

    /// <summary>The last batch is whole in one copy only.</summary>
    public bool IsLastBatchInOneCopy { get; private set; }

    /// <summary>Something was written behind the last batch that is whole in neither copy.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Segments in which a copy lacks something that counts.</summary>
    public HashSet<(Segment Segment, int Copy)> Damaged { get; } = [];

    public long BaseBytes { get; private set; }

    public long LogBytes { get; private set; }

    public int Logs { get; private set; }

    /// <summary>Replays from the newest base that is whole, or else from the newest.</summary>
    public static Replay Run(IReadOnlyList<Segment> segments, FileCipher? cipher)
    {
        Replay? partial = null;
        foreach (var start in segments.Where(segment => segment.Kind == SegmentKind.Base).OrderByDescending(segment => segment.Generation))
        {
            var replay = new Replay(cipher);
            replay.ReadBase(start);
            start.Release();
            replay.ReadLogs(segments, start.Generation);
            if (replay.IsForked || (replay._isBaseWhole && (partial is null || replay.Losses.Count == 0)))
            {
                return replay;
            }

            partial ??= replay;
        }

        if (partial is null)
        {
            partial = new Replay(cipher) { _isBaseWhole = false };
            partial.Losses.Add("The base of the journal is in neither copy.");
            partial.ReadLogs(segments, segments.Min(segment => segment.Generation));
        }

        return partial;
    }

    private void ReadBase(Segment segment)
    {
        BaseBytes = segment.Length;
        if (Fork(segment.IsForked) || segment.Header is not { } header)
        {
            LoseBase(segment);
            return;
        }

        NoteIncomplete(segment, (segment[0]?.Header is null, segment[1]?.Header is null));
        (NextLsn, Epoch) = (header.NextLsn, header.Epoch);
        var reader = new BatchReader(segment);
        var records = 0L;
        var isSealed = false;
        while (!isSealed)
        {
            if (!reader.TryRead())
            {
                LoseBase(segment);
                if (Fork(reader.IsForked) || !reader.TrySkipHole(long.MaxValue))
                {
                    return;
                }

                continue;
            }

            if (Fork(reader.IsForked))
            {
                return;
            }

            NoteIncomplete(segment, reader.Incomplete);
            for (var index = 0; index < reader.RecordCount; index++)
            {
                var record = reader.Record(index);
                if (record.Kind == RecordKind.Seal)
                {
                    isSealed = true;
                    if (BinaryPrimitives.ReadInt64LittleEndian(record.Payload) != records)
                    {
                        LoseBase(segment);
                    }
                }
                else
                {
                    records++;
                    Apply(record, reader, index);
                }
            }

            if (reader.LostRecords > 0)
            {
                LoseBase(segment);
            }

            reader.Advance();
        }

        InBase = _isBaseWhole ? header.NextLsn : 0;
    }

    private void ReadLogs(IReadOnlyList<Segment> segments, ulong from)
    {
        var logs = segments.Where(segment => segment.Kind == SegmentKind.Log && segment.Generation >= from).OrderBy(segment => segment.Generation).ToList();
        var expected = from;
        FullEnd = new JournalPosition(from, 0, SegmentHeader.Size, NextLsn);
        for (var index = 0; index < logs.Count && !IsForked; index++)
        {
            var log = logs[index];
            var next = index + 1 < logs.Count ? logs[index + 1] : null;
            if (log.Generation != expected)
            {
                Lose($"The logs {expected:x} to {log.Generation - 1:x} of the journal are in neither copy.", long.MaxValue);
            }

            expected = log.Generation + 1;
            LogBytes += log.Length;
            Logs++;
            ReadLog(log, next);
            log.Release();
        }

        if (logs.Count == 0)
        {
            Lose($"The log {from:x} of the journal is in neither copy.", long.MaxValue);
        }

        if (_incompleteIn is not null && !IsForked)
        {
            IsLastBatchInOneCopy = true;
        }
    }

    private void ReadLog(Segment log, Segment? next)
    {
        CommitIncomplete();
        _lastBatch.Clear();
        if (Fork(log.IsForked))
        {
            return;
        }

        var end = next?.Header?.PreviousEnd is { } position && position.Generation == log.Generation ? position : (JournalPosition?)null;
        if (log.Header is not { } header)
        {
            Lose($"The header of {log.Name} is damaged in both copies.", end?.NextLsn - 1 ?? long.MaxValue);
            NextLsn = Math.Max(NextLsn, end?.NextLsn ?? 0);
            FullEnd = end ?? new JournalPosition(log.Generation, 0, SegmentHeader.Size, NextLsn);
            return;
        }

        NoteIncomplete(log, (log[0]?.Header is null, log[1]?.Header is null));
        Epoch = Math.Max(Epoch, header.Epoch);
        SkipTo(header.PreviousEnd.NextLsn, log);
        NextLsn = Math.Max(NextLsn, header.NextLsn);
        var reader = new BatchReader(log);
        while (end is null || reader.Offset < end.Value.Offset)
        {
            var isRead = reader.TryRead();
            if (Fork(reader.IsForked))
            {
                return;
            }

            if (!isRead)
            {
                if (reader.TrySkipHole(end?.Offset ?? long.MaxValue))
                {
                    Lose($"Part of {log.Name} is damaged in both copies.", 0);
                    continue;
                }

                IsTorn = end is null && reader.IsTouched();
                break;
            }

            if (reader.LostRecords > 0)
            {
                if (end is null && !reader.IsFollowed())
                {
                    IsTorn = true;
                    break;
                }

                Lose($"Records of {log.Name} are damaged in both copies.", reader.Batch.FirstLsn + reader.Batch.Count - 1);
            }

            CommitIncomplete();
            _incomplete = (reader.Incomplete.First || log[0]?.Header is null, reader.Incomplete.Second || log[1]?.Header is null);
            _incompleteIn = _incomplete is (false, false) ? null : log;
            ApplyBatch(log, reader);
            reader.Advance();
        }

        FullEnd = new JournalPosition(log.Generation, reader.Number, reader.Offset, NextLsn);
        if (end is { } known)
        {
            CommitIncomplete();
            _lastBatch.Clear();
            SkipTo(known.NextLsn, log);
            FullEnd = known;
        }
    }

    private void ApplyBatch(Segment log, BatchReader reader)
    {
        SkipTo(reader.Batch.FirstLsn, log);
        End = new JournalPosition(log.Generation, reader.Batch.Number, reader.BatchOffset, reader.Batch.FirstLsn);
        _lastBatch.Clear();
        for (var index = 0; index < reader.RecordCount; index++)
        {
            _lastBatch.Add(reader.Locate(index));
            if (reader.Record(index).Lsn >= InBase)
            {
                Apply(reader.Record(index), reader, index);
            }
        }

        NextLsn = Math.Max(NextLsn, reader.Batch.FirstLsn + reader.Batch.Count);
    }

    private void SkipTo(long lsn, Segment log)
    {
        if (lsn > NextLsn)
        {
            Lose($"The records {NextLsn} to {lsn - 1}, in or before {log.Name}, are in neither copy.", lsn - 1);
            NextLsn = lsn;
        }
    }

    private void LoseBase(Segment segment)
    {
        if (_isBaseWhole)
        {
            _isBaseWhole = false;
            Lose($"Part of {segment.Name} is damaged in both copies.", 0);
        }

        NoteIncomplete(segment, (true, true));
    }

    private void NoteIncomplete(Segment segment, (bool First, bool Second) incomplete)
    {
        if (incomplete.First)
        {
            Damaged.Add((segment, 0));
        }

        if (incomplete.Second)
        {
            Damaged.Add((segment, 1));
        }
    }

    private void CommitIncomplete()
    {
        if (_incompleteIn is { } segment)
        {
            NoteIncomplete(segment, _incomplete);
            _incompleteIn = null;
        }
    }
}
