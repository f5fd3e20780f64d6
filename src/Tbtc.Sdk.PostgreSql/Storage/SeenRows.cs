using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>
/// The rows of jobs that this node verified or wrote lately, so that an update need not read what its swap compares anyway. Nothing is served from here. Each is good for one
/// update; what is not taken is forgotten when there is too much of it.
/// </summary>
internal sealed class SeenRows
{
    private const long MostBytes = 2 << 20;

    private readonly ConcurrentDictionary<string, (StoredRows Rows, Job Job)> _jobs = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Remembers rows that make a job.</summary>
    public void Add(StoredRows rows, Job job)
    {
        var bytes = rows.Job!.Body!.Length;
        if (Interlocked.Add(ref _bytes, bytes) > MostBytes)
        {
            _jobs.Clear();
            Interlocked.Exchange(ref _bytes, bytes);
        }

        _jobs[job.RequestId] = (rows, job);
    }

    /// <summary>Takes the rows of a job at a revision.</summary>
    public bool TryTake(string requestId, long revision, [NotNullWhen(true)] out StoredRows? rows, [NotNullWhen(true)] out Job? job)
    {
        (rows, job) = _jobs.TryRemove(requestId, out var seen) && seen.Job.Revision == revision ? seen : (null, null);
        return job is not null;
    }
}
