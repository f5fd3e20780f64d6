namespace Tbtc.Sdk.Signing;

/// <summary>Decides whether a node accepts a request, by its policy.</summary>
/// <remarks>
/// A certificate is checked here as far as it goes without the chain. That the wallet's signer set made it, and that it has not ended, is for
/// <see cref="SignerApprovals.Verify"/>. Thread-safe.
/// </remarks>
public sealed class CovenantRequestValidator
{
    private readonly ApprovalDomain _domain;
    private readonly RequestPolicyRules _policy;

    /// <summary>Takes a policy.</summary>
    /// <param name="policy">What the node asks for.</param>
    /// <exception cref="ArgumentException">The policy is wrong; the message has every finding of <see cref="CovenantRequestPolicy.Check"/>.</exception>
    public CovenantRequestValidator(CovenantRequestPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var findings = new RequestFindings();
        _domain = policy.Domain;
        _policy = new(policy, findings);
        if (findings.Any)
        {
            throw new ArgumentException($"The policy is wrong. {string.Join("; ", findings.ToList())}.", nameof(policy));
        }
    }

    /// <summary>Validates the body of a submit.</summary>
    /// <param name="utf8Json">The body.</param>
    /// <param name="route">The route of the address that it was sent to.</param>
    /// <param name="now">The time, against which a quote's expiry is held.</param>
    /// <returns>A request without findings, which is to be accepted; or findings.</returns>
    public RequestInspection ValidateSubmit(ReadOnlyMemory<byte> utf8Json, CovenantRoute route, DateTimeOffset now)
    {
        var draft = DocumentReader.ReadSubmit(utf8Json);
        if (draft.Request is { } request)
        {
            var rules = new RuleContext(draft, request, _domain);
            rules.RequireRoute(route);
            RequestRules.Check(rules, _policy, now);
        }

        return new(draft, _domain);
    }
}
