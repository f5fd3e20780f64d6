using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Jobs;

/// <summary>Opens the store with the host, scrubs it in the background, and logs what changed since the scrub before.</summary>
internal sealed class JobStoreService(OpenedJobStore opened, DirectoryJobStoreOptions options, ILogger<DirectoryJobStore> logger) : BackgroundService
{
    private readonly HashSet<string?> _quarantined = opened.Report.Quarantined.Select(job => job.RequestId).ToHashSet();
    private JobStoreAccepting _accepting = opened.Report.Accepting;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = (await opened.Store.GetDecisionsAsync(stoppingToken).ConfigureAwait(false)).Count;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var report = await opened.Store.ScrubAsync(cancellationToken: stoppingToken).ConfigureAwait(false);
                JobStoreLog.Scrubbed(logger, report.Jobs, report.Quarantined.Count);
                LogQuarantine(report);
                LogAccepting(report);
                var decisions = await opened.Store.GetDecisionsAsync(stoppingToken).ConfigureAwait(false);
                JobStoreLog.Decisions(logger, decisions.Skip(known));
                known = decisions.Count;
            }
            catch (IOException exception)
            {
                JobStoreLog.ScrubFailed(logger, exception);
            }

            await Task.Delay(options.ScrubInterval, options.TimeProvider, stoppingToken).ConfigureAwait(false);
        }
    }

    private void LogQuarantine(JobStoreReport report)
    {
        foreach (var job in report.Quarantined.Where(job => _quarantined.Add(job.RequestId)))
        {
            JobStoreLog.Quarantined(logger, job.RequestId, job.Route, job.Reason);
        }

        foreach (var requestId in _quarantined.Except(report.Quarantined.Select(job => job.RequestId)).ToList())
        {
            _quarantined.Remove(requestId);
            JobStoreLog.OutOfQuarantine(logger, requestId);
        }
    }

    private void LogAccepting(JobStoreReport report)
    {
        if (report.Accepting == _accepting)
        {
            return;
        }

        if (report.Accepting == JobStoreAccepting.All)
        {
            JobStoreLog.AcceptsAll(logger);
        }
        else
        {
            JobStoreLog.AcceptsLess(logger, report.Accepting, _accepting, string.Join(' ', report.Problems));
        }

        _accepting = report.Accepting;
    }
}
