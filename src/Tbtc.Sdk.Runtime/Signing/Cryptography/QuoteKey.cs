using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Tbtc.Sdk.Signing;

/// <summary>The Ed25519 key of a destination service.</summary>
internal sealed class QuoteKey
{
    private const string Label = "PUBLIC KEY";

    private readonly byte[] _key;

    private QuoteKey(byte[] key) => _key = key;

    // SubjectPublicKeyInfo of an Ed25519 key up to the 32 bytes of the key: RFC 8410, section 4.
    private static ReadOnlySpan<byte> Prefix => [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    /// <summary>Reads a PEM; null, and what is wrong with it, when it is not that of an Ed25519 public key. <c>\n</c> may stand for a line break.</summary>
    public static QuoteKey? TryParse(string pem, out string? wrong)
    {
        var text = pem.Replace("\\n", "\n", StringComparison.Ordinal);
        if (!PemEncoding.TryFind(text, out var fields) || text.AsSpan()[fields.Label] is not Label)
        {
            wrong = $"expected the PEM of a public key, beginning with -----BEGIN {Label}-----";
            return null;
        }

        Span<byte> encoded = stackalloc byte[Prefix.Length + Ed25519.PublicKeySize];
        var isEd25519 = fields.DecodedDataLength == encoded.Length
            && Convert.TryFromBase64Chars(text.AsSpan()[fields.Base64Data], encoded, out _)
            && encoded.StartsWith(Prefix);
        if (!isEd25519)
        {
            wrong = "expected an Ed25519 public key; got the PEM of another kind of key";
            return null;
        }

        var key = encoded[Prefix.Length..].ToArray();
        if (!Ed25519.ValidatePublicKeyFull(key, 0))
        {
            wrong = "expected an Ed25519 public key; got bytes that are no point of the curve's main group";
            return null;
        }

        wrong = null;
        return new(key);
    }

    public bool Verify(Bytes32 message, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature.ToArray(), 0, _key, 0, message.ToArray(), 0, Bytes32.Size);
}
