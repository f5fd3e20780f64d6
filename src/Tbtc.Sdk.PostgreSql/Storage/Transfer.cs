using System.Collections.Concurrent;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Copies jobs between stores. Every copy is an accept, so it can be repeated, and what was copied is read back.</summary>
internal sealed class Transfer(IJobStore from, IJobStore to, IProgress<ScrubProgress>? progress)
{
    private const int JobsAtOnce = 8;

    private readonly ConcurrentBag<string> _problems = [];
    private int _copied;
    private int _alreadyThere;
    private int _quarantined;
    private int _done;

    public async Task<TransferResult> RunAsync(
        IAsyncEnumerable<JobIdentity> jobs, int total, Func<JobIdentity, QuarantinedJob, CancellationToken, ValueTask<bool?>> copyQuarantined, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            jobs,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = JobsAtOnce },
            async (identity, token) =>
            {
                switch (await from.FindAsync(identity.RequestId, token).ConfigureAwait(false))
                {
                    case FindResult.Found(var job):
                        await CopyAsync(job, token).ConfigureAwait(false);
                        break;
                    case FindResult.Quarantined(var quarantine):
                        Count(identity, await copyQuarantined(identity, quarantine, token).ConfigureAwait(false));
                        break;
                    default:
                        _problems.Add($"The job {identity.RequestId} vanished while it was copied. Copy again.");
                        break;
                }

                progress?.Report(new ScrubProgress(Interlocked.Increment(ref _done), total));
            }).ConfigureAwait(false);
        return new TransferResult(_copied, _alreadyThere, _quarantined, [.. _problems.Order(StringComparer.Ordinal)]);
    }

    private async ValueTask CopyAsync(Job job, CancellationToken cancellationToken)
    {
        switch (await to.AcceptAsync(job, cancellationToken).ConfigureAwait(false))
        {
            case AcceptResult.Accepted:
                await VerifyAsync(job, cancellationToken).ConfigureAwait(false);
                break;
            case AcceptResult.AlreadyAccepted(var there) when there.RequestId == job.RequestId:
                await BringUpAsync(job, there, cancellationToken).ConfigureAwait(false);
                break;
            case AcceptResult.AlreadyAccepted(var there):
                _problems.Add(Other(job, there.RequestId));
                break;
            case AcceptResult.Conflict(var requestId):
                _problems.Add(Other(job, requestId));
                break;
            case AcceptResult.Refused(var refusal):
                _problems.Add($"The job {job.RequestId} of {job.Route} was refused. {refusal}");
                break;
        }
    }

    /// <summary>An earlier copy is there. Where the job went on here since, so it does there; where it went on there, it stays.</summary>
    private async ValueTask BringUpAsync(Job job, Job there, CancellationToken cancellationToken)
    {
        if (!job.Request.Equals(there.Request) && Archive.IsArchived(job) && job.State == there.State)
        {
            // Archived here since; there is more of it there.
            Interlocked.Increment(ref _alreadyThere);
        }
        else if (IsSame(job, there) || (there.UpdatedAt.TryCompareTo(job.UpdatedAt, out var order) && order > 0))
        {
            Interlocked.Increment(ref _alreadyThere);
        }
        else if ((there.State.IsTerminal() && there.State != job.State) || !job.Request.Equals(there.Request))
        {
            _problems.Add($"The job {job.RequestId} of {job.Route} is {job.State.ToWireName()} here and {there.State.ToWireName()} there, which is final. Find out which is right.");
        }
        else if (await to.UpdateAsync(job with { Revision = there.Revision }, cancellationToken).ConfigureAwait(false) is UpdateResult.Updated)
        {
            await VerifyAsync(job, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _problems.Add($"The job {job.RequestId} of {job.Route} changed while it was copied. Copy again.");
        }
    }

    private async ValueTask VerifyAsync(Job job, CancellationToken cancellationToken)
    {
        if (await to.FindAsync(job.RequestId, cancellationToken).ConfigureAwait(false) is FindResult.Found(var there) && IsSame(job, there))
        {
            Interlocked.Increment(ref _copied);
        }
        else
        {
            _problems.Add($"The job {job.RequestId} of {job.Route} was copied and does not read the same. Look at the other store's report.");
        }
    }

    private void Count(JobIdentity identity, bool? isCopied)
    {
        if (isCopied is { } copied)
        {
            Interlocked.Increment(ref _quarantined);
            Interlocked.Increment(ref copied ? ref _copied : ref _alreadyThere);
        }
        else
        {
            _problems.Add($"The job {identity.RequestId} of {identity.Route} is in quarantine and was not copied. Restore or release it, then copy again.");
        }
    }

    private static bool IsSame(Job one, Job other) => one.ToUtf8Json().AsSpan().SequenceEqual(other.ToUtf8Json());

    private static string Other(Job job, string requestId) => $"The route key {job.Route} has the job {requestId} there and {job.RequestId} here. Find out which one is right; neither was changed.";
}
