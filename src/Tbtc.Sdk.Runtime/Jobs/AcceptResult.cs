namespace Tbtc.Sdk.Jobs;

/// <summary>What came of accepting a job: exactly one of the nested types.</summary>
public abstract record AcceptResult
{
    private AcceptResult()
    {
    }

    /// <summary>The job is durable, and the only one its route key will ever have.</summary>
    /// <param name="Job">The job with its revision.</param>
    public sealed record Accepted(Job Job) : AcceptResult;

    /// <summary>The route key has a job with this digest already: the same request came again.</summary>
    /// <param name="Job">The job that was accepted first, in its present state.</param>
    public sealed record AlreadyAccepted(Job Job) : AcceptResult;

    /// <summary>The route key has a job with another digest: another request came under the same key.</summary>
    /// <param name="RequestId">The request id of the job that was accepted.</param>
    public sealed record Conflict(string RequestId) : AcceptResult;

    /// <summary>Not accepted.</summary>
    /// <param name="Refusal">Why, and what to do.</param>
    public sealed record Refused(JobStoreRefusal Refusal) : AcceptResult;
}
