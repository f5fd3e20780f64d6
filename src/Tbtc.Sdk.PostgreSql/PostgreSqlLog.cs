using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Jobs;

/// <summary>What the job store on PostgreSQL logs. Event ids 4000 to 4099 are its own.</summary>
internal static partial class PostgreSqlLog
{
    public static void Report(ILogger logger, string database, JobStoreReport report)
    {
        Opened(logger, report.StoreId, database, report.Jobs, report.Accepting);
        foreach (var unknown in report.Unknown)
        {
            Unaccounted(logger, unknown.File, unknown.Reason);
        }

        foreach (var job in report.Quarantined)
        {
            Quarantined(logger, job.RequestId, job.Route, job.Reason);
        }
    }

    [LoggerMessage(4000, LogLevel.Information, "Opened the job store {StoreId} in {Database}: {Jobs} jobs, accepting {Accepting}.")]
    private static partial void Opened(ILogger logger, Guid storeId, string database, int jobs, JobStoreAccepting accepting);

    [LoggerMessage(4001, LogLevel.Warning, "The job {RequestId} of {Route} is in quarantine. {Reason}")]
    public static partial void Quarantined(ILogger logger, string? requestId, RouteKey? route, string reason);

    [LoggerMessage(4002, LogLevel.Error, "The job store does not accept unknown route keys: {Name}. {Reason}")]
    public static partial void Unaccounted(ILogger logger, string name, string reason);

    [LoggerMessage(4003, LogLevel.Warning, "The role {Role} may update or delete route keys. Let the store connect as a role that MigrateAsync gave its rights to.")]
    public static partial void TooManyRights(ILogger logger, string role);

    [LoggerMessage(4004, LogLevel.Information, "The database is asked again (retry {Retry}): {Message}")]
    public static partial void Retrying(ILogger logger, int retry, string message);

    [LoggerMessage(4005, LogLevel.Information, "The answer to a write of the job {RequestId} was lost; the write was found to be there.")]
    public static partial void OutcomeResolved(ILogger logger, string requestId);

    [LoggerMessage(4006, LogLevel.Warning, "The answer to a write of the job {RequestId} was lost, and it is not known whether it was written.")]
    public static partial void OutcomeUnknown(ILogger logger, string requestId);

    [LoggerMessage(4007, LogLevel.Debug, "Scrubbed {Jobs} jobs; {Quarantined} are in quarantine.")]
    public static partial void Scrubbed(ILogger logger, int jobs, int quarantined);

    [LoggerMessage(4008, LogLevel.Error, "The scrub of the job store did not finish; it begins again after its interval.")]
    public static partial void ScrubFailed(ILogger logger, Exception exception);

    [LoggerMessage(4009, LogLevel.Information, "The schema {Schema} was brought to version {Version}.")]
    public static partial void Migrated(ILogger logger, string schema, int version);
}
