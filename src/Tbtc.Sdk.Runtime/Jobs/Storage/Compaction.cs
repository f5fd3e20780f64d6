using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Writes a base that takes the place of everything before the present log. Puts go on meanwhile: a newer state in the base is in the log as well.</summary>
internal sealed class Compaction(JobTable table, Journal journal)
{
    private const int JobsAtATime = 512;

    /// <summary>Writes the base that belongs to a log into both copies and drops what it makes unnecessary.</summary>
    /// <param name="start">The log's beginning.</param>
    /// <exception cref="DiskException">The disk is full or failed; the older files still hold everything.</exception>
    public void Run(LogStart start)
    {
        long bytes;
        using (var writer = journal.BeginBase(start))
        {
            lock (table.Gate)
            {
                writer.Add(RecordKind.Owner, table.Ledger.Owner.Encode());

                // Before what is unknown: an act that settled a file's matter says nothing about a later one's.
                foreach (var decision in table.Ledger.Decisions)
                {
                    writer.Add(RecordKind.Decision, DecisionRecord.Encode(decision, table.Cipher));
                }

                foreach (var unknown in table.Ledger.Unknown)
                {
                    writer.Add(RecordKind.Unknown, unknown.Encode());
                }

                foreach (var retired in table.Ledger.Retired)
                {
                    writer.Add(RecordKind.Retired, Encoding.UTF8.GetBytes(retired));
                }
            }

            for (var from = 0; AddJobs(writer, from); from += JobsAtATime)
            {
            }

            bytes = writer.Complete();
        }

        journal.DropOlder(start, bytes);
    }

    private bool AddJobs(BaseWriter writer, int from)
    {
        lock (table.Gate)
        {
            var ledger = table.Ledger;
            var to = Math.Min(from + JobsAtATime, ledger.Count);
            for (var slot = from; slot < to; slot++)
            {
                ref var entry = ref ledger[slot];
                var pending = table.Pending.GetValueOrDefault(slot);
                var job = new JobRecord
                {
                    State = entry.State,
                    RequestDigest = entry.RequestDigest,
                    BodyHash = entry.BodyHash,
                    BodyLength = entry.BodyLength,
                    RequestId = ledger.RequestIdBytes(slot),
                    RouteKey = ledger.RouteKeyBytes(slot),
                    Prior = pending?.Prior,
                    Body = pending?.Body,
                };
                if (table.Cipher is { } cipher)
                {
                    job = job.With(default, SealedIdentity.Seal(cipher, entry.RequestDigest, job.RouteKey));
                }

                writer.Add(job, pending is null ? RecordKind.Entry : RecordKind.Job, entry.Flags, entry.Revision);
            }

            return to < ledger.Count;
        }
    }
}
