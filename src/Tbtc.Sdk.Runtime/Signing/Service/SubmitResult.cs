namespace Tbtc.Sdk.Signing;

/// <summary>What came of a submit: exactly one of the nested types.</summary>
public abstract record SubmitResult
{
    private SubmitResult()
    {
    }

    /// <summary>The request has a job now, the only one that its route key will ever have.</summary>
    /// <param name="Step">How far the job is. Pending also where the engine failed: the job is driven again.</param>
    public sealed record Accepted(StepResult Step) : SubmitResult;

    /// <summary>The same request came again: this is the job that it has.</summary>
    /// <param name="Step">How far the job is.</param>
    public sealed record Existing(StepResult Step) : SubmitResult;

    /// <summary>The route key has a job of another request. Nothing was changed.</summary>
    /// <param name="RequestId">The id of that job.</param>
    public sealed record Conflict(string RequestId) : SubmitResult;

    /// <summary>Not accepted for now, for a reason that lies with the node. The same request may be submitted again later.</summary>
    /// <param name="Reason">What is wrong with which thing.</param>
    /// <param name="Remedy">What the node's operator can do.</param>
    public sealed record Refused(string Reason, string Remedy) : SubmitResult;

    /// <summary>The request is wrong, and was not accepted.</summary>
    /// <param name="Findings">Everything that is wrong with it; at least one.</param>
    public sealed record Invalid(IReadOnlyList<RequestFinding> Findings) : SubmitResult;
}
