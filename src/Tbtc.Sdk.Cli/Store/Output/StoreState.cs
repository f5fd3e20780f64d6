using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Output;

/// <summary>What is told of a store: null is what is not known.</summary>
internal sealed record StoreState
{
    public Guid? StoreId { get; init; }

    /// <summary>How many jobs are served.</summary>
    public required int? Jobs { get; init; }

    /// <summary>How many jobs were looked at.</summary>
    public int? Verified { get; init; }

    public required JobStoreAccepting? Accepting { get; init; }

    /// <summary>Whether a node has the store open, so that only the journal could be read.</summary>
    public bool IsLocked { get; init; }

    public required IReadOnlyList<QuarantinedJob> Quarantined { get; init; }

    public required IReadOnlyList<UnknownFile> Unknown { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];

    public required long? JournalBytes { get; init; }

    public required int? PendingJobs { get; init; }

    public int ExitCode => Quarantined.Count == 0 && Unknown.Count == 0 && Problems.Count == 0 && Accepting is null or JobStoreAccepting.All
        ? CommandLine.ExitCode.Good
        : CommandLine.ExitCode.Degraded;

    /// <summary>What a store says of itself once every job was verified.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="hasJournal">Whether it keeps a journal; a database does not.</param>
    public static StoreState Of(JobStoreReport report, bool hasJournal) => new()
    {
        StoreId = report.StoreId,

        // What is in quarantine without a request id is no job that the store counts.
        Jobs = report.Jobs - report.Quarantined.Count(job => job.RequestId is not null),
        Verified = report.Jobs,
        Accepting = report.Accepting,
        Quarantined = report.Quarantined,
        Unknown = report.Unknown,
        Problems = report.Problems,
        JournalBytes = hasJournal ? report.JournalBytes : null,
        PendingJobs = hasJournal ? report.PendingJobs : null,
    };

    /// <summary>What the journal says of a store that a node has open; null where that is a keep-core node and there is no journal.</summary>
    public static StoreState OfLocked(JobStoreReport? report) => new()
    {
        StoreId = report?.StoreId,

        // Only the node knows which of its jobs it serves, and what it accepts.
        Jobs = null,
        Accepting = report?.Accepting == JobStoreAccepting.KnownOnly ? JobStoreAccepting.KnownOnly : null,
        IsLocked = true,
        Quarantined = report?.Quarantined ?? [],
        Unknown = report?.Unknown ?? [],
        JournalBytes = report?.JournalBytes,
        PendingJobs = report?.PendingJobs,
    };
}
