using System.Buffers;

namespace Tbtc.Sdk.Signing;

/// <summary>Identifiers on the wire: 1 to 255 characters of <c>[a-zA-Z0-9_-]</c>.</summary>
internal static class Identifiers
{
    private const int MaxLength = 255;

    private static SearchValues<char> Characters { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>What is wrong with a text as an identifier, or null.</summary>
    public static string? Check(string text)
    {
        var wrong = text.AsSpan().IndexOfAnyExcept(Characters);
        var got = text.Length is 0 or > MaxLength ? $"{text.Length} characters" : wrong >= 0 ? $"{Display.Character(text[wrong])} at position {wrong + 1}" : null;
        return got is null ? null : $"expected 1 to {MaxLength} characters of [a-zA-Z0-9_-]; got {got}";
    }
}
