using System.Buffers.Binary;

namespace Tbtc.Sdk.Signing;

/// <summary>Signer approval certificates, version 2: a wallet's threshold signature that says its signer set approves a covenant request.</summary>
/// <remarks>
/// Everything that depends on the signer set takes <see cref="RegistryData"/>, which exists only where the registry answered. Get it from
/// <see cref="WalletChainData.MembersIdsHash"/> after a check, or from <see cref="WalletChainData.RequireMembersIdsHash"/>, whose exception says what could
/// not be done and has the <see cref="RegistryFault"/>. Thread-safe.
/// </remarks>
public static class SignerApprovals
{
    /// <summary>The members of a tBTC signing group that must be honest: 51 of 100.</summary>
    public const uint HonestThreshold = 51;

    private static ReadOnlySpan<byte> SignerSetDomain => "covenant-signer-set-v1:"u8;

    private static ReadOnlySpan<byte> CertificateDomain => "covenant-signer-approval-certificate-v2:"u8;

    /// <summary>
    /// What identifies a signer set: <c>SHA-256("covenant-signer-set-v1:" || {"walletId","walletPublicKey","membersIdsHash","honestThreshold"})</c>.
    /// </summary>
    /// <param name="membersIdsHash">What the registry holds for the wallet.</param>
    /// <param name="honestThreshold">How many members must be honest.</param>
    /// <exception cref="ArgumentNullException">There is no members-ids hash; the message says where to look for the cause.</exception>
    public static Bytes32 ComputeSignerSetHash(RegistryData membersIdsHash, uint honestThreshold = HonestThreshold)
    {
        RequireData(membersIdsHash);
        return CovenantDigests.Hash(SignerSetDomain, (membersIdsHash, honestThreshold), static (writer, of) =>
        {
            writer.WriteText("walletId"u8, of.membersIdsHash.WalletId.ToString());
            writer.WriteText("walletPublicKey"u8, EncodeKey(of.membersIdsHash.PublicKey));
            writer.WriteText("membersIdsHash"u8, of.membersIdsHash.Hash.ToString());
            writer.WriteNumber("honestThreshold"u8, of.honestThreshold);
        });
    }

    /// <summary>
    /// What the wallet signs: <c>SHA-256("covenant-signer-approval-certificate-v2:" || approvalDigest || endBlock)</c>, the block as eight bytes, big-endian.
    /// </summary>
    /// <param name="approvalDigest">What is approved: <see cref="ApprovalDomain.ComputeApprovalDigest"/>.</param>
    /// <param name="endBlock">The last block of the host chain, inclusive, at which the certificate is valid.</param>
    public static Bytes32 ComputeCertificateDigest(Bytes32 approvalDigest, ulong endBlock)
    {
        Span<byte> end = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(end, endBlock);
        return CovenantDigests.Sha256([.. CertificateDomain, .. approvalDigest.AsSpan(), .. end]);
    }

    /// <summary>Builds a certificate from a wallet's signature, which is verified first. A high s is turned into the low one.</summary>
    /// <param name="membersIdsHash">What the registry holds for the wallet.</param>
    /// <param name="approvalDigest">What is approved.</param>
    /// <param name="endBlock">The last block of the host chain, inclusive, at which the certificate is valid.</param>
    /// <param name="walletSignature">The wallet's signature over <see cref="ComputeCertificateDigest"/>: DER, or 64 bytes r and s, or 65 with v.</param>
    /// <param name="activeMembers">The indexes of the members that took part, from 1, in any order; may be empty.</param>
    /// <param name="inactiveMembers">The indexes of the members that did not, from 1, in any order; may be empty.</param>
    /// <param name="honestThreshold">How many members must be honest.</param>
    /// <exception cref="ArgumentException">The signature is not the wallet's over this digest and end, or the members are no sets of indexes.</exception>
    /// <exception cref="ArgumentNullException">There is no members-ids hash; the message says where to look for the cause.</exception>
    public static SignerApprovalCertificate Issue(
        RegistryData membersIdsHash,
        Bytes32 approvalDigest,
        ulong endBlock,
        ReadOnlySpan<byte> walletSignature,
        IEnumerable<uint> activeMembers,
        IEnumerable<uint> inactiveMembers,
        uint honestThreshold = HonestThreshold)
    {
        RequireData(membersIdsHash);
        ArgumentNullException.ThrowIfNull(activeMembers);
        ArgumentNullException.ThrowIfNull(inactiveMembers);
        var signature = ApprovalSignature.TryParse(walletSignature.ToArray())?.Value;
        if (signature is not { IsInRange: true } inRange)
        {
            throw new ArgumentException(
                "A wallet's signature is the DER of a secp256k1 signature, or 64 bytes r and s, or 65 with v, with r and s at least 1 and below the order.", nameof(walletSignature));
        }

        var certificate = new SignerApprovalCertificate
        {
            ApprovalDigest = approvalDigest.ToString(),
            WalletPublicKey = EncodeKey(membersIdsHash.PublicKey),
            SignerSetHash = ComputeSignerSetHash(membersIdsHash, honestThreshold).ToString(),
            Signature = HexText.FromBytes(inRange.ToLowS().ToDer()),
            ActiveMembers = [.. activeMembers.Order()],
            InactiveMembers = [.. inactiveMembers.Order()],
            EndBlock = endBlock,
        };
        var findings = new RequestFindings();
        CertificateRules.Check(certificate, "$", findings);
        if (findings.Any)
        {
            throw new ArgumentException($"This would be a certificate that nobody accepts. {string.Join("; ", findings.ToList())}.", nameof(walletSignature));
        }

        return certificate;
    }

    /// <summary>Verifies a certificate against the chain. What cannot be checked fails.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="membersIdsHash">What the registry holds for the wallet.</param>
    /// <param name="currentBlock">The host chain's current block.</param>
    /// <param name="honestThreshold">How many members must be honest.</param>
    /// <exception cref="ArgumentNullException">There is no members-ids hash; the message says where to look for the cause.</exception>
    public static SignerApprovalVerification Verify(
        SignerApprovalCertificate certificate, RegistryData membersIdsHash, ulong currentBlock, uint honestThreshold = HonestThreshold)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return VerifyJson(Write(certificate), membersIdsHash, currentBlock, honestThreshold);
    }

    /// <summary>Verifies a certificate that arrives as JSON against the chain. What cannot be read or checked fails.</summary>
    /// <param name="utf8Json">The certificate.</param>
    /// <param name="membersIdsHash">What the registry holds for the wallet.</param>
    /// <param name="currentBlock">The host chain's current block.</param>
    /// <param name="honestThreshold">How many members must be honest.</param>
    /// <exception cref="ArgumentNullException">There is no members-ids hash; the message says where to look for the cause.</exception>
    public static SignerApprovalVerification VerifyJson(
        ReadOnlyMemory<byte> utf8Json, RegistryData membersIdsHash, ulong currentBlock, uint honestThreshold = HonestThreshold)
    {
        RequireData(membersIdsHash);
        var findings = new RequestFindings();
        var certificate = DocumentReader.Read(utf8Json, findings, static (fields, _) => CertificateReader.Read(fields));
        if (certificate is null)
        {
            return new(null, findings.ToList());
        }

        findings.Expect("$.walletPublicKey", certificate.WalletPublicKey, EncodeKey(membersIdsHash.PublicKey), $"the key of the wallet {membersIdsHash.WalletId}");
        findings.Expect(
            "$.signerSetHash",
            certificate.SignerSetHash,
            ComputeSignerSetHash(membersIdsHash, honestThreshold).ToString(),
            $"the signer set of the wallet {membersIdsHash.WalletId} with the members-ids hash {membersIdsHash.Hash} at block {membersIdsHash.BlockNumber}");
        if (certificate.EndBlock < currentBlock && !findings.IsMalformed("$.endBlock"))
        {
            findings.Add("$.endBlock", $"expected the current block, {currentBlock}, or a later one; this certificate ended at block {certificate.EndBlock}");
        }

        CertificateRules.Check(certificate, "$", findings);
        return new(findings.AnyMalformed ? null : certificate, findings.ToList());
    }

    /// <summary>Writes a certificate as compact JSON.</summary>
    /// <param name="certificate">The certificate.</param>
    public static byte[] Write(SignerApprovalCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return CanonicalJson.Write([], certificate, RequestWriter.WriteCertificate).ToArray();
    }

    private static string EncodeKey(WalletPublicKey key) => HexText.FromBytes([0x04, .. key.AsSpan()]);

    private static void RequireData(RegistryData membersIdsHash)
    {
        if (membersIdsHash is null)
        {
            throw new ArgumentNullException(
                nameof(membersIdsHash),
                $"The wallet's members-ids hash was used without a check that it is there. {nameof(WalletChainData)}.{nameof(WalletChainData.RegistryFault)} says why it is not; {nameof(WalletChainData.RequireMembersIdsHash)} throws with that cause.");
        }
    }
}
