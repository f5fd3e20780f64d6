namespace Tbtc.Sdk.Signing;

/// <summary>What must hold of a signer approval certificate whatever the chain says.</summary>
internal static class CertificateRules
{
    private const string Field = "signerApproval";

    /// <summary>Checks the certificate of a request.</summary>
    public static void Check(RuleContext rules)
    {
        if (rules.Request.SignerApproval is not { } certificate)
        {
            return;
        }

        if (ApprovalRules.ComputeDigest(rules) is { } digest)
        {
            rules.Expect(
                $"{Field}.approvalDigest", certificate.ApprovalDigest, digest.ToString(), $"the approval digest of {rules.PathOf("artifactApprovals.payload")} ({rules.Domain})");
        }

        Check(certificate, rules.PathOf(Field), rules.Findings);
    }

    /// <summary>Checks a certificate by itself.</summary>
    public static void Check(SignerApprovalCertificate certificate, string path, RequestFindings findings)
    {
        findings.Expect($"{path}.certificateVersion", certificate.CertificateVersion, SignerApprovalCertificate.Version, "the one version that is accepted");
        findings.Expect($"{path}.signatureAlgorithm", certificate.SignatureAlgorithm, SignerApprovalCertificate.RequiredAlgorithm, "the one algorithm there is");
        if (certificate.EndBlock is null && !findings.IsMalformed($"{path}.endBlock"))
        {
            findings.Add($"{path}.endBlock", "is required, and is missing or null: a certificate without an end would never expire");
        }

        CheckMembers(certificate, path, findings);
        CheckSignature(certificate, path, findings);
    }

    private static void CheckMembers(SignerApprovalCertificate certificate, string path, RequestFindings findings)
    {
        CheckIndexes(certificate.ActiveMembers, $"{path}.activeMembers", findings);
        CheckIndexes(certificate.InactiveMembers, $"{path}.inactiveMembers", findings);
        var isMalformed = findings.IsMalformed($"{path}.activeMembers") || findings.IsMalformed($"{path}.inactiveMembers");
        if (!isMalformed && certificate.ActiveMembers.Intersect(certificate.InactiveMembers).ToList() is { Count: > 0 } both)
        {
            findings.Add($"{path}.inactiveMembers", $"expected no member that is in {path}.activeMembers too; got {both[0]}");
        }
    }

    // The list is sorted: equal indexes are neighbours, and a zero comes first.
    private static void CheckIndexes(IReadOnlyList<uint> members, string path, RequestFindings findings)
    {
        if (findings.IsMalformed(path))
        {
            return;
        }

        if (members is [0, ..])
        {
            findings.Add(path, "expected member indexes from 1; got 0");
        }

        for (var i = 1; i < members.Count; i++)
        {
            if (members[i] == members[i - 1])
            {
                findings.Add(path, $"expected each member once; got {members[i]} more than once");
                return;
            }
        }
    }

    private static void CheckSignature(SignerApprovalCertificate certificate, string path, RequestFindings findings)
    {
        if (findings.IsMalformed($"{path}.signature") || findings.IsMalformed($"{path}.walletPublicKey"))
        {
            return;
        }

        var point = Secp256k1.TryParsePoint(HexText.ToBytes(certificate.WalletPublicKey));
        if (point is null)
        {
            findings.Add($"{path}.walletPublicKey", $"expected a point of secp256k1 as an uncompressed key, 04 first; got {certificate.WalletPublicKey}");
        }

        if (EcdsaSignature.TryParseDer(HexText.ToBytes(certificate.Signature)) is not { } signature)
        {
            findings.Add($"{path}.signature", $"expected the DER of a secp256k1 signature in its shortest form; got {Display.Value(certificate.Signature)}");
        }
        else if (signature.Check(() => signature.ToLowS().ToDer()) is { } wrong)
        {
            findings.Add($"{path}.signature", wrong);
        }
        else if (point is not null && certificate.EndBlock is { } endBlock && !findings.IsMalformed($"{path}.approvalDigest") && !findings.IsMalformed($"{path}.endBlock"))
        {
            var digest = SignerApprovals.ComputeCertificateDigest(Bytes32.Parse(certificate.ApprovalDigest), endBlock);
            if (!Secp256k1.Verify(point, digest, signature))
            {
                findings.Add(
                    $"{path}.signature",
                    $"expected the signature of the wallet {certificate.WalletPublicKey} over the certificate digest {digest}, which holds approvalDigest and endBlock; this one is of another digest or key");
            }
        }
    }
}
