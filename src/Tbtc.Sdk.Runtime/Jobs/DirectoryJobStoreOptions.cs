using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

/// <summary>Where a <see cref="DirectoryJobStore"/> keeps its jobs.</summary>
public sealed class DirectoryJobStoreOptions
{
    /// <summary>The data directory: the parent of <c>covenant-signer-jobs</c>. Created where it is missing, unless <see cref="StoreId"/> is set.</summary>
    public string Directory { get; set; } = "";

    /// <summary>
    /// The id of the store that must be there; null takes any, and creates one where there is none. Set it in production: a volume that is not mounted
    /// looks like a new data directory.
    /// </summary>
    public Guid? StoreId { get; set; }

    /// <summary>
    /// The password of the files' encryption, or null for plain files. It is keep-core's: NaCl's secretbox under the SHA-256 of the password. What the
    /// journal holds of a job's content and route key is encrypted with it as well. Never logged.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>Told how far opening is where it looks at every file: taking a directory over, and the full verification. Null for nobody.</summary>
    public IProgress<ScrubProgress>? Progress { get; set; }

    /// <summary>When the files of jobs are verified.</summary>
    public JobVerification Verification { get; set; }

    /// <summary>How long the newest content of a job may be in the journal only before it is written to the job's file. 30 s by default.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after a scrub the next one begins, in a store that is registered as a service; the first begins when the host starts. A day by default.
    /// </summary>
    public TimeSpan ScrubInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The clock for reports, checkpoints and scrubs.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The disk, where a test brings its own.</summary>
    internal IDisk? Disk { get; set; }

    /// <summary>The limits, where a test needs small ones.</summary>
    internal StoreLimits Limits { get; set; } = StoreLimits.Default;
}
