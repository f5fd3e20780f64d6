namespace Tbtc.Sdk.Jobs;

/// <summary>Why a store refuses to accept or to update a job.</summary>
public enum JobStoreRefusalReason
{
    /// <summary>The route key has a job, or a file, that cannot be trusted as it is.</summary>
    RouteQuarantined,

    /// <summary>Part of what the store knew is lost, so nothing proves that the route key is free.</summary>
    RouteNotProvablyFree,

    /// <summary>Another route key's job, or a file, has the request id.</summary>
    RequestIdTaken,

    /// <summary>The disk is full. Nothing was written; it passes when there is room.</summary>
    DiskFull,

    /// <summary>The disk reported an error, or writing failed otherwise, so the store only reads until it is opened again.</summary>
    ReadOnly,

    /// <summary>
    /// The disk reported an error, writing failed otherwise, or the server's answer was lost, while this very job was written: it may or may not be there. Asking again is safe.
    /// </summary>
    OutcomeUnknown,

    /// <summary>The store's server cannot be reached or takes no writes at the moment. Nothing was written; try again.</summary>
    Unavailable,
}
