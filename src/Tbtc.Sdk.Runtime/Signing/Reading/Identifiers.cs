using System.Buffers;

namespace Tbtc.Sdk.Signing;

/// <summary>Identifiers on the wire: 1 to 255 characters of <c>[a-zA-Z0-9_-]</c>.</summary>
internal static class Identifiers
{
    private const int MaxLength = 255;

    private static SearchValues<char> Characters { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static string Read(JsonFields fields, string name, RequestFindings findings)
    {
        var path = fields.PathOf(name);
        var text = fields.Text(name);
        if (!findings.IsMalformed(path) && Check(text) is { } wrong)
        {
            findings.Malformed(path, $"expected 1 to {MaxLength} characters of [a-zA-Z0-9_-]; got {wrong}");
        }

        return text;
    }

    private static string? Check(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return $"{text.Length} characters";
        }

        var wrong = text.AsSpan().IndexOfAnyExcept(Characters);
        return wrong < 0 ? null : $"{Display.Character(text[wrong])} at position {wrong + 1}";
    }
}
