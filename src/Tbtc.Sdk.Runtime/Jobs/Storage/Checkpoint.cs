using System.Buffers.Binary;
using System.Runtime.ExceptionServices;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Writes the newest content of every pending job to its file, then says so in the journal. Repeatable at any crash.</summary>
internal sealed class Checkpoint(JobTable table, JobFiles files, Committer committer, StoreLimits limits)
{
    /// <summary>Runs one; callers take turns.</summary>
    /// <returns>Whether everything that was pending is in its file now.</returns>
    /// <exception cref="DiskException">The disk is full or failed; what is not in its file stays pending.</exception>
    public bool Run()
    {
        List<(string RequestId, PendingBody Body)> snapshot;
        long through;
        lock (table.Gate)
        {
            snapshot = [.. table.Pending.Select(pending => (table.Ledger.RequestId(pending.Key), pending.Value))];
            through = committer.NextLsn - 1;
        }

        if (snapshot.Count == 0)
        {
            return true;
        }

        WriteAll(snapshot);
        files.SyncNames();
        var payload = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(payload, through);
        return committer.AppendAsync(new RecordItem(RecordKind.Filed, payload, () => table.Filed(through))).GetAwaiter().GetResult() == AppendOutcome.Durable;
    }

    private void WriteAll(List<(string RequestId, PendingBody Body)> snapshot)
    {
        // Each file waits for its own fsync, so they share the disk's flushes. Threads of their own: the pool grows too slowly for that.
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        void Work()
        {
            for (var index = Interlocked.Increment(ref next); index < snapshot.Count && Volatile.Read(ref failure) is null; index = Interlocked.Increment(ref next))
            {
                try
                {
                    files.Write(snapshot[index].RequestId, snapshot[index].Body);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                }
            }
        }

        var helpers = new Thread[Math.Min(limits.CheckpointThreads, snapshot.Count) - 1];
        for (var index = 0; index < helpers.Length; index++)
        {
            helpers[index] = new Thread(Work) { IsBackground = true, Name = "tbtc checkpoint" };
            helpers[index].Start();
        }

        Work();
        foreach (var helper in helpers)
        {
            helper.Join();
        }

        failure?.Throw();
    }
}
