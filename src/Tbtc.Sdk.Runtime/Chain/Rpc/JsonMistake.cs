using System.Text.Json;

namespace Tbtc.Sdk.Chain;

/// <summary>What is wrong with JSON text, made fit to stand within a sentence of ours.</summary>
internal static class JsonMistake
{
    /// <summary>Of the parser's own messages, the first sentence: what follows says where, in terms of its buffers.</summary>
    public static string Explain(JsonException mistake)
    {
        var message = mistake.Message;
        var end = mistake.LineNumber is null ? -1 : message.IndexOf(". ", StringComparison.Ordinal);
        return NodeText.Shorten(end < 0 ? message : message[..end]);
    }
}
