using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Opens stores on simulated disks, with limits that reach every path within a few jobs.</summary>
internal static class StoreSetup
{
    private static readonly StoreLimits Small = new()
    {
        LogBytes = 64 << 10,
        FirstLogBytes = 32 << 10,
        BatchBytes = 16 << 10,
        ReservedLogBytes = 8 << 10,
        CheckpointJobs = 6,
        MaxPendingJobs = 24,
        CompactionBytes = 128 << 10,
        CompactionLogs = 2,
        CacheBytes = 16 << 10,
        ParallelCopies = false,
        CheckpointThreads = 1,
    };

    public static DirectoryJobStore Open(SimulatedDisk disk, JobVerification verification = JobVerification.Lazy) => DirectoryJobStore.Open(Options(disk, verification)).Store;

    public static DirectoryJobStoreOptions Options(SimulatedDisk disk, JobVerification verification = JobVerification.Lazy) => new()
    {
        Directory = SimulatedDisk.Root,
        Disk = disk,
        Limits = Small,
        Verification = verification,
        CheckpointInterval = TimeSpan.FromDays(1),
    };
}
