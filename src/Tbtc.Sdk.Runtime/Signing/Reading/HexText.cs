using System.Buffers;

namespace Tbtc.Sdk.Signing;

/// <summary>Hex on the wire: <c>0x</c>, at least one byte, two digits each, either case.</summary>
internal static class HexText
{
    private const string Prefix = "0x";

    /// <summary>What is wrong with a text as hex, or null.</summary>
    public static string? Check(string text, int? byteCount)
    {
        var wanted = byteCount is { } count ? $"expected 0x and {2 * count} hex digits ({count} bytes)" : "expected 0x and two hex digits a byte";
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return $"{wanted}; got {Display.Text(text)}, which does not begin with 0x";
        }

        var digits = text.AsSpan(Prefix.Length);
        var wrong = digits.IndexOfAnyExcept(HexDigits);
        if (wrong >= 0)
        {
            return $"{wanted}; got {Display.Character(digits[wrong])} at position {Prefix.Length + wrong + 1}";
        }

        if (digits.Length == 0 || digits.Length % 2 != 0 || (byteCount is not null && digits.Length != 2 * byteCount))
        {
            return $"{wanted}; got {digits.Length} hex digits";
        }

        return null;
    }

    /// <summary>The bytes of a text that was checked.</summary>
    public static byte[] ToBytes(string text) => Convert.FromHexString(text.AsSpan(Prefix.Length));

    public static string FromBytes(ReadOnlySpan<byte> bytes) => Prefix + Convert.ToHexStringLower(bytes);

    private static SearchValues<char> HexDigits { get; } = SearchValues.Create("0123456789abcdefABCDEF");
}
