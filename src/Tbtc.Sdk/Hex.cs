using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Tbtc.Sdk;

/// <summary>The text form of fixed-size byte values: <c>0x</c> and two hex digits a byte, lower case when written, either case when read.</summary>
internal static class Hex
{
    public static int TextLength(int byteCount) => 2 + (2 * byteCount);

    public static string Format(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    public static bool TryFormat(ReadOnlySpan<byte> bytes, Span<char> destination, out int written)
    {
        written = 0;
        if (destination.Length < TextLength(bytes.Length))
        {
            return false;
        }

        destination[0] = '0';
        destination[1] = 'x';
        Convert.TryToHexStringLower(bytes, destination[2..], out written);
        written += 2;
        return true;
    }

    public static bool TryFormat(ReadOnlySpan<byte> bytes, Span<byte> utf8Destination, out int written)
    {
        written = 0;
        if (utf8Destination.Length < TextLength(bytes.Length))
        {
            return false;
        }

        utf8Destination[0] = (byte)'0';
        utf8Destination[1] = (byte)'x';
        Convert.TryToHexStringLower(bytes, utf8Destination[2..], out written);
        written += 2;
        return true;
    }

    public static bool TryParse(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == TextLength(bytes.Length)
        && text is ['0', 'x' or 'X', ..]
        && Convert.FromHexString(text[2..], bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    public static bool TryParse(ReadOnlySpan<byte> utf8Text, Span<byte> bytes) =>
        utf8Text.Length == TextLength(bytes.Length)
        && utf8Text is [(byte)'0', (byte)'x' or (byte)'X', ..]
        && Convert.FromHexString(utf8Text[2..], bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    public static void RequireDefaultFormat(string? format, string typeName)
    {
        if (!string.IsNullOrEmpty(format))
        {
            throw new FormatException($"{typeName} has no format '{format}'; leave the format out.");
        }
    }

    [DoesNotReturn]
    public static void ThrowNotHex(ReadOnlySpan<char> text, int byteCount, string typeName)
    {
        throw new FormatException(
            $"'{Shorten(text)}' is not a {typeName}: expected 0x and {2 * byteCount} hex digits, {TextLength(byteCount)} characters; got {text.Length}.");
    }

    public static int HashCode(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    /// <summary>Text from outside as it may stand in an error message: bounded, on one line.</summary>
    public static string Shorten(ReadOnlySpan<char> text)
    {
        const int Shown = 80;
        var shown = new StringBuilder(Shown + 3);
        foreach (var character in text[..Math.Min(text.Length, Shown)])
        {
            shown.Append(char.IsControl(character) ? '?' : character);
        }

        return text.Length > Shown ? shown.Append("...").ToString() : shown.ToString();
    }
}
