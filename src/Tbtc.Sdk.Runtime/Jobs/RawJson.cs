using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Jobs;

/// <summary>One JSON value, kept byte for byte: a request or a handoff that is stored and given back as it came.</summary>
/// <remarks>Always well-formed. Equality is that of the bytes. Immutable and safe to use from any thread.</remarks>
public sealed class RawJson : IEquatable<RawJson>
{
    /// <summary>The deepest nesting that is taken: one level less than keep-core reads, because a job puts one around it.</summary>
    public const int MaxDepth = 9_999;

    private readonly ReadOnlyMemory<byte> _utf8;

    internal RawJson(ReadOnlyMemory<byte> wellFormed) => _utf8 = wellFormed;

    /// <summary>The JSON null.</summary>
    public static RawJson Null { get; } = new("null"u8.ToArray());

    /// <summary>The bytes of the value.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>Takes a copy of a JSON value.</summary>
    /// <param name="utf8Json">Exactly one JSON value in UTF-8.</param>
    /// <exception cref="FormatException">The bytes are not one JSON value, or nested deeper than <see cref="MaxDepth"/>.</exception>
    public static RawJson Parse(ReadOnlySpan<byte> utf8Json) =>
        TryParse(utf8Json, out var value) ? value : throw new FormatException("The bytes are not one well-formed JSON value. Check what produced them.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    /// <param name="json">Exactly one JSON value.</param>
    public static RawJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Takes a copy of a JSON value; false when the bytes are anything else.</summary>
    /// <param name="utf8Json">Exactly one JSON value in UTF-8.</param>
    /// <param name="value">The value, or null.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out RawJson? value)
    {
        value = null;
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }

            if (reader.Read())
            {
                return false;
            }

            value = new(utf8Json.ToArray());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] RawJson? other) => other is not null && _utf8.Span.SequenceEqual(other._utf8.Span);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as RawJson);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_utf8.Span);
        return hash.ToHashCode();
    }

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_utf8.Span);
}
