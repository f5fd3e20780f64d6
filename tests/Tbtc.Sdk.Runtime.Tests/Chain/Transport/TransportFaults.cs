using System.IO.Compression;
using System.Text;

namespace Tbtc.Sdk.Chain.Transport;

/// <summary>Everything a node, a proxy or a network does to one request that is not a plain answer, by the label it has in the guide's fault table.</summary>
internal static class TransportFaults
{
    /// <summary>What the call would have returned.</summary>
    public const string Answer = "\"0x2a\"";

    public const int MaxResponseBytes = 64 * 1024;

    // Error("paused"), as the ABI has it.
    private const string Paused =
        "0x08c379a0" + "0000000000000000000000000000000000000000000000000000000000000020"
        + "0000000000000000000000000000000000000000000000000000000000000006" + "7061757365640000000000000000000000000000000000000000000000000000";

    private const string Revert = $$"""{"code":3,"message":"execution reverted: paused","data":"{{Paused}}"}""";

    private static readonly byte[] TooLong = Encoding.UTF8.GetBytes("\"0x" + new string('0', 2 * MaxResponseBytes) + "\"");

    public static IReadOnlyDictionary<string, Func<LoopbackExchange, Task>?> All { get; } = new Dictionary<string, Func<LoopbackExchange, Task>?>
    {
        ["Nobody listens"] = null,
        ["The connection is reset"] = exchange => Do(exchange.Reset),
        ["The connection is closed without an answer"] = exchange => Do(exchange.Close),
        ["No answer"] = exchange => exchange.HangAsync(),
        ["The headers come and the body does not"] = exchange => AndThen(exchange, exchange.HangAsync, LoopbackExchange.Head("200 OK", "Content-Length: 40")),
        ["The body hangs half-way"] = exchange =>
            AndThen(exchange, exchange.HangAsync, LoopbackExchange.Head("200 OK", "Content-Length: 40"), """{"jsonrpc":"2.0","id":"""u8.ToArray()),
        ["The body breaks off half-way"] = exchange =>
            AndThen(exchange, () => Do(exchange.Close), LoopbackExchange.Head("200 OK", "Content-Length: 40"), """{"jsonrpc":"2.0","id":"""u8.ToArray()),
        ["Not HTTP"] = exchange => AndThen(exchange, () => Do(exchange.Close), "SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray()),
        ["Headers without end"] = exchange => AndThen(exchange, () => Do(exchange.Close), LoopbackExchange.Head("200 OK", "X-Long: " + new string('x', 1024 * 1024))),
        ["HTTP 200 with a web page"] = exchange => exchange.HtmlAsync("200 OK"),
        ["HTTP 200 with no body"] = exchange => exchange.AnswerAsync("200 OK", "application/json", []),
        ["HTTP 302"] = exchange => exchange.Request.RequestLine.Contains("/elsewhere", StringComparison.Ordinal)
            ? exchange.HtmlAsync("200 OK")
            : exchange.HtmlAsync("302 Found", "Location: /elsewhere"),
        ["HTTP 401"] = exchange => exchange.HtmlAsync("401 Unauthorized"),
        ["HTTP 404"] = exchange => exchange.HtmlAsync("404 Not Found"),
        ["HTTP 413"] = exchange => exchange.HtmlAsync("413 Content Too Large"),
        ["HTTP 429"] = exchange => exchange.HtmlAsync("429 Too Many Requests", "Retry-After: 7"),
        ["HTTP 429 with a JSON-RPC error"] = exchange => exchange.ErrorAsync("""{"code":-32005,"message":"slow down"}""", "429 Too Many Requests"),
        ["HTTP 500"] = exchange => exchange.HtmlAsync("500 Internal Server Error"),
        ["HTTP 500 with a JSON-RPC error"] = exchange => exchange.ErrorAsync("""{"code":-32601,"message":"no such method"}""", "500 Internal Server Error"),
        ["HTTP 503 with a JSON-RPC error"] = exchange => exchange.ErrorAsync("""{"code":-32000,"message":"no backend"}""", "503 Service Unavailable"),
        ["HTTP 400 with a revert"] = exchange => exchange.ErrorAsync(Revert, "400 Bad Request"),
        ["JSON-RPC error: revert"] = exchange => exchange.ErrorAsync(Revert),
        ["JSON-RPC error: too many requests"] = exchange => exchange.ErrorAsync("""{"code":-32005,"message":"too many requests"}"""),
        ["JSON-RPC error: anything else"] = exchange => exchange.ErrorAsync("""{"code":-32000,"message":"header not found"}"""),
        ["JSON-RPC error with broken text"] = exchange => exchange.ErrorAsync("""{"code":-32000,"message":"\ud800"}"""),
        ["JSON-RPC error that is no object"] = exchange => exchange.ErrorAsync("\"no\""),
        ["Truncated JSON"] = exchange => exchange.JsonAsync($$"""{"jsonrpc":"2.0","id":{{exchange.Id}},"result":"0x""" + '2'),
        ["More after the answer"] = exchange => exchange.JsonAsync($$"""{"jsonrpc":"2.0","id":{{exchange.Id}},"result":{{Answer}}} {}"""),
        ["Neither result nor error"] = exchange => exchange.JsonAsync($$$"""{"jsonrpc":"2.0","id":{{{exchange.Id}}}}"""),
        ["Both result and error"] = exchange =>
            exchange.JsonAsync($$$"""{"jsonrpc":"2.0","id":{{{exchange.Id}}},"result":{{{Answer}}},"error":{"code":-32000,"message":"header not found"}}"""),
        ["An answer to another request"] = exchange => exchange.JsonAsync($$"""{"jsonrpc":"2.0","id":987654321,"result":{{Answer}}}"""),
        ["An answer whose id is text"] = exchange => exchange.JsonAsync($$"""{"jsonrpc":"2.0","id":"one","result":{{Answer}}}"""),
        ["An answer without an id"] = exchange => exchange.JsonAsync($$"""{"jsonrpc":"2.0","result":{{Answer}}}"""),
        ["An answer in an array"] = exchange => exchange.JsonAsync($$"""[{"jsonrpc":"2.0","id":{{exchange.Id}},"result":{{Answer}}}]"""),
        ["A result of null"] = exchange => exchange.ResultAsync("null"),
        ["A result of another type"] = exchange => exchange.ResultAsync("""{"data":"0x2a"}"""),
        ["A result that is not hex"] = exchange => exchange.ResultAsync("\"0x2z\""),
        ["A result of half a byte"] = exchange => exchange.ResultAsync("\"0x2\""),
        ["A result nested a thousand deep"] = exchange => exchange.ResultAsync(new string('[', 1000) + new string(']', 1000)),
        ["Longer than allowed, announced"] = exchange => exchange.ResultAsync(Encoding.UTF8.GetString(TooLong)),
        ["Longer than allowed, unannounced"] = exchange => AndThen(
            exchange,
            () => Do(exchange.Close),
            LoopbackExchange.Head("200 OK", "Connection: close"),
            Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{exchange.Id}},"result":"""),
            TooLong,
            "}"u8.ToArray()),
        ["Compressed unasked"] = exchange => exchange.AnswerAsync(
            "200 OK", "application/json", Gzip(Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{exchange.Id}},"result":{{Answer}}}""")), "Content-Encoding: gzip"),
    };

    public static byte[] Gzip(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task AndThen(LoopbackExchange exchange, Func<Task> end, params byte[][] parts)
    {
        foreach (var part in parts)
        {
            await exchange.RawAsync(part);
        }

        await end();
    }
}
