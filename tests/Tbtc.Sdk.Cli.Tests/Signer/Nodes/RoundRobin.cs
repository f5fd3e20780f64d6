using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Tbtc.Sdk.Cli.Tests.Signer.Nodes;

/// <summary>A load balancer on loopback: each connection goes to the next node that takes it, and ends when that node does.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _relays = new();
    private readonly IReadOnlyList<IPEndPoint> _nodes;
    private readonly Task _accepting;
    private int _next;

    public RoundRobin(IReadOnlyList<IPEndPoint> nodes)
    {
        _nodes = nodes;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await Task.WhenAll([_accepting, .. _relays.Keys]);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var relay = RelayAsync(await _listener.AcceptSocketAsync(_stop.Token));
                _relays[relay] = true;
                _ = relay.ContinueWith(done => _relays.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var up = new NetworkStream(client, ownsSocket: true);
        using var down = await ConnectAsync();
        if (down is null)
        {
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        await Task.WhenAny(PassAsync(up, down, ended.Token), PassAsync(down, up, ended.Token));
        await ended.CancelAsync();
    }

    /// <summary>Null where no node takes a connection.</summary>
    private async Task<NetworkStream?> ConnectAsync()
    {
        foreach (var _ in _nodes)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(_nodes[(int)((uint)Interlocked.Increment(ref _next) % _nodes.Count)], _stop.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // This node is down: the next one is asked.
                socket.Dispose();
            }
        }

        return null;
    }

    private static async Task PassAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        try
        {
            await from.CopyToAsync(to, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, so the other is let go as well.
        }
    }
}
