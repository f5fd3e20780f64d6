namespace Tbtc.Sdk.Signing;

/// <summary>How a <see cref="CovenantSigner"/> works. Checked once, at start; every mistake is listed.</summary>
public sealed class CovenantSignerOptions
{
    /// <summary>
    /// What the node asks of the requests it accepts. Required. <see cref="CovenantRequestPolicy.VerifiesSignerApprovals"/> is not looked at: the signer verifies
    /// approvals where it has an <see cref="ISignerApprovalVerifier"/>.
    /// </summary>
    public CovenantRequestPolicy? Policy { get; set; }

    /// <summary>Whether the route <c>self_v1</c> is served. Default: only <c>qc_v1</c> is.</summary>
    public bool EnableSelfV1 { get; set; }

    /// <summary>How long the engine may work on a submit. Default: 5 minutes; at least a second, at most an hour.</summary>
    public TimeSpan SubmitTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a node holds the lease on a job without renewing it, with a store that several nodes share. Default: 30 seconds; at least a second, at most an hour.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after looking for jobs that were accepted and not driven it is looked again. Default: 30 seconds; at least 10 milliseconds, at most an hour.
    /// </summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(30);
}
