namespace Tbtc.Sdk.Jobs;

/// <summary>What came of looking for a job: exactly one of the nested types.</summary>
public abstract record FindResult
{
    private FindResult()
    {
    }

    /// <summary>The job, as it was last acknowledged.</summary>
    /// <param name="Job">The job with its revision.</param>
    public sealed record Found(Job Job) : FindResult;

    /// <summary>There is no such job, and the store can prove it.</summary>
    public sealed record NotFound : FindResult
    {
        /// <summary>The only instance that is needed.</summary>
        public static NotFound Instance { get; } = new();
    }

    /// <summary>There is or may be such a job, and what is left of it cannot be trusted.</summary>
    /// <param name="Quarantine">What is known of it.</param>
    public sealed record Quarantined(QuarantinedJob Quarantine) : FindResult;
}
