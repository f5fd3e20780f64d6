namespace Tbtc.Sdk.Signing;

/// <summary>Whether a certificate is good, and if not, which of the checks failed.</summary>
public sealed class SignerApprovalVerification
{
    internal SignerApprovalVerification(SignerApprovalCertificate? certificate, IReadOnlyList<RequestFinding> findings)
    {
        Findings = findings;
        Certificate = certificate;
    }

    /// <summary>Whether every check passed.</summary>
    public bool IsValid => Findings.Count == 0;

    /// <summary>The checks that failed, each with its field.</summary>
    public IReadOnlyList<RequestFinding> Findings { get; }

    /// <summary>The certificate as it was read, or null where it could not be.</summary>
    public SignerApprovalCertificate? Certificate { get; }
}
