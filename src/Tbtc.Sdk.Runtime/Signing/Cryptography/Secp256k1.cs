using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Tbtc.Sdk.Signing;

/// <summary>Points and signatures of secp256k1. Public data only: nothing here needs constant time.</summary>
internal static class Secp256k1
{
    public const int CompressedKeySize = 33;
    public const int UncompressedKeySize = 65;

    private static readonly ECDomainParameters Domain = new(CustomNamedCurves.GetByName("secp256k1"));

    public static BigInteger Order => Domain.N;

    public static BigInteger HalfOrder { get; } = Domain.N.ShiftRight(1);

    /// <summary>Reads a public key of 33 bytes (02 or 03, X) or of 65 (04, X, Y); null when it is of another form or not on the curve.</summary>
    public static ECPoint? TryParsePoint(ReadOnlySpan<byte> key)
    {
        if (key is not ([0x02 or 0x03, ..] and { Length: CompressedKeySize } or [0x04, ..] and { Length: UncompressedKeySize }))
        {
            return null;
        }

        try
        {
            return Domain.Curve.DecodePoint(key.ToArray());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static bool Verify(ECPoint publicKey, Bytes32 digest, EcdsaSignature signature)
    {
        var verifier = new ECDsaSigner();
        verifier.Init(forSigning: false, new ECPublicKeyParameters(publicKey, Domain));
        return verifier.VerifySignature(digest.ToArray(), signature.R, signature.S);
    }

    /// <summary>The Ethereum address whose key made the signature, or null when no key did. Source: SEC 1, version 2.0, section 4.1.6.</summary>
    public static Address? TryRecoverAddress(Bytes32 digest, EcdsaSignature signature, bool isYOdd)
    {
        if (!signature.IsInRange)
        {
            return null;
        }

        Span<byte> encoded = stackalloc byte[1 + 64];
        encoded[0] = (byte)(isYOdd ? 0x03 : 0x02);
        signature.WriteTo(encoded[1..]);
        if (TryParsePoint(encoded[..CompressedKeySize]) is not { } r)
        {
            return null;
        }

        var inverse = signature.R.ModInverse(Domain.N);
        var e = new BigInteger(1, digest.ToArray());
        var key = ECAlgorithms.SumOfTwoMultiplies(Domain.G, e.Negate().Multiply(inverse).Mod(Domain.N), r, signature.S.Multiply(inverse).Mod(Domain.N)).Normalize();
        return key.IsInfinity ? null : new Address(Keccak256.HashData(key.GetEncoded(compressed: false).AsSpan(1)).AsSpan()[12..]);
    }
}
