using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Signing;

/// <summary>Values from outside as they may stand in a message: bounded, on one line.</summary>
internal static class Display
{
    private const int Shown = 80;
    private const int ShownValue = 200;

    private static SearchValues<char> Plain { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:");

    public static string Text(string text, int shown = Shown)
    {
        var builder = new StringBuilder("'", shown + 5);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, shown)))
        {
            builder.Append(char.IsControl(character) || char.IsSurrogate(character) ? '?' : character);
        }

        return builder.Append(text.Length > shown ? "...'" : "'").ToString();
    }

    public static string Character(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) ? $"the character U+{(int)character:X4}" : $"'{character}'";

    /// <summary>A value of the model: bare where it is plain, else in quotes.</summary>
    public static string Value<T>(T value) => value switch
    {
        string text when text.Length is 0 or > ShownValue || text.AsSpan().ContainsAnyExcept(Plain) => Text(text, ShownValue),
        bool flag => flag ? "true" : "false",
        _ => value!.ToString()!,
    };

    public static string Json(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text in quotes",
        JsonValueKind.Number => element.GetRawText() is { Length: <= Shown } number ? number : "a number of more than 80 digits",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
