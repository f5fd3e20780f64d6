namespace Tbtc.Sdk.Signing;

/// <summary>What one node asks of the requests it accepts: whom it trusts, and for which chain.</summary>
/// <remarks>
/// A list of trust roots that is empty asks for nothing. One that is not is exhaustive: a request outside of every root's scope is refused. A request must
/// have a quote exactly where trust roots for quotes are configured.
/// </remarks>
public sealed record CovenantRequestPolicy
{
    /// <summary>The domain that approvals are signed in.</summary>
    public required ApprovalDomain Domain { get; init; }

    /// <summary>The destination services whose quotes are trusted, one for each key id.</summary>
    public IReadOnlyList<QuoteTrustRoot> QuoteTrustRoots { get; init; } = [];

    /// <summary>The depositors that are trusted, at most one for each route, reserve and network.</summary>
    public IReadOnlyList<DepositorTrustRoot> DepositorTrustRoots { get; init; } = [];

    /// <summary>The custodians that are trusted, at most one for each route, reserve and network.</summary>
    public IReadOnlyList<CustodianTrustRoot> CustodianTrustRoots { get; init; } = [];

    /// <summary>Whether this node verifies signer approvals. Then a request must have one; else it must not.</summary>
    public bool VerifiesSignerApprovals { get; init; }

    /// <summary>Everything that is wrong with the policy; empty for one that a <see cref="CovenantRequestValidator"/> takes.</summary>
    public IReadOnlyList<RequestFinding> Check()
    {
        var findings = new RequestFindings();
        _ = new RequestPolicyRules(this, findings);
        return findings.ToList();
    }
}
