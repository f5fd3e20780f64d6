namespace Tbtc.Sdk.Signing;

/// <summary>Why a job failed, as the wire has it.</summary>
public enum FailureReason
{
    /// <summary><c>AUTH_FAILED</c></summary>
    AuthFailed,

    /// <summary><c>POLICY_REJECTED</c></summary>
    PolicyRejected,

    /// <summary><c>INVALID_INPUT</c></summary>
    InvalidInput,

    /// <summary><c>PROVIDER_UNAVAILABLE</c></summary>
    ProviderUnavailable,

    /// <summary><c>JOB_NOT_FOUND</c></summary>
    JobNotFound,

    /// <summary><c>JOB_PENDING</c></summary>
    JobPending,

    /// <summary><c>PROVIDER_FAILED</c></summary>
    ProviderFailed,

    /// <summary><c>MALFORMED_ARTIFACT</c></summary>
    MalformedArtifact,
}
