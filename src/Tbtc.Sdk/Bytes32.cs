using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using Tbtc.Sdk.Json;

namespace Tbtc.Sdk;

/// <summary>Thirty-two bytes: a hash, an id, a word of the EVM.</summary>
/// <remarks>
/// The default value is thirty-two zero bytes.
/// Immutable and safe to use from any thread. Parsing and formatting to a span do not allocate.
/// </remarks>
[JsonConverter(typeof(FixedBytesJsonConverter<Bytes32>))]
public readonly struct Bytes32 :
    IEquatable<Bytes32>, ISpanParsable<Bytes32>, IUtf8SpanParsable<Bytes32>, ISpanFormattable, IUtf8SpanFormattable, IFixedBytes<Bytes32>
{
    /// <summary>The size of the value: 32 bytes.</summary>
    public const int Size = 32;

    private readonly Buffer _bytes;

    /// <summary>Copies the value from <paramref name="bytes"/>.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 32 bytes long.</exception>
    public Bytes32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A Bytes32 takes {Size} bytes; got {bytes.Length}.", nameof(bytes));
        }

        bytes.CopyTo(_bytes);
    }

    /// <summary>Whether every byte is zero, as in the default value.</summary>
    public bool IsZero => !AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>The bytes of the value, in place.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() => _bytes;

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <inheritdoc/>
    public bool Equals(Bytes32 other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Bytes32 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Hex.HashCode(AsSpan());

    /// <summary>Whether both hold the same bytes.</summary>
    public static bool operator ==(Bytes32 left, Bytes32 right) => left.Equals(right);

    /// <summary>Whether the bytes differ.</summary>
    public static bool operator !=(Bytes32 left, Bytes32 right) => !left.Equals(right);

    /// <summary><c>0x</c> and 64 lower-case hex digits.</summary>
    public override string ToString() => Hex.Format(AsSpan());

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Hex.RequireDefaultFormat(format, nameof(Bytes32));
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Hex.RequireDefaultFormat(format.ToString(), nameof(Bytes32));
        return Hex.TryFormat(AsSpan(), destination, out charsWritten);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Hex.RequireDefaultFormat(format.ToString(), nameof(Bytes32));
        return Hex.TryFormat(AsSpan(), utf8Destination, out bytesWritten);
    }

    /// <summary>Reads <c>0x</c> and 64 hex digits of either case.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Bytes32 Parse(ReadOnlySpan<char> s, IFormatProvider? provider)
    {
        if (!TryParse(s, provider, out var value))
        {
            Hex.ThrowNotHex(s, Size, nameof(Bytes32));
        }

        return value;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Bytes32 Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Bytes32 Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Bytes32 Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
    {
        if (!TryParse(utf8Text, provider, out var value))
        {
            Hex.ThrowNotHex(Encoding.UTF8.GetString(utf8Text), Size, nameof(Bytes32));
        }

        return value;
    }

    /// <summary>Reads <c>0x</c> and 64 hex digits of either case; false when the text is anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Bytes32 result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var parsed = Hex.TryParse(s, bytes);
        result = parsed ? new(bytes) : default;
        return parsed;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Bytes32)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Bytes32 result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Bytes32)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Bytes32 result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Bytes32)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Bytes32 result)
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
