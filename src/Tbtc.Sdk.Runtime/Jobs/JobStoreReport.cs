namespace Tbtc.Sdk.Jobs;

/// <summary>The state of a job store at a moment. Immutable.</summary>
/// <remarks>Files of jobs are verified when they are read and by the scrub, so a job that nobody asked for may be damaged and not yet in here.</remarks>
public sealed record JobStoreReport
{
    /// <summary>The id of the store, given when it was created.</summary>
    public required Guid StoreId { get; init; }

    /// <summary>How many jobs the store knows, those in quarantine included.</summary>
    public required int Jobs { get; init; }

    /// <summary>For which route keys jobs are accepted.</summary>
    public required JobStoreAccepting Accepting { get; init; }

    /// <summary>Why not for all, and what to do; empty where all are accepted.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Jobs that are not served because what is left of them cannot be trusted.</summary>
    public IReadOnlyList<QuarantinedJob> Quarantined { get; init; } = [];

    /// <summary>What the ledger does not account for.</summary>
    public IReadOnlyList<UnknownFile> Unknown { get; init; } = [];

    /// <summary>Damage that opening repaired without loss, and what it took over from a keep-core node.</summary>
    public IReadOnlyList<HealedDamage> Healed { get; init; } = [];

    /// <summary>The bytes of one copy of the journal.</summary>
    public long JournalBytes { get; init; }

    /// <summary>Jobs whose newest content is in the journal and not yet in their file.</summary>
    public int PendingJobs { get; init; }

    /// <summary>Whether everything is served and every key accepted.</summary>
    public bool IsHealthy => Accepting == JobStoreAccepting.All && Quarantined.Count == 0 && Unknown.Count == 0;
}
