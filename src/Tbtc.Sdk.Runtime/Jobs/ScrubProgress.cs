namespace Tbtc.Sdk.Jobs;

/// <summary>How far a scrub is.</summary>
/// <param name="Verified">Jobs looked at so far.</param>
/// <param name="Total">Jobs to look at.</param>
public readonly record struct ScrubProgress(int Verified, int Total);
