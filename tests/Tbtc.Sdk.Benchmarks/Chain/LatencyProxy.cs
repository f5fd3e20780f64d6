using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>Relays TCP connections to a node and holds back what the node answers for a fixed time, as a longer way would.</summary>
internal sealed class LatencyProxy : IAsyncDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _node;
    private readonly TimeSpan _latency;
    private readonly Task _accepting;

    public LatencyProxy(Uri node, TimeSpan latency)
    {
        _node = node;
        _latency = latency;
        _listener.Start();
        Url = new UriBuilder(node) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(connections);
    }

    private async Task RelayAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var node = new TcpClient();
        await node.ConnectAsync(_node.Host, _node.Port, _stop.Token);
        client.NoDelay = node.NoDelay = true;
        var delayed = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        try
        {
            await Task.WhenAll(
                client.GetStream().CopyToAsync(node.GetStream(), _stop.Token),
                ReadAsync(node.GetStream(), delayed.Writer),
                WriteAsync(client.GetStream(), delayed.Reader));
        }
        catch (Exception closed) when (closed is OperationCanceledException or IOException)
        {
            // The client or the node has closed the connection: there is nothing more to relay.
        }
    }

    private async Task ReadAsync(NetworkStream node, ChannelWriter<(long Due, byte[] Bytes)> delayed)
    {
        var buffer = new byte[ChunkBytes];
        for (int read; (read = await node.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            var due = Stopwatch.GetTimestamp() + (long)(_latency.TotalSeconds * Stopwatch.Frequency);
            delayed.TryWrite((due, buffer[..read]));
        }

        delayed.Complete();
    }

    private async Task WriteAsync(NetworkStream client, ChannelReader<(long Due, byte[] Bytes)> delayed)
    {
        await foreach (var (due, bytes) in delayed.ReadAllAsync(_stop.Token))
        {
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _stop.Token);
            }

            await client.WriteAsync(bytes, _stop.Token);
        }
    }
}
