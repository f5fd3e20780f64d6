using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>A real store as one of several nodes sees it: with leases, and with a connection that a test can cut.</summary>
internal sealed class NodeStore(IJobStore store, SharedLeases leases) : IJobStore, IJobLeases
{
    /// <summary>Whether renewals fail as they do when the database cannot be reached.</summary>
    public bool IsCutOff { get; set; }

    public ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken = default) => store.AcceptAsync(job, cancellationToken);

    public ValueTask<FindResult> FindAsync(string requestId, CancellationToken cancellationToken = default) => store.FindAsync(requestId, cancellationToken);

    public ValueTask<FindResult> FindByRouteAsync(RouteKey route, CancellationToken cancellationToken = default) => store.FindByRouteAsync(route, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(JobState state, CancellationToken cancellationToken = default) => store.ListAsync(state, cancellationToken);

    public ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("A node of several must not write without a lease.");

    public ValueTask<JobStoreReport> GetReportAsync(CancellationToken cancellationToken = default) => store.GetReportAsync(cancellationToken);

    public Task<JobStoreReport> ScrubAsync(IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default) =>
        store.ScrubAsync(progress, cancellationToken);

    public ValueTask<JobLease?> TryAcquireAsync(string requestId, TimeSpan duration, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(leases.Acquire(requestId, duration));

    public ValueTask<JobLease?> TryRenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        IsCutOff ? throw new IOException("The database cannot be reached.") : ValueTask.FromResult(leases.Renew(lease, duration));

    public ValueTask ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default)
    {
        leases.Release(lease);
        return ValueTask.CompletedTask;
    }

    public ValueTask<UpdateResult> UpdateAsync(Job job, JobLease lease, CancellationToken cancellationToken = default) =>
        leases.IsHeld(lease) ? store.UpdateAsync(job, cancellationToken) : ValueTask.FromResult<UpdateResult>(UpdateResult.LeaseLost.Instance);
}
