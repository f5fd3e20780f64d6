namespace Tbtc.Sdk.Jobs;

/// <summary>What came of updating a job: exactly one of the nested types.</summary>
public abstract record UpdateResult
{
    private UpdateResult()
    {
    }

    /// <summary>The new content is durable.</summary>
    /// <param name="Job">The job with its new revision.</param>
    public sealed record Updated(Job Job) : UpdateResult;

    /// <summary>Somebody else changed the job since the caller read it.</summary>
    /// <param name="Job">The job as it is now.</param>
    public sealed record RevisionMismatch(Job Job) : UpdateResult;

    /// <summary>There is no such job, and the store can prove it.</summary>
    public sealed record NotFound : UpdateResult
    {
        /// <summary>The only instance that is needed.</summary>
        public static NotFound Instance { get; } = new();
    }

    /// <summary>The stored job cannot be trusted, so nothing is built on it.</summary>
    /// <param name="Quarantine">What is known of it.</param>
    public sealed record Quarantined(QuarantinedJob Quarantine) : UpdateResult;

    /// <summary>The lease was lost to another node. Only from a store with leases.</summary>
    public sealed record LeaseLost : UpdateResult
    {
        /// <summary>The only instance that is needed.</summary>
        public static LeaseLost Instance { get; } = new();
    }

    /// <summary>Not updated.</summary>
    /// <param name="Refusal">Why, and what to do.</param>
    public sealed record Refused(JobStoreRefusal Refusal) : UpdateResult;
}
