using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>keep-core's encryption of a file: a random nonce of 24 bytes, then NaCl's secretbox (XSalsa20 and Poly1305) under the SHA-256 of the password.</summary>
/// <remarks>Immutable and safe to use from any thread.</remarks>
internal sealed class FileCipher(string password)
{
    private const int NonceSize = 24;
    private const int TagSize = 16;
    private const int MacKeySize = 32;

    private readonly KeyParameter _key = new(SHA256.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>How much longer a sealed text is.</summary>
    public const int Overhead = NonceSize + TagSize;

    public static FileCipher? For(DirectoryJobStoreOptions options) => options.Password is { } password ? new FileCipher(password) : null;

    /// <summary>What a journal's header proves the password with. It says no more about it than any sealed file.</summary>
    public Bytes32 KeyCheck(Guid storeId) => new(HMACSHA256.HashData(_key.GetKey(), (byte[])[.. "tbtc-sdk journal "u8, .. storeId.ToByteArray()]));

    public byte[] Seal(ReadOnlySpan<byte> text)
    {
        var box = new byte[Overhead + text.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        var stream = Stream(box);
        var macKey = MacKey(stream);
        stream.ProcessBytes(text, box.AsSpan(Overhead));
        Tag(macKey, box.AsSpan(Overhead), box.AsSpan(NonceSize, TagSize));
        return box;
    }

    /// <summary>The text, or null where the bytes were not sealed with this password.</summary>
    public byte[]? TryOpen(ReadOnlySpan<byte> box)
    {
        if (box.Length < Overhead)
        {
            return null;
        }

        var stream = Stream(box);
        Span<byte> tag = stackalloc byte[TagSize];
        Tag(MacKey(stream), box[Overhead..], tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, box.Slice(NonceSize, TagSize)))
        {
            return null;
        }

        var text = new byte[box.Length - Overhead];
        stream.ProcessBytes(box[Overhead..], text);
        return text;
    }

    private XSalsa20Engine Stream(ReadOnlySpan<byte> box)
    {
        var stream = new XSalsa20Engine();
        stream.Init(true, new ParametersWithIV(_key, box[..NonceSize]));
        return stream;
    }

    /// <summary>The authenticator's key is the stream's first 32 bytes; the text begins behind them.</summary>
    private static byte[] MacKey(XSalsa20Engine stream)
    {
        var key = new byte[MacKeySize];
        stream.ProcessBytes(key, key);
        return key;
    }

    private static void Tag(byte[] key, ReadOnlySpan<byte> sealedText, Span<byte> tag)
    {
        var mac = new Poly1305();
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(sealedText);
        mac.DoFinal(tag);
    }
}
