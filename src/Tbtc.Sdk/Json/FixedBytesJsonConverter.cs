using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Json;

/// <summary>Fixed-size values as JSON strings and property names: <c>0x</c> and hex digits.</summary>
public sealed class FixedBytesJsonConverter<T> : JsonConverter<T>
    where T : struct, IFixedBytes<T>
{
    private const int LongestText = 2 + (2 * WalletPublicKey.Size);

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"Expected a {typeof(T).Name} as a string of 0x and hex digits, got {reader.TokenType}.");
        }

        return ReadText(ref reader);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[LongestText];
        value.TryFormat(text, out var length, default, null);
        writer.WriteStringValue(text[..length]);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadText(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[LongestText];
        value.TryFormat(text, out var length, default, null);
        writer.WritePropertyName(text[..length]);
    }

    /// <summary>Reads the string or property name that the reader stands on; false when it is not the value's text.</summary>
    internal static bool TryReadText(ref Utf8JsonReader reader, out T value)
    {
        // An escaped character takes six bytes at the most: whatever is longer than that cannot be the value.
        const int Longest = 6 * LongestText;
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > Longest)
        {
            value = default;
            return false;
        }

        Span<byte> text = stackalloc byte[Longest];
        return T.TryParse(text[..reader.CopyString(text)], null, out value);
    }

    private static T ReadText(ref Utf8JsonReader reader) =>
        TryReadText(ref reader, out var value)
            ? value
            : throw new JsonException($"Expected a {typeof(T).Name}: 0x and the hex digits of its bytes.");
}
