using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tbtc.Sdk.Signing;

/// <summary>
/// JSON as digests are made of: compact, members in the order they are written, and text escaped as Go's encoding/json does without HTML escaping:
/// quote, backslash and control characters, with short forms for \b \f \n \r \t, and U+2028 and U+2029.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Where .NET's encoder and Go's surely agree: printable ASCII but for the two that are escaped.
    private static SearchValues<char> Plain { get; } =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code).Where(static c => c is not ('"' or '\\'))]);

    /// <summary>Writes one object after a prefix that is not JSON.</summary>
    public static ReadOnlySpan<byte> Write<T>(ReadOnlySpan<byte> prefix, T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.Write(prefix);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer, value);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string value)
    {
        writer.WritePropertyName(name);
        writer.WriteTextValue(value);
    }

    /// <summary>Writes nothing where there is no text.</summary>
    public static void WriteOptionalText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteText(name, value);
        }
    }

    public static void WriteTextValue(this Utf8JsonWriter writer, string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            writer.WriteRawValue(Escape(value), skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder("\"", value.Length + 16);
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' or '\u2028' or '\u2029' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.Append('"').ToString();
    }
}
