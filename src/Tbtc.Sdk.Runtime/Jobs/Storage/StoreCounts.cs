namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>How much of what a store has.</summary>
internal readonly record struct StoreCounts(int Jobs, int Quarantined, int Unknown, int Pending, long JournalBytes, JobStoreAccepting Accepting);
