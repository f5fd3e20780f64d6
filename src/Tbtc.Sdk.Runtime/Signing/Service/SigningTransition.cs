using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>What an engine makes of a job: its next state. Immutable.</summary>
public sealed record SigningTransition
{
    private SigningTransition(JobState state, string detail) => (State, Detail) = (state, detail);

    /// <summary>The state.</summary>
    public JobState State { get; }

    /// <summary>What is going on, for people.</summary>
    public string Detail { get; }

    /// <summary>Why the job failed; null unless it did.</summary>
    public FailureReason? Reason { get; private init; }

    /// <summary>The hash of the signed PSBT.</summary>
    public string PsbtHash { get; private init; } = "";

    /// <summary>The signed transaction in hex.</summary>
    public string TransactionHex { get; private init; } = "";

    /// <summary>The handoff, a JSON object, or null.</summary>
    public RawJson? Handoff { get; private init; }

    /// <summary>The engine has the job, and waits.</summary>
    /// <param name="detail">What for.</param>
    public static SigningTransition Pending(string detail) => new(JobState.Pending, Required(detail));

    /// <summary>The engine checks the request.</summary>
    /// <param name="detail">What is checked.</param>
    public static SigningTransition Validating(string detail) => new(JobState.Validating, Required(detail));

    /// <summary>The engine signs.</summary>
    /// <param name="detail">How far it is.</param>
    public static SigningTransition Signing(string detail) => new(JobState.Signing, Required(detail));

    /// <summary>Done, with a transaction. Final.</summary>
    /// <param name="psbtHash">The hash of the signed PSBT.</param>
    /// <param name="transactionHex">The signed transaction in hex.</param>
    /// <param name="detail">What was made.</param>
    public static SigningTransition ArtifactReady(string psbtHash, string transactionHex, string detail)
    {
        ArgumentException.ThrowIfNullOrEmpty(psbtHash);
        ArgumentException.ThrowIfNullOrEmpty(transactionHex);
        return new(JobState.ArtifactReady, Required(detail)) { PsbtHash = psbtHash, TransactionHex = transactionHex };
    }

    /// <summary>Done, with a handoff. Final.</summary>
    /// <param name="handoff">The handoff, a JSON object.</param>
    /// <param name="detail">What was made.</param>
    /// <exception cref="ArgumentException">The handoff is no object.</exception>
    public static SigningTransition HandoffReady(RawJson handoff, string detail)
    {
        ArgumentNullException.ThrowIfNull(handoff);
        return handoff.Utf8.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8)
            ? new(JobState.HandoffReady, Required(detail)) { Handoff = handoff }
            : throw new ArgumentException("A handoff is a JSON object. Wrap the value in one.", nameof(handoff));
    }

    /// <summary>Given up. Final: the route key stays taken for ever, and a new attempt is a new route request.</summary>
    /// <param name="reason">Why, for programs.</param>
    /// <param name="detail">Why, for people.</param>
    public static SigningTransition Failed(FailureReason reason, string detail) => new(JobState.Failed, Required(detail)) { Reason = reason };

    /// <summary>The engine no longer has the job: it failed as <see cref="FailureReason.JobNotFound"/>.</summary>
    public static SigningTransition JobNotFound() => Failed(FailureReason.JobNotFound, "signer job no longer exists");

    /// <summary>The job after the transition.</summary>
    internal Job Apply(Job job, DateTimeOffset now)
    {
        var stamp = JobTimestamp.After(job.UpdatedAt, now);
        return job with
        {
            State = State,
            Detail = Detail,
            Reason = Reason is { } reason ? Wire.FailureReasons[reason] : "",
            PsbtHash = PsbtHash,
            TransactionHex = TransactionHex,
            Handoff = Handoff,
            UpdatedAt = stamp,
            CompletedAt = State is JobState.ArtifactReady or JobState.HandoffReady ? stamp : job.CompletedAt,
            FailedAt = State == JobState.Failed ? stamp : job.FailedAt,
        };
    }

    private static string Required(string detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return detail;
    }
}
