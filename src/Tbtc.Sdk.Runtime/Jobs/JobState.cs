namespace Tbtc.Sdk.Jobs;

/// <summary>Where a job is in its life. The names on disk are keep-core's.</summary>
public enum JobState
{
    /// <summary><c>SUBMITTED</c>: accepted, nothing done yet.</summary>
    Submitted,

    /// <summary><c>VALIDATING</c></summary>
    Validating,

    /// <summary><c>SIGNING</c></summary>
    Signing,

    /// <summary><c>PENDING</c></summary>
    Pending,

    /// <summary><c>ARTIFACT_READY</c>: done, with a transaction. Terminal.</summary>
    ArtifactReady,

    /// <summary><c>HANDOFF_READY</c>: done, with a handoff. Terminal.</summary>
    HandoffReady,

    /// <summary><c>FAILED</c>. Terminal.</summary>
    Failed,
}
