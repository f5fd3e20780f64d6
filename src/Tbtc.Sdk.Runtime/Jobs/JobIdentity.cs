namespace Tbtc.Sdk.Jobs;

/// <summary>What a store knows of a job without its content: also of one in quarantine.</summary>
/// <param name="RequestId">Its request id.</param>
/// <param name="Route">Its route key.</param>
/// <param name="RequestDigest">The digest of its request.</param>
/// <param name="State">The state last acknowledged.</param>
/// <param name="Revision">The revision last acknowledged.</param>
public sealed record JobIdentity(string RequestId, RouteKey Route, Bytes32 RequestDigest, JobState State, long Revision);
