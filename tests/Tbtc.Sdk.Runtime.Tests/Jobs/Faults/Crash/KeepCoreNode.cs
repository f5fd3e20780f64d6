namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A keep-core node that has the directory for a while: it accepts and updates jobs, in its own way of writing, and loses nothing.</summary>
internal sealed class KeepCoreNode(SimulatedDisk disk, History history, JobSource source, Random random)
{
    private const string Jobs = "covenant-signer-jobs";

    /// <summary>Begins a directory that no store of ours was in before, with some of its jobs in the legacy layout.</summary>
    public void Begin()
    {
        var jobs = Directory(disk.RootNode, Jobs);
        Accept(random.Next(1, 5));
        var legacy = Directory(Directory(disk.RootNode, "covenant-signer"), "jobs");
        foreach (var (name, file) in jobs.Now.Where(_ => random.Next(3) == 0).ToList())
        {
            legacy.Damage(name, file);
            jobs.Damage(name, null);
        }
    }

    /// <summary>Works in the directory if it was handed over; false where it was not.</summary>
    public bool TryRun()
    {
        if (disk.Find($"{Jobs}/.tbtc-sdk") is null)
        {
            return false;
        }

        var knowledge = history.Learn();
        foreach (var requestId in knowledge.RequestIds.Where(_ => random.Next(3) == 0).ToList())
        {
            if (knowledge.Shown(requestId) is { } job && disk.Find(Path(requestId)) is SimulatedFileNode file && Job.TryParse(file.Now.ToArray(), out var there))
            {
                Update(file, there with { Revision = job.Revision });
            }
        }

        Accept(random.Next(3));
        return true;
    }

    private SimulatedDirectoryNode Directory(SimulatedDirectoryNode parent, string name)
    {
        var directory = new SimulatedDirectoryNode(disk.NextId());
        parent.Damage(name, directory);
        return directory;
    }

    private static string Path(string requestId) => $"{Jobs}/{requestId}.json";

    private void Update(SimulatedFileNode file, Job job)
    {
        var updated = source.Next(job) with { UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) };
        Write(file, updated);
        history.KeepCore(updated, isUpdate: true);
    }

    private void Accept(int count)
    {
        for (var accepted = 0; accepted < count; accepted++)
        {
            var job = source.NewJob() with { UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) };
            var file = new SimulatedFileNode(disk.NextId(), Sectors.Of([]));
            Write(file, job);
            (disk.Find(Jobs) as SimulatedDirectoryNode)!.Damage($"{job.RequestId}.json", file);
            history.KeepCore(job, isUpdate: false);
        }
    }

    private static void Write(SimulatedFileNode file, Job job)
    {
        file.Damage(job.ToUtf8Json());
        file.ModifiedAt = DateTimeOffset.UtcNow;
    }
}
