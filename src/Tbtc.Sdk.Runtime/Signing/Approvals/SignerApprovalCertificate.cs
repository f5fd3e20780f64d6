namespace Tbtc.Sdk.Signing;

/// <summary>A wallet's certificate that its signer set approves a covenant request. <see cref="SignerApprovals"/> issues and verifies it.</summary>
/// <remarks>Immutable. Equality compares the lists by reference.</remarks>
public sealed record SignerApprovalCertificate
{
    /// <summary>The one version that is accepted: 2.</summary>
    public const uint Version = 2;

    /// <summary>The one algorithm there is: <c>tecdsa-secp256k1</c>.</summary>
    public const string RequiredAlgorithm = "tecdsa-secp256k1";

    /// <summary>The version of the certificate, <see cref="Version"/>.</summary>
    public uint CertificateVersion { get; init; } = Version;

    /// <summary>The algorithm, <see cref="RequiredAlgorithm"/>.</summary>
    public string SignatureAlgorithm { get; init; } = RequiredAlgorithm;

    /// <summary>What is approved, 32 bytes in hex: <see cref="ApprovalDomain.ComputeApprovalDigest"/>.</summary>
    public required string ApprovalDigest { get; init; }

    /// <summary>The wallet's uncompressed public key in hex: 0x04, X, Y.</summary>
    public required string WalletPublicKey { get; init; }

    /// <summary>The signer set, 32 bytes in hex: <see cref="SignerApprovals.ComputeSignerSetHash"/>.</summary>
    public required string SignerSetHash { get; init; }

    /// <summary>The wallet's signature over <see cref="SignerApprovals.ComputeCertificateDigest"/>: DER in hex, s in the lower half of the order.</summary>
    public required string Signature { get; init; }

    /// <summary>The indexes of the members that took part, ascending, from 1. May be empty.</summary>
    public IReadOnlyList<uint> ActiveMembers { get; init; } = [];

    /// <summary>The indexes of the members that did not, ascending, from 1. May be empty.</summary>
    public IReadOnlyList<uint> InactiveMembers { get; init; } = [];

    /// <summary>The last block of the host chain, inclusive, at which the certificate is valid. Null in jobs of older nodes only, and never valid.</summary>
    public required ulong? EndBlock { get; init; }
}
