using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tbtc.Sdk.Jobs;

/// <summary>
/// The health of a job store: unhealthy when no new job can be accepted, degraded when something is in quarantine, unknown or postponed, with the reasons.
/// </summary>
/// <param name="store">The store.</param>
public sealed class JobStoreHealthCheck(IJobStore store) : IHealthCheck
{
    private const int MaxReasons = 10;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = await store.GetReportAsync(cancellationToken).ConfigureAwait(false);
        var status = report.Accepting != JobStoreAccepting.All ? HealthStatus.Unhealthy
            : report.IsHealthy && report.Problems.Count == 0 ? HealthStatus.Healthy
            : HealthStatus.Degraded;
        var data = new Dictionary<string, object>
        {
            ["storeId"] = report.StoreId,
            ["accepting"] = report.Accepting.ToString(),
            ["jobs"] = report.Jobs,
            ["quarantined"] = report.Quarantined.Count,
            ["unknown"] = report.Unknown.Count,
            ["pending"] = report.PendingJobs,
            ["journalBytes"] = report.JournalBytes,
        };
        return new HealthCheckResult(status, Describe(report), exception: null, data);
    }

    private static string Describe(JobStoreReport report)
    {
        var reasons = report.Problems
            .Concat(report.Unknown.Select(file => $"{file.File}: {file.Reason}"))
            .Concat(report.Quarantined.Select(job => $"Job {job.RequestId} is in quarantine. {job.Reason}"))
            .Take(MaxReasons)
            .ToList();
        return reasons.Count == 0 ? $"{report.Jobs} jobs." : string.Join(' ', reasons);
    }
}
