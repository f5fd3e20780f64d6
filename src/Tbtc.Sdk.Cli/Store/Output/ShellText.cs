using System.Buffers;
using System.Globalization;
using System.Text;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Store.Output;

/// <summary>An argument as it is typed into a POSIX shell, whatever is in it.</summary>
internal static class ShellText
{
    private static readonly SearchValues<char> Harmless = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+%");

    public static string Quote(string text)
    {
        if (text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Harmless))
        {
            return text;
        }

        if (text == Printable.Line(text))
        {
            return $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
        }

        // What cannot be shown is typed byte by byte.
        var quoted = new StringBuilder("$'");
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            quoted.Append(Harmless.Contains((char)value) ? ((char)value).ToString() : @"\x" + value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return quoted.Append('\'').ToString();
    }
}
