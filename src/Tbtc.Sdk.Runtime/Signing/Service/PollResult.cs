namespace Tbtc.Sdk.Signing;

/// <summary>What came of a poll: exactly one of the nested types.</summary>
public abstract record PollResult
{
    private PollResult()
    {
    }

    /// <summary>The job.</summary>
    /// <param name="Step">How far it is.</param>
    public sealed record Found(StepResult Step) : PollResult;

    /// <summary>There is no such job on this route, and the store can prove it.</summary>
    public sealed record NotFound : PollResult
    {
        /// <summary>The only instance that is needed.</summary>
        public static NotFound Instance { get; } = new();
    }

    /// <summary>Not answered for now, for a reason that lies with the node: the job is in quarantine, or its new state could not be stored.</summary>
    /// <param name="Reason">What is wrong with which thing.</param>
    /// <param name="Remedy">What the node's operator can do.</param>
    public sealed record Refused(string Reason, string Remedy) : PollResult;

    /// <summary>The poll is wrong, or is not the poll of this job's request.</summary>
    /// <param name="Findings">Everything that is wrong with it; at least one.</param>
    public sealed record Invalid(IReadOnlyList<RequestFinding> Findings) : PollResult;
}
