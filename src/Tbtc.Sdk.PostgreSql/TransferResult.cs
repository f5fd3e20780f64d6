namespace Tbtc.Sdk.Jobs;

/// <summary>What came of copying jobs from one store to another. Repeating the copy goes on where it ended.</summary>
/// <param name="Copied">Jobs that were copied now, and read back.</param>
/// <param name="AlreadyThere">Jobs that were there already, with this content or a later one.</param>
/// <param name="Quarantined">Jobs of these that are in quarantine there, as they were here: their route keys are taken, their content is not served.</param>
/// <param name="Problems">What was not copied, and why, one thing each. Empty where every job is there.</param>
public sealed record TransferResult(int Copied, int AlreadyThere, int Quarantined, IReadOnlyList<string> Problems)
{
    /// <summary>Whether every job of the one store is in the other.</summary>
    public bool IsComplete => Problems.Count == 0;
}
