namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A directory that a keep-core node is to start in. The jobs directory has its name only once every file in it is durable.</summary>
internal sealed class ExportTarget(IDiskDirectory root)
{
    private const string Unfinished = JournalNames.JobTemporaryPrefix + "export";

    /// <returns>How many jobs were written.</returns>
    /// <exception cref="DiskException">The target cannot be written, or has a jobs directory.</exception>
    public int Write(JobTable table, JobFiles files, int threads, IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { JournalNames.Jobs, JournalNames.LegacyParent })
        {
            using var there = root.TryOpenDirectory(name);
            if (there is not null)
            {
                throw new DiskException(DiskErrorKind.Exists, "export", there.Path, "it is there already; give a directory without jobs");
            }
        }

        using var jobs = OpenUnfinished();
        var count = table.Ledger.Count;
        var done = 0;
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = threads }, slot =>
            {
                Copy(table, files, jobs, slot);
                progress?.Report(new ScrubProgress(Interlocked.Increment(ref done), count));
            });
        }
        catch (AggregateException exception) when (exception.InnerExceptions[0] is DiskException error)
        {
            throw new DiskException(error.Kind, "export", jobs.Path, error.Message, error);
        }

        jobs.Sync();
        root.Rename(Unfinished, root, JournalNames.Jobs, replace: false);
        root.Sync();
        return count;
    }

    private static void Copy(JobTable table, JobFiles files, IDiskDirectory jobs, int slot)
    {
        byte[] content = [];
        string requestId;
        LedgerEntry entry;
        lock (table.Gate)
        {
            (requestId, entry) = (table.Ledger.RequestId(slot), table.Ledger[slot]);
        }

        if (files.Verify(requestId, entry, ref content) is { } problem)
        {
            throw new DiskException(DiskErrorKind.Failed, "export", requestId, problem);
        }

        using var file = jobs.CreateFile(requestId + JournalNames.JobSuffix);
        file.Write(0, content.AsSpan(0, entry.BodyLength));
        file.Sync();
    }

    /// <summary>What a copy that was cut short left is begun anew.</summary>
    private IDiskDirectory OpenUnfinished()
    {
        var jobs = root.TryOpenDirectory(Unfinished);
        if (jobs is null)
        {
            root.CreateDirectory(Unfinished);
            return root.TryOpenDirectory(Unfinished) ?? throw new DiskException(DiskErrorKind.Missing, "export", Unfinished, "it was removed while it was created");
        }

        var names = new List<string>();
        jobs.List(name => names.Add(System.Text.Encoding.UTF8.GetString(name)));
        names.ForEach(jobs.Delete);
        return jobs;
    }
}
