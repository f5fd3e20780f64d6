using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Jobs;

/// <summary>Opens the store with the host and scrubs it in the background.</summary>
internal sealed class JobStoreService(OpenedJobStore opened, DirectoryJobStoreOptions options, ILogger<DirectoryJobStore> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = opened.Report.Quarantined.Select(job => job.RequestId).ToHashSet();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var report = await opened.Store.ScrubAsync(cancellationToken: stoppingToken).ConfigureAwait(false);
                JobStoreLog.Scrubbed(logger, report.Jobs, report.Quarantined.Count);
                foreach (var job in report.Quarantined.Where(job => known.Add(job.RequestId)))
                {
                    JobStoreLog.Quarantined(logger, job.RequestId, job.Route, job.Reason);
                }
            }
            catch (IOException exception)
            {
                JobStoreLog.ScrubFailed(logger, exception);
            }

            await Task.Delay(options.ScrubInterval, options.TimeProvider, stoppingToken).ConfigureAwait(false);
        }
    }
}
