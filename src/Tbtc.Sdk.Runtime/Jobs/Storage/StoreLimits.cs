namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The bounds of a directory store. Tests make them small to reach every path with few jobs.</summary>
internal sealed record StoreLimits
{
    public static StoreLimits Default { get; } = new();

    /// <summary>The most bytes of one job. keep-core takes requests up to 2 MiB.</summary>
    public int MaxJobBytes { get; init; } = 8 << 20;

    /// <summary>The length of the spare that the next log is made of. Zero-filled ahead of its use, so that a put needs no room and no metadata.</summary>
    public int LogBytes { get; init; } = 16 << 20;

    /// <summary>The length of the first log of a new store, and of one that is opened without a spare.</summary>
    public int FirstLogBytes { get; init; } = 256 << 10;

    /// <summary>The most bytes of records that one batch takes, a single larger record apart.</summary>
    public int BatchBytes { get; init; } = 1 << 20;

    /// <summary>With no spare for want of room, accepts leave this much of the log to updates.</summary>
    public int ReservedLogBytes { get; init; } = 1 << 20;

    /// <summary>With this many pending jobs a checkpoint begins.</summary>
    public int CheckpointJobs { get; init; } = 4096;

    /// <summary>With this many pending jobs accepts wait for the checkpoint, so that a close fits into a kill grace of 30 s.</summary>
    public int MaxPendingJobs { get; init; } = 8192;

    /// <summary>With this many bytes of pending jobs a checkpoint begins; with twice as many accepts wait.</summary>
    public long CheckpointBytes { get; init; } = 32 << 20;

    /// <summary>With this many bytes of logs behind the base, or as many as the base has, a new base is written.</summary>
    public long CompactionBytes { get; init; } = 64 << 20;

    /// <summary>With this many logs behind the base a new base is written.</summary>
    public int CompactionLogs { get; init; } = 8;

    /// <summary>The most bytes of verified jobs that are kept in memory.</summary>
    public long CacheBytes { get; init; } = 16 << 20;

    /// <summary>Whether the two copies are written at the same time. One after the other makes the order of a run reproducible.</summary>
    public bool ParallelCopies { get; init; } = true;

    /// <summary>How many files a checkpoint writes at a time.</summary>
    public int CheckpointThreads { get; init; } = 16;
}
