using System.Diagnostics.CodeAnalysis;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>What a signer answers to a submit and a poll: how far it is, and what it made.</summary>
/// <remarks>Texts that are absent on the wire are empty here. Immutable and safe to use from any thread.</remarks>
public sealed record StepResult
{
    /// <summary>How far the signer is.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The job's id, to poll with.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>What is going on, for people.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Why the job failed, such as <c>PROVIDER_FAILED</c>; empty unless it did.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The hash of the signed PSBT; empty unless there is a transaction.</summary>
    public string PsbtHash { get; init; } = "";

    /// <summary>The signed transaction in hex; empty unless there is one.</summary>
    public string TransactionHex { get; init; } = "";

    /// <summary>The handoff, a JSON object, or null.</summary>
    public RawJson? Handoff { get; init; }

    /// <summary>What the wire says of a job in its present state.</summary>
    /// <param name="job">The job.</param>
    public static StepResult Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        var step = new StepResult { Status = StepStatus.Pending, RequestId = job.RequestId, Detail = job.Detail };
        return job.State switch
        {
            JobState.ArtifactReady => step with { Status = StepStatus.Ready, PsbtHash = job.PsbtHash, TransactionHex = job.TransactionHex },
            JobState.HandoffReady => step with { Status = StepStatus.Ready, Handoff = job.Handoff },
            JobState.Failed => step with { Status = StepStatus.Failed, Reason = job.Reason },
            _ => step,
        };
    }

    /// <summary>Writes the step as the wire has it: compact JSON, with what is empty left out.</summary>
    public byte[] ToUtf8Json() => StepJson.Write(this);

    /// <summary>Reads a step. Members that this version does not know are passed over, so that an older client gets on with a newer signer.</summary>
    /// <param name="utf8Json">The answer of a signer.</param>
    /// <param name="step">The step, or null.</param>
    /// <returns>False when the bytes are not a step: no JSON object, an unknown status, or a member of another type.</returns>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out StepResult? step) => StepJson.TryRead(utf8Json, out step);
}
