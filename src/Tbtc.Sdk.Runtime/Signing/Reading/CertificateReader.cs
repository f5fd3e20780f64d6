namespace Tbtc.Sdk.Signing;

/// <summary>Reads a signer approval certificate.</summary>
internal static class CertificateReader
{
    public static SignerApprovalCertificate? Read(JsonFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var certificate = new SignerApprovalCertificate
        {
            CertificateVersion = fields.UInt32("certificateVersion"),
            SignatureAlgorithm = fields.Text("signatureAlgorithm"),
            ApprovalDigest = fields.Hex("approvalDigest", Bytes32.Size),
            WalletPublicKey = fields.Hex("walletPublicKey", Secp256k1.UncompressedKeySize),
            SignerSetHash = fields.Hex("signerSetHash", Bytes32.Size),
            Signature = fields.Hex("signature"),
            ActiveMembers = [.. fields.OptionalUInt32List("activeMembers").Order()],
            InactiveMembers = [.. fields.OptionalUInt32List("inactiveMembers").Order()],
            EndBlock = fields.OptionalUInt64("endBlock"),
        };
        fields.RefuseOthers();
        return certificate;
    }
}
