using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Tbtc.Sdk.Chain.Transport;

/// <summary>A server on loopback that answers each HTTP request with the bytes a test wants, well-formed or not.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<LoopbackRequest> _requests = [];
    private readonly TaskCompletionSource _hung = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<LoopbackExchange, Task> _answer;
    private readonly Task _accepting;

    public LoopbackServer(Func<LoopbackExchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    /// <summary>Completes when a request is left without the rest of its answer: from then on only a timeout or a cancellation ends it.</summary>
    public Task Hung => _hung.Task;

    /// <summary>An address on loopback at which nobody listens.</summary>
    public static async Task<Uri> NobodyAsync()
    {
        await using var server = new LoopbackServer(_ => Task.CompletedTask);
        return server.Url;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                while (await LoopbackRequest.ReadAsync(stream, _stop.Token) is { } request)
                {
                    _requests.Enqueue(request);
                    var exchange = new LoopbackExchange(connection, request, _hung, _stop.Token);
                    await _answer(exchange);
                    if (exchange.IsClosed)
                    {
                        return;
                    }
                }
            }
            catch (Exception left) when (left is OperationCanceledException or IOException or SocketException)
            {
                // The test is over, or the client gave up: its connection is done either way.
                connection.Close();
            }
        }
    }
}
