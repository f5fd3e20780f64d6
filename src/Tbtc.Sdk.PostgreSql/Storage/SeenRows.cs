using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>
/// The rows of jobs that this node verified or wrote lately, so that an update need not read what its swap compares anyway. Nothing is served from here. Each is good for one
/// update; all of them are forgotten when they become too much.
/// </summary>
internal sealed class SeenRows
{
    private const long MostBytes = 2 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (StoredRows Rows, Job Job)> _jobs = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Remembers rows that make a job.</summary>
    public void Add(StoredRows rows, Job job)
    {
        lock (_gate)
        {
            Remove(job.RequestId);
            if (_bytes + BytesOf(rows) > MostBytes)
            {
                _jobs.Clear();
                _bytes = 0;
            }

            _jobs.Add(job.RequestId, (rows, job));
            _bytes += BytesOf(rows);
        }
    }

    /// <summary>Takes the rows of a job at a revision.</summary>
    public bool TryTake(string requestId, long revision, [NotNullWhen(true)] out StoredRows? rows, [NotNullWhen(true)] out Job? job)
    {
        lock (_gate)
        {
            (rows, job) = Remove(requestId) is { } seen && seen.Job.Revision == revision ? seen : (null, null);
            return job is not null;
        }
    }

    private (StoredRows Rows, Job Job)? Remove(string requestId)
    {
        if (!_jobs.Remove(requestId, out var seen))
        {
            return null;
        }

        _bytes -= BytesOf(seen.Rows);
        return seen;
    }

    private static long BytesOf(StoredRows rows) => rows.Job!.Body!.Length;
}
