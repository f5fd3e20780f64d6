using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Jobs;

/// <summary>What the job store logs. Event ids 2000 to 2099 are its own.</summary>
internal static partial class JobStoreLog
{
    public static void Report(ILogger logger, string directory, JobStoreReport report)
    {
        Opened(logger, report.StoreId, directory, report.Jobs, report.PendingJobs, report.Accepting);
        foreach (var healed in report.Healed)
        {
            if (healed.Label.StartsWith('J'))
            {
                Healed(logger, healed.Label, healed.Message);
            }
            else
            {
                TakenOver(logger, healed.Label, healed.Message);
            }
        }

        foreach (var unknown in report.Unknown)
        {
            Unknown(logger, unknown.File, unknown.Reason);
        }

        foreach (var job in report.Quarantined)
        {
            Quarantined(logger, job.RequestId, job.Route, job.Reason);
        }

        foreach (var problem in report.Problems)
        {
            Problem(logger, problem);
        }
    }

    public static void Decisions(ILogger logger, IEnumerable<OperatorDecision> decisions)
    {
        foreach (var its in decisions)
        {
            Decided(logger, its.Verb, its.Act.Who, its.At, its.RequestId, its.Route, its.File, its.Act.Why);
        }
    }

    [LoggerMessage(2000, LogLevel.Information, "Opened the job store {StoreId} in '{Directory}': {Jobs} jobs, {PendingJobs} of them pending, accepting {Accepting}.")]
    private static partial void Opened(ILogger logger, Guid storeId, string directory, int jobs, int pendingJobs, JobStoreAccepting accepting);

    [LoggerMessage(2001, LogLevel.Warning, "Healed ({Label}): {Message}")]
    private static partial void Healed(ILogger logger, string label, string message);

    [LoggerMessage(2002, LogLevel.Warning, "Unknown to the job store: {File}. {Reason}")]
    private static partial void Unknown(ILogger logger, string file, string reason);

    [LoggerMessage(2003, LogLevel.Warning, "The job {RequestId} of {Route} is in quarantine. {Reason}")]
    public static partial void Quarantined(ILogger logger, string? requestId, RouteKey? route, string reason);

    [LoggerMessage(2004, LogLevel.Error, "The job store does not accept everything. {Problem}")]
    private static partial void Problem(ILogger logger, string problem);

    [LoggerMessage(2007, LogLevel.Information, "Taken over from keep-core ({Label}): {Message}")]
    private static partial void TakenOver(ILogger logger, string label, string message);

    [LoggerMessage(2008, LogLevel.Warning, "{Verb} by {Who} at {At:O} (job {RequestId}, route {Route}, file {File}): {Why}")]
    private static partial void Decided(ILogger logger, OperatorVerb verb, string who, DateTimeOffset at, string? requestId, RouteKey? route, string? file, string why);

    [LoggerMessage(2009, LogLevel.Information, "The job {RequestId} is in quarantine no more.")]
    public static partial void OutOfQuarantine(ILogger logger, string? requestId);

    [LoggerMessage(2010, LogLevel.Error, "The job store accepts {Accepting} now, and accepted {Before} before. {Problems}")]
    public static partial void AcceptsLess(ILogger logger, JobStoreAccepting accepting, JobStoreAccepting before, string problems);

    [LoggerMessage(2011, LogLevel.Information, "The job store accepts all again.")]
    public static partial void AcceptsAll(ILogger logger);

    [LoggerMessage(2005, LogLevel.Debug, "Scrubbed {Jobs} jobs; {Quarantined} are in quarantine.")]
    public static partial void Scrubbed(ILogger logger, int jobs, int quarantined);

    [LoggerMessage(2006, LogLevel.Error, "The scrub of the job store did not finish; it begins again after its interval.")]
    public static partial void ScrubFailed(ILogger logger, Exception exception);
}
