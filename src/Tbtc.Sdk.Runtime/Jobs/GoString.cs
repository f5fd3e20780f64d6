using System.Buffers;
using System.Text;

namespace Tbtc.Sdk.Jobs;

/// <summary>A JSON string with the escapes of Go's encoder: <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, U+2028 and U+2029 beside what JSON demands.</summary>
internal static class GoString
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\<>&\u2028\u2029\ufffd\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    public static void Write(ArrayBufferWriter<byte> json, string value, GoEscapes escapes)
    {
        json.Write("\""u8);
        if (value.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            // Half of a pair is no character, in Go either.
            value = string.Concat(value.EnumerateRunes());
        }

        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            Encoding.UTF8.GetBytes(rest[..at], json);
            Escape(json, rest[at], escapes);
            rest = rest[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, json);
        json.Write("\""u8);
    }

    private static void Escape(ArrayBufferWriter<byte> json, char character, GoEscapes escapes)
    {
        var escape = character switch
        {
            '\b' when escapes.HasFlag(GoEscapes.ShortControls) => "\\b",
            '\f' when escapes.HasFlag(GoEscapes.ShortControls) => "\\f",
            '\ufffd' when escapes.HasFlag(GoEscapes.RawReplacement) => "\ufffd",
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => $"\\u{(int)character:x4}",
        };
        Encoding.UTF8.GetBytes(escape, json);
    }
}
