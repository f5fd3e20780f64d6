using System.IO.Hashing;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A file that a keep-core node may have written, as a takeover finds it.</summary>
/// <param name="Name">Its name in the jobs directory.</param>
/// <param name="Job">What of it decides; null where it is not a job, or not that of its name.</param>
/// <param name="Length">Its length.</param>
/// <param name="Hash">The XXH128 of its bytes.</param>
/// <param name="ModifiedAt">When it was written, by the file system.</param>
/// <param name="IsAsWritten">Whether keep-core writes such a job with just these bytes; not asked of a new file.</param>
internal sealed record FoundFile(string Name, Job? Job, int Length, UInt128 Hash, DateTimeOffset ModifiedAt, bool IsAsWritten)
{
    public static FoundFile Of(string name, (byte[] Content, DateTimeOffset ModifiedAt)? file, bool isNew, JobBodies bodies)
    {
        if (file is not var (content, modifiedAt))
        {
            return new FoundFile(name, null, 0, default, default, false);
        }

        var layout = bodies.Open(content);
        var isJob = Job.TryParse(layout, out var job) && job.RequestId + JournalNames.JobSuffix == name;
        return new FoundFile(
            name,
            isJob ? Deciding(job!) : null,
            content.Length,
            XxHash128.HashToUInt128(content),
            modifiedAt,
            isJob && !isNew && JobJson.IsAsWritten(job!, layout));
    }

    private static Job Deciding(Job job) => new()
    {
        RequestId = job.RequestId,
        Route = job.Route,
        RequestDigest = job.RequestDigest,
        Request = RawJson.Null,
        State = job.State,
        UpdatedAt = job.UpdatedAt,
    };
}
