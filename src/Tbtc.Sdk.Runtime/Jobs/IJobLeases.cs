namespace Tbtc.Sdk.Jobs;

/// <summary>Leases on jobs, offered by a store that several nodes share: one node at a time drives a job.</summary>
/// <remarks>
/// A lease carries a fencing token that grows with every acquisition. A node that was paused past its lease cannot write any more, because a write
/// with an older token is refused. A store for one node, such as <see cref="DirectoryJobStore"/>, has no need of leases and does not implement this.
/// </remarks>
public interface IJobLeases
{
    /// <summary>Takes the lease on a job, or null when another node holds it or there is no such job.</summary>
    /// <param name="requestId">The job.</param>
    /// <param name="duration">How long the lease holds unless renewed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<JobLease?> TryAcquireAsync(string requestId, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease, or null when it was lost.</summary>
    /// <param name="lease">The lease held.</param>
    /// <param name="duration">How long it holds from now on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<JobLease?> TryRenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Gives a lease back. One that was lost already is not an error.</summary>
    /// <param name="lease">The lease held.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default);

    /// <summary><see cref="IJobStore.UpdateAsync"/>, written only while the lease is held; <see cref="UpdateResult.LeaseLost"/> otherwise.</summary>
    /// <param name="job">The new content.</param>
    /// <param name="lease">The lease on it.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    ValueTask<UpdateResult> UpdateAsync(Job job, JobLease lease, CancellationToken cancellationToken = default);
}
