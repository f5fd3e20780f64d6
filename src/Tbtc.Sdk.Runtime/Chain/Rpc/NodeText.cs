using System.Text;

namespace Tbtc.Sdk.Chain;

/// <summary>Text that a node or contract sent, made fit for a message of ours: bounded, on one line, without control characters.</summary>
internal static class NodeText
{
    private const int Longest = 300;

    public static string Shorten(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, Longest) + 3);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            shown.Append(char.IsControl(character) ? ' ' : character);
        }

        return text.Length > Longest ? shown.Append("...").ToString() : shown.ToString().Trim();
    }
}
