using System.Buffers;
using System.Text;

namespace Tbtc.Sdk.Jobs;

/// <summary>Which texts can name a job, and how hostile ones are shown.</summary>
internal static class JobText
{
    /// <summary>keep-core writes a file of a job with at most 128 characters in its name, <c>.json</c> included.</summary>
    public const int MaxRequestIdLength = 123;

    public static readonly SearchValues<char> RouteCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>With the colon, which keep-core's HTTP surface refuses and its store takes.</summary>
    public static readonly SearchValues<char> RouteRequestIdCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-:");

    /// <summary>Whether the id can be a file's name everywhere: printable ASCII, no path separator, no leading dot.</summary>
    public static bool IsRequestId(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > MaxRequestIdLength || id[0] == '.')
        {
            return false;
        }

        return !id.ContainsAnyExceptInRange('!', '~') && !id.ContainsAny('/', '\\');
    }

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
