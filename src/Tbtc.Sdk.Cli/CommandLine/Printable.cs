using System.Globalization;
using System.Text;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Text from outside as it may be shown on a terminal.</summary>
internal static class Printable
{
    private const int LongestArgument = 80;

    /// <summary>The text on one line: what could move the cursor, change colours or reverse the reading order becomes a question mark.</summary>
    public static string Line(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(IsPrintable(rune) ? rune.ToString() : "?");
        }

        return shown.ToString();
    }

    /// <summary>An argument in quotation marks and bounded; one that looks like an address with a key in it is not shown.</summary>
    public static string Argument(string text)
    {
        if (LooksLikeAddress(text))
        {
            return "(an address, not shown)";
        }

        return text.Length > LongestArgument ? $"'{Line(text[..LongestArgument])}...'" : $"'{Line(text)}'";
    }

    /// <summary>An instant to the second, in UTC, as ISO 8601.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whether the text may be the address of a node, or of a database, which may hold credentials.</summary>
    public static bool LooksLikeAddress(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal)
        || text.Contains("password=", StringComparison.OrdinalIgnoreCase) || text.Contains("pwd=", StringComparison.OrdinalIgnoreCase);

    private static bool IsPrintable(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
