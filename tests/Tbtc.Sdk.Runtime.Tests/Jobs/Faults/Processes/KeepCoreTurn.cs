namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What a keep-core node does to the files of a directory that it was given: some updates, some new jobs.</summary>
internal static class KeepCoreTurn
{
    public static void Run(string directory, History history, JobSource source, Random random)
    {
        var jobs = Path.Join(directory, "covenant-signer-jobs");
        foreach (var file in Directory.GetFiles(jobs, "*.json").Where(_ => random.Next(20) == 0))
        {
            if (Job.TryParse(File.ReadAllBytes(file), out var job) && history.Learn().Shown(job.RequestId) is { } shown)
            {
                Write(file, source.Next(job with { Revision = shown.Revision }), isUpdate: true);
            }
        }

        var added = source.NewJob();
        Write(Path.Join(jobs, added.RequestId + ".json"), added, isUpdate: false);

        void Write(string file, Job job, bool isUpdate)
        {
            job = job with { UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) };
            File.WriteAllBytes(file, job.ToUtf8Json());
            history.KeepCore(job, isUpdate);
        }
    }
}
