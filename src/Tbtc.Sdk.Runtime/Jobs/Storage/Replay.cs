using System.Buffers.Binary;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a base and the logs after it say, and what of them is lost.</summary>
internal sealed class Replay
{
    private readonly List<RecordLocation> _lastBatch = [];
    private bool _isBaseWhole = true;
    private (bool First, bool Second) _incomplete;
    private Segment? _incompleteIn;

    public Ledger Ledger { get; } = new();

    public Dictionary<int, PendingBody> Pending { get; } = [];

    /// <summary>What is lost: one sentence each. Empty when everything acknowledged is here.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>A lost record has at most this lsn.</summary>
    public long LostThrough { get; private set; }

    public long FiledThrough { get; private set; }

    public long NextLsn { get; private set; } = 1;

    public uint Epoch { get; private set; }

    /// <summary>The end of the last log without its <see cref="LastBatch"/>, where there is one.</summary>
    public JournalPosition End { get; private set; }

    /// <summary>The end of the last log, its last batch included.</summary>
    public JournalPosition FullEnd { get; private set; }

    /// <summary>The records of the last log's last batch. What was read of it may never have been made durable.</summary>
    public IReadOnlyList<RecordLocation> LastBatch => _lastBatch;

    /// <summary>The two copies tell different stories.</summary>
    public bool IsForked { get; private set; }

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
    public static Replay Run(IReadOnlyList<Segment> segments)
    {
        Replay? partial = null;
        foreach (var start in segments.Where(segment => segment.Kind == SegmentKind.Base).OrderByDescending(segment => segment.Generation))
        {
            var replay = new Replay();
            replay.ReadBase(start);
            replay.ReadLogs(segments, start.Generation);
            if (replay.IsForked || (replay._isBaseWhole && (partial is null || replay.Losses.Count == 0)))
            {
                return replay;
            }

            partial ??= replay;
        }

        if (partial is null)
        {
            partial = new Replay { _isBaseWhole = false };
            partial.Losses.Add("The base of the journal is in neither copy.");
            partial.ReadLogs(segments, segments.Min(segment => segment.Generation));
        }

        return partial;
    }

    /// <summary>Takes what another replay knows and this one does not; where they differ, the job is blocked.</summary>
    public void Absorb(Replay other)
    {
        for (var slot = 0; slot < other.Ledger.Count; slot++)
        {
            ref var theirs = ref other.Ledger[slot];
            var mine = Ledger.Find(other.Ledger.RequestIdBytes(slot));
            if (mine >= 0)
            {
                ref var entry = ref Ledger[mine];
                if (entry.Revision != theirs.Revision || entry.BodyHash != theirs.BodyHash || !Ledger.RouteKeyBytes(mine).SequenceEqual(other.Ledger.RouteKeyBytes(slot)))
                {
                    entry.Flags |= RecordFlags.Forked;
                    Pending.Remove(mine);
                }

                continue;
            }

            var sameRoute = Ledger.FindRoute(other.Ledger.RouteKeyBytes(slot));
            var flags = theirs.Flags;
            if (sameRoute >= 0)
            {
                Ledger[sameRoute].Flags |= RecordFlags.Forked;
                Pending.Remove(sameRoute);
                flags |= RecordFlags.Forked;
            }

            var job = new JobRecord
            {
                State = theirs.State,
                RequestDigest = theirs.RequestDigest,
                BodyHash = theirs.BodyHash,
                BodyLength = theirs.BodyLength,
                RequestId = other.Ledger.RequestIdBytes(slot),
                RouteKey = other.Ledger.RouteKeyBytes(slot),
            };
            var added = Ledger.Put(job, theirs.Revision, flags);
            if (sameRoute < 0 && other.Pending.TryGetValue(slot, out var pending))
            {
                Pending[added] = pending;
            }
        }

        Ledger.Unknown.AddRange(other.Ledger.Unknown.Except(Ledger.Unknown));
        Ledger.Retired.UnionWith(other.Ledger.Retired);
        Losses.AddRange(other.Losses);
        NextLsn = Math.Max(NextLsn, other.NextLsn);
        FiledThrough = Math.Min(FiledThrough, other.FiledThrough);
        LostThrough = Math.Max(LostThrough, other.LostThrough);
        IsForked = true;
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
        (NextLsn, Epoch) = (header.PreviousEnd.NextLsn, header.Epoch);
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
            Apply(reader.Record(index), reader, index);
        }

        NextLsn = Math.Max(NextLsn, reader.Batch.FirstLsn + reader.Batch.Count);
    }

    private void Apply(RecordView record, BatchReader reader, int index)
    {
        switch (record.Kind)
        {
            case RecordKind.Job or RecordKind.Entry when JobRecord.TryRead(record.Payload, out var job):
                ApplyJob(record, job, reader.Locate(index));
                break;
            case RecordKind.Filed when record.Payload.Length == 8:
                ApplyFiled(BinaryPrimitives.ReadInt64LittleEndian(record.Payload));
                break;
            case RecordKind.Owner when record.Payload.Length > 0:
                Ledger.Owner = (OwnerState)record.Payload[0];
                break;
            case RecordKind.Unknown when UnknownRecord.TryDecode(record.Payload) is { } unknown:
                Ledger.Unknown.Add(unknown);
                break;
            case RecordKind.Retired:
                Ledger.Retired.Add(System.Text.Encoding.UTF8.GetString(record.Payload));
                break;
            default:
                Lose($"A record of the kind {record.Kind} is not understood.", record.Lsn);
                break;
        }
    }

    private void ApplyJob(RecordView record, in JobRecord job, RecordLocation location)
    {
        var slot = Ledger.Find(job.RequestId);
        UInt128[] prior = [.. job.Prior];
        if (slot >= 0)
        {
            ref var entry = ref Ledger[slot];
            if (entry.Revision >= record.Lsn)
            {
                Fork(entry.Revision == record.Lsn && entry.BodyHash != job.BodyHash);
                return;
            }

            Pending.TryGetValue(slot, out var before);
            prior = PendingBody.PriorAfter(before, entry.BodyHash);
        }

        slot = Ledger.Put(job, record.Lsn, record.Flags);
        if (record.Kind == RecordKind.Job)
        {
            Pending[slot] = new PendingBody(null, location, prior);
        }
    }

    private void ApplyFiled(long through)
    {
        FiledThrough = Math.Max(FiledThrough, through);
        foreach (var slot in Pending.Keys)
        {
            if (Ledger[slot].Revision <= through)
            {
                Pending.Remove(slot);
            }
        }
    }

    private void SkipTo(long lsn, Segment log)
    {
        if (lsn > NextLsn)
        {
            Lose($"The records {NextLsn} to {lsn - 1}, in or before {log.Name}, are in neither copy.", lsn - 1);
            NextLsn = lsn;
        }
    }

    private bool Fork(bool isForked) => IsForked |= isForked;

    private void LoseBase(Segment segment)
    {
        if (_isBaseWhole)
        {
            _isBaseWhole = false;
            Lose($"Part of {segment.Name} is damaged in both copies.", 0);
        }

        NoteIncomplete(segment, (true, true));
    }

    private void Lose(string what, long through)
    {
        Losses.Add(what);
        LostThrough = Math.Max(LostThrough, through);
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
