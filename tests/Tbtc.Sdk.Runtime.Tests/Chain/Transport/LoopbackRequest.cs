using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Chain.Transport;

/// <summary>An HTTP request as it came over the wire.</summary>
internal sealed record LoopbackRequest(string RequestLine, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The ids of the JSON-RPC requests in the body, as JSON text.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            using var json = JsonDocument.Parse(Body);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Id)] : [Id(root)];

            static string Id(JsonElement request) => request.GetProperty("id").GetRawText();
        }
    }

    public static async Task<LoopbackRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, cancellationToken) == 0)
            {
                return null;
            }

            head.Append((char)buffer[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new(lines[0], headers, Encoding.UTF8.GetString(body));
    }
}
