using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using Tbtc.Sdk.Json;

namespace Tbtc.Sdk;

/// <summary>The uncompressed secp256k1 public key of a wallet, X then Y, without the SEC1 prefix byte.</summary>
/// <remarks>
/// That the coordinates are a point of the curve is not checked here: the registry stores only keys that a signing group generated.
/// Immutable and safe to use from any thread. Parsing and formatting to a span do not allocate.
/// </remarks>
[JsonConverter(typeof(FixedBytesJsonConverter<WalletPublicKey>))]
public readonly struct WalletPublicKey :
    IEquatable<WalletPublicKey>, ISpanParsable<WalletPublicKey>, IUtf8SpanParsable<WalletPublicKey>, ISpanFormattable, IUtf8SpanFormattable, IFixedBytes<WalletPublicKey>
{
    /// <summary>The size of the value: 64 bytes.</summary>
    public const int Size = 64;

    private readonly Buffer _bytes;

    /// <summary>Copies the value from <paramref name="bytes"/>.</summary>
    /// <param name="bytes">Exactly 64 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 64 bytes long.</exception>
    public WalletPublicKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A WalletPublicKey takes {Size} bytes; got {bytes.Length}.", nameof(bytes));
        }

        bytes.CopyTo(_bytes);
    }

    /// <summary>Joins the two coordinates of the point.</summary>
    /// <param name="x">The X coordinate, big-endian.</param>
    /// <param name="y">The Y coordinate, big-endian.</param>
    public WalletPublicKey(Bytes32 x, Bytes32 y)
    {
        x.AsSpan().CopyTo(_bytes);
        y.AsSpan().CopyTo(_bytes[Bytes32.Size..]);
    }

    /// <summary>The X coordinate, big-endian.</summary>
    public Bytes32 X => new(AsSpan()[..Bytes32.Size]);

    /// <summary>The Y coordinate, big-endian.</summary>
    public Bytes32 Y => new(AsSpan()[Bytes32.Size..]);

    /// <summary>The ECDSA wallet id under which the registry holds this key: <c>keccak256(X || Y)</c>.</summary>
    public Bytes32 ComputeWalletId() => Keccak256.HashData(AsSpan());

    /// <summary>The bytes of the value, in place.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() => _bytes;

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <inheritdoc/>
    public bool Equals(WalletPublicKey other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is WalletPublicKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Hex.HashCode(AsSpan());

    /// <summary>Whether both hold the same bytes.</summary>
    public static bool operator ==(WalletPublicKey left, WalletPublicKey right) => left.Equals(right);

    /// <summary>Whether the bytes differ.</summary>
    public static bool operator !=(WalletPublicKey left, WalletPublicKey right) => !left.Equals(right);

    /// <summary><c>0x</c> and 128 lower-case hex digits.</summary>
    public override string ToString() => Hex.Format(AsSpan());

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Hex.RequireDefaultFormat(format, nameof(WalletPublicKey));
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Hex.RequireDefaultFormat(format.ToString(), nameof(WalletPublicKey));
        return Hex.TryFormat(AsSpan(), destination, out charsWritten);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Hex.RequireDefaultFormat(format.ToString(), nameof(WalletPublicKey));
        return Hex.TryFormat(AsSpan(), utf8Destination, out bytesWritten);
    }

    /// <summary>Reads <c>0x</c> and 128 hex digits of either case.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static WalletPublicKey Parse(ReadOnlySpan<char> s, IFormatProvider? provider)
    {
        if (!TryParse(s, provider, out var value))
        {
            Hex.ThrowNotHex(s, Size, nameof(WalletPublicKey));
        }

        return value;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static WalletPublicKey Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static WalletPublicKey Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static WalletPublicKey Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
    {
        if (!TryParse(utf8Text, provider, out var value))
        {
            Hex.ThrowNotHex(Encoding.UTF8.GetString(utf8Text), Size, nameof(WalletPublicKey));
        }

        return value;
    }

    /// <summary>Reads <c>0x</c> and 128 hex digits of either case; false when the text is anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out WalletPublicKey result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var parsed = Hex.TryParse(s, bytes);
        result = parsed ? new(bytes) : default;
        return parsed;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out WalletPublicKey)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WalletPublicKey result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out WalletPublicKey)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out WalletPublicKey result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out WalletPublicKey)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out WalletPublicKey result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var parsed = Hex.TryParse(utf8Text, bytes);
        result = parsed ? new(bytes) : default;
        return parsed;
    }

    [InlineArray(Size)]
    private struct Buffer
    {
        private byte _first;
    }
}
