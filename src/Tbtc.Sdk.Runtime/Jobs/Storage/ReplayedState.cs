using System.Buffers.Binary;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What the records of a journal add up to.</summary>
internal abstract class ReplayedState(FileCipher? cipher)
{
    /// <summary>Records of a log below this lsn are in the base already.</summary>
    protected long InBase { get; set; }

    public Ledger Ledger { get; } = new();

    public Dictionary<int, PendingBody> Pending { get; } = [];

    /// <summary>What is lost: one sentence each. Empty when everything acknowledged is here.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>A lost record has at most this lsn.</summary>
    public long LostThrough { get; protected set; }

    public long FiledThrough { get; protected set; }

    public long NextLsn { get; protected set; } = 1;

    /// <summary>The two copies tell different stories.</summary>
    public bool IsForked { get; protected set; }

    /// <summary>Takes what another replay knows and this one does not; where they differ, the job is blocked.</summary>
    public void Absorb(ReplayedState other)
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
        Ledger.Decisions.AddRange(other.Ledger.Decisions.Except(Ledger.Decisions));
        Ledger.Owner = other.Ledger.Owner.State == OwnerState.HandedOver ? other.Ledger.Owner : Ledger.Owner;
        Losses.AddRange(other.Losses);
        NextLsn = Math.Max(NextLsn, other.NextLsn);
        FiledThrough = Math.Min(FiledThrough, other.FiledThrough);
        LostThrough = Math.Max(LostThrough, other.LostThrough);
        IsForked = true;
    }

    protected void Apply(RecordView record, BatchReader reader, int index)
    {
        switch (record.Kind)
        {
            case RecordKind.Job or RecordKind.Entry when JobRecord.TryRead(record.Payload, out var job):
                if (cipher is null)
                {
                    ApplyJob(record, job, reader.Locate(index));
                }
                else if (SealedIdentity.TryOpen(cipher, job.RouteKey, out var digest, out var routeKey))
                {
                    ApplyJob(record, job.With(digest, routeKey), reader.Locate(index));
                }
                else
                {
                    Lose("The record of a job does not open with the password.", record.Lsn);
                }

                break;
            case RecordKind.Filed when record.Payload.Length == 8:
                ApplyFiled(BinaryPrimitives.ReadInt64LittleEndian(record.Payload));
                break;
            case RecordKind.Owner when OwnerRecord.TryDecode(record.Payload) is { } owner:
                Ledger.Owner = owner;
                break;
            case RecordKind.Decision when DecisionRecord.TryDecode(record.Payload, cipher) is { } decision:
                Ledger.Decide(decision);
                break;
            case RecordKind.Unknown when UnknownRecord.TryDecode(record.Payload) is { } unknown:
                Ledger.Unknown.Add(unknown);
                break;
            case RecordKind.Retired:
                Ledger.Retired.Add(Encoding.UTF8.GetString(record.Payload));
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
            prior = record.Flags.HasFlag(RecordFlags.SetsAside) ? [] : PendingBody.PriorAfter(before, entry.BodyHash);
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

    protected bool Fork(bool isForked) => IsForked |= isForked;

    protected void Lose(string what, long through)
    {
        Losses.Add(what);
        LostThrough = Math.Max(LostThrough, through);
    }
}
