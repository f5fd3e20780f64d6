namespace Tbtc.Sdk.Signing;

/// <summary>What came of verifying a signer approval: exactly one of the nested types.</summary>
public abstract record SignerApprovalOutcome
{
    private SignerApprovalOutcome()
    {
    }

    /// <summary>Every check passed.</summary>
    public sealed record Valid : SignerApprovalOutcome
    {
        /// <summary>The only instance that is needed.</summary>
        public static Valid Instance { get; } = new();
    }

    /// <summary>The approval is wrong.</summary>
    /// <param name="Findings">The checks that failed; at least one.</param>
    public sealed record Invalid(IReadOnlyList<RequestFinding> Findings) : SignerApprovalOutcome;

    /// <summary>What it has to be verified against could not be read: nothing is known of the approval.</summary>
    /// <param name="Reason">What could not be read, and why.</param>
    /// <param name="Remedy">What the node's operator can do.</param>
    public sealed record Unavailable(string Reason, string Remedy) : SignerApprovalOutcome;
}
