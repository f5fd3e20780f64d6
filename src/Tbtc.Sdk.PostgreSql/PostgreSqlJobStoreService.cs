using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Jobs;

/// <summary>Opens the store with the host and scrubs it in the background.</summary>
internal sealed class PostgreSqlJobStoreService(PostgreSqlJobStore store, PostgreSqlJobStoreOptions options, ILogger<PostgreSqlJobStore> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var report = await store.GetReportAsync(cancellationToken).ConfigureAwait(false);
        PostgreSqlLog.Report(logger, store.DatabaseName, report);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var report = await store.ScrubAsync(cancellationToken: stoppingToken).ConfigureAwait(false);
                PostgreSqlLog.Scrubbed(logger, report.Jobs, report.Quarantined.Count);
            }
            catch (JobStoreUnavailableException exception)
            {
                PostgreSqlLog.ScrubFailed(logger, exception);
            }

            await Task.Delay(options.ScrubInterval, options.TimeProvider, stoppingToken).ConfigureAwait(false);
        }
    }
}
