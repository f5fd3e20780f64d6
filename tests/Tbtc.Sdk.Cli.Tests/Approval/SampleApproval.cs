using System.Text.Json.Nodes;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests.Approval;

/// <summary>Certificates that a sample wallet really signed: its private key is its number.</summary>
internal static class SampleApproval
{
    private static readonly ECDomainParameters Domain = new(SecNamedCurves.GetByName("secp256k1"));

    public static Bytes32 ApprovalDigest { get; } = Keccak256.HashData("what is approved"u8);

    public static JsonObject Issue(int number, ulong endBlock) => Issue(number, endBlock, SampleWallet.Create(number).MembersIdsHash!.Value);

    public static JsonObject Issue(int number, ulong endBlock, Bytes32 membersIdsHash, Bytes32? approvalDigest = null)
    {
        var (signers, digest) = (new RegistryData(membersIdsHash, SampleWallet.Create(number).PublicKey, blockNumber: 1), approvalDigest ?? ApprovalDigest);
        var signature = Sign(number, SignerApprovals.ComputeCertificateDigest(digest, endBlock));
        return JsonNode.Parse(SignerApprovals.Write(SignerApprovals.Issue(signers, digest, endBlock, signature, [1, 2, 3], [4])))!.AsObject();
    }

    // Deterministic, by RFC 6979. 64 bytes, r and s.
    private static byte[] Sign(int privateKey, Bytes32 digest)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(forSigning: true, new ECPrivateKeyParameters(BigInteger.ValueOf(privateKey), Domain));
        return [.. signer.GenerateSignature(digest.ToArray()).SelectMany(part => part.ToByteArrayUnsigned().PadLeft(Bytes32.Size))];
    }

    private static byte[] PadLeft(this byte[] bytes, int size) => [.. new byte[size - bytes.Length], .. bytes];
}
