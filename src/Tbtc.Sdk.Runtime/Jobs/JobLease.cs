namespace Tbtc.Sdk.Jobs;

/// <summary>The right to drive a job until a moment, unless renewed.</summary>
/// <param name="RequestId">The job.</param>
/// <param name="FencingToken">Grows with every acquisition of this job's lease.</param>
/// <param name="ExpiresAt">When it ends, by the store's clock.</param>
public sealed record JobLease(string RequestId, long FencingToken, DateTimeOffset ExpiresAt);
