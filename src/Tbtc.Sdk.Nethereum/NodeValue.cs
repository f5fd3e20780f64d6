using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Tbtc.Sdk.Chain;

/// <summary>A value in a node's answer, as either of Nethereum's JSON libraries hands it over: text, a token of Newtonsoft's, or an element of System.Text.Json's.</summary>
internal static class NodeValue
{
    private const string Prefix = "0x";

    public static bool IsNull(object? value) => value is null or JValue { Value: null } or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    public static string? Text(object? value) => value switch
    {
        string text => text,
        JValue { Value: string text } => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => null,
    };

    public static object? Member(object? value, string name) => value switch
    {
        JObject json => json[name],
        JsonElement { ValueKind: JsonValueKind.Object } element => element.TryGetProperty(name, out var member) ? member : null,
        _ => null,
    };

    public static ulong? Quantity(object? value) =>
        Text(value) is { Length: > 2 } text
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && ulong.TryParse(text.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var quantity)
            ? quantity
            : null;

    public static byte[]? Bytes(string? text)
    {
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length % 2 != 0)
        {
            return null;
        }

        var bytes = new byte[(text.Length - Prefix.Length) / 2];
        return Convert.FromHexString(text.AsSpan(Prefix.Length), bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    /// <summary>What a call reverted with: most nodes put it there as text, some with words before it, some under <c>data</c> of an object.</summary>
    public static ReadOnlyMemory<byte> RevertData(object? data)
    {
        var text = Text(data) ?? Text(Member(data, "data"));
        var start = text?.IndexOf(Prefix, StringComparison.Ordinal) ?? -1;
        return start < 0 ? default : Bytes(text![start..]);
    }
}
