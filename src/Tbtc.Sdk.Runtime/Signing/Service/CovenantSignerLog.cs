using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>What the signer logs. Event ids 3000 to 3099 are its own.</summary>
internal static partial class CovenantSignerLog
{
    [LoggerMessage(3000, LogLevel.Information, "Accepted {Route} as the job {RequestId}")]
    public static partial void Accepted(ILogger logger, RouteKey route, string requestId);

    [LoggerMessage(3001, LogLevel.Warning, "Refused a request: {Reason} {Remedy}")]
    public static partial void Refused(ILogger logger, string reason, string remedy);

    [LoggerMessage(3002, LogLevel.Error, "The engine failed on the job {RequestId} of {Route}. The job stays accepted, and is given to the engine again")]
    public static partial void EngineFailed(ILogger logger, string requestId, RouteKey route, Exception exception);

    [LoggerMessage(3003, LogLevel.Warning, "The engine was interrupted on the job {RequestId} of {Route}: {Cause}. The job stays accepted, and is given to the engine again")]
    public static partial void Interrupted(ILogger logger, string requestId, RouteKey route, string cause);

    [LoggerMessage(3004, LogLevel.Error, "The state {State} of the job {RequestId} of {Route} could not be stored. {Reason} {Remedy}")]
    public static partial void TransitionNotStored(ILogger logger, string requestId, RouteKey route, JobState state, string reason, string remedy);

    [LoggerMessage(3005, LogLevel.Error, "What the engine made of the job {RequestId} of {Route} cannot be stored. The job failed as MALFORMED_ARTIFACT")]
    public static partial void ResultNotStorable(ILogger logger, string requestId, RouteKey route, Exception exception);

    [LoggerMessage(3006, LogLevel.Warning, "The lease on the job {RequestId} of {Route} was lost: another node drives it")]
    public static partial void LeaseLost(ILogger logger, string requestId, RouteKey route);

    [LoggerMessage(3007, LogLevel.Information, "Picked up {Jobs} jobs that were accepted and not driven")]
    public static partial void PickedUp(ILogger logger, int jobs);

    [LoggerMessage(3008, LogLevel.Error, "The job {RequestId} of {Route} was accepted by another program with a request that cannot be read. It is not driven; look at its request, and drive it by that program")]
    public static partial void RequestUnreadable(ILogger logger, string requestId, RouteKey route);

    [LoggerMessage(3009, LogLevel.Error, "Looking for jobs that were accepted and not driven failed. It is done again after its interval")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(3010, LogLevel.Error, "A submit failed after its caller was gone")]
    public static partial void OrphanFailed(ILogger logger, Exception exception);

    [LoggerMessage(3011, LogLevel.Warning, "The lease on the job {RequestId} could not be renewed. It is tried again while the lease holds")]
    public static partial void LeaseNotRenewed(ILogger logger, string requestId, Exception exception);

    [LoggerMessage(3012, LogLevel.Warning, "The lease on the job {RequestId} could not be given back. It ends by itself")]
    public static partial void LeaseNotReturned(ILogger logger, string requestId, Exception exception);
}
