namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>One thing that a caller did or learned: an attempt begun, or ended, or a job that the store showed.</summary>
/// <param name="Begun">The attempt that began, or null.</param>
/// <param name="Ended">The attempt that ended and will have no effect any more that <paramref name="Shown"/> does not show, or null.</param>
/// <param name="Shown">The job that the store acknowledged or served, or null.</param>
/// <param name="Damage">What was put in the place of a job's file, or null.</param>
/// <param name="KeepCore">The job that a keep-core node accepted or updated while it had the directory, or null.</param>
internal sealed record HistoryEvent(Attempt? Begun, Attempt? Ended, Job? Shown, Damage? Damage = null, Attempt? KeepCore = null);
