using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>A real store in which the first ids that are tried are taken.</summary>
internal sealed class TakenIds(IJobStore store, int count) : IJobStore
{
    public List<string> Tried { get; } = [];

    public ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken = default)
    {
        Tried.Add(job.RequestId);
        return Tried.Count <= count
            ? ValueTask.FromResult<AcceptResult>(new AcceptResult.Refused(new(JobStoreRefusalReason.RequestIdTaken, "taken", "try another")))
            : store.AcceptAsync(job, cancellationToken);
    }

    public ValueTask<FindResult> FindAsync(string requestId, CancellationToken cancellationToken = default) => store.FindAsync(requestId, cancellationToken);

    public ValueTask<FindResult> FindByRouteAsync(RouteKey route, CancellationToken cancellationToken = default) => store.FindByRouteAsync(route, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(JobState state, CancellationToken cancellationToken = default) => store.ListAsync(state, cancellationToken);

    public ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken = default) => store.UpdateAsync(job, cancellationToken);

    public ValueTask<JobStoreReport> GetReportAsync(CancellationToken cancellationToken = default) => store.GetReportAsync(cancellationToken);

    public Task<JobStoreReport> ScrubAsync(IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default) =>
        store.ScrubAsync(progress, cancellationToken);
}
