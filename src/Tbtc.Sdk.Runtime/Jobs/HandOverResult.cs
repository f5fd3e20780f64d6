namespace Tbtc.Sdk.Jobs;

/// <summary>What came of giving a store's jobs to keep-core: exactly one of the nested types.</summary>
public abstract record HandOverResult
{
    private HandOverResult()
    {
    }

    /// <summary>A keep-core node that starts in the directory finds every job.</summary>
    /// <param name="Jobs">How many jobs it finds.</param>
    public sealed record Completed(int Jobs) : HandOverResult;

    /// <summary>Nothing was given: keep-core would forget what this names. The store goes on as before.</summary>
    /// <param name="Problems">What is in the way, one thing each.</param>
    /// <param name="Remedy">What to do next.</param>
    public sealed record Refused(IReadOnlyList<string> Problems, string Remedy) : HandOverResult;
}
