namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>The text of an expression for a message: one line, not too long.</summary>
internal static class Excerpt
{
    private const int MaxLength = 60;

    public static string Of(SyntaxNode node)
    {
        var text = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 3) + "...";
    }
}
