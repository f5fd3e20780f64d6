using System.Net.Sockets;
using System.Text;

namespace Tbtc.Sdk.Chain.Transport;

/// <summary>One request and the ways to answer it, good and bad.</summary>
internal sealed class LoopbackExchange(TcpClient connection, LoopbackRequest request, TaskCompletionSource hung, CancellationToken stop)
{
    public LoopbackRequest Request => request;

    public bool IsClosed { get; private set; }

    /// <summary>The id of the request, or of the first of a batch, as JSON text.</summary>
    public string Id => request.Ids[0];

    /// <summary>A JSON-RPC answer with this JSON text as its result.</summary>
    public Task ResultAsync(string result) => JsonAsync($$"""{"jsonrpc":"2.0","id":{{Id}},"result":{{result}}}""");

    /// <summary>A JSON-RPC answer with this JSON text as its error.</summary>
    public Task ErrorAsync(string error, string status = "200 OK") => JsonAsync($$"""{"jsonrpc":"2.0","id":{{Id}},"error":{{error}}}""", status);

    public Task JsonAsync(string json, string status = "200 OK") => AnswerAsync(status, "application/json", Encoding.UTF8.GetBytes(json));

    public Task HtmlAsync(string status, params string[] headers) =>
        AnswerAsync(status, "text/html", "<html><body>Bad Gateway</body></html>"u8.ToArray(), headers);

    public async Task AnswerAsync(string status, string contentType, byte[] body, params string[] headers)
    {
        await RawAsync(Head(status, [$"Content-Type: {contentType}", $"Content-Length: {body.Length}", .. headers]));
        await RawAsync(body);
    }

    /// <summary>The head of an answer alone.</summary>
    public static byte[] Head(string status, params string[] headers) =>
        Encoding.UTF8.GetBytes(string.Concat([$"HTTP/1.1 {status}\r\n", .. headers.Select(header => header + "\r\n"), "\r\n"]));

    public async Task RawAsync(byte[] bytes) => await connection.GetStream().WriteAsync(bytes, stop);

    public void Close()
    {
        connection.Close();
        IsClosed = true;
    }

    public void Reset()
    {
        connection.LingerState = new LingerOption(true, 0);
        Close();
    }

    public async Task HangAsync()
    {
        hung.TrySetResult();
        await Task.Delay(Timeout.Infinite, stop);
    }
}
