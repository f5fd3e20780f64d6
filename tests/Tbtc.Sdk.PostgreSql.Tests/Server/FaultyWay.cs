using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tbtc.Sdk.Jobs.Server;

/// <summary>What happens to a message on its way to the server.</summary>
public enum WayFault
{
    /// <summary>It passes.</summary>
    None,

    /// <summary>It reaches the server, which does what it says; then the connection is cut instead of the answer being passed on.</summary>
    CutAnswer,

    /// <summary>It does not reach the server: the connection is cut.</summary>
    CutRequest,

    /// <summary>It does not reach the server, and is answered with a serialization failure.</summary>
    SerializationFailure,
}

/// <summary>A relay on loopback between nodes and a server, which breaks the way for messages that a test picks.</summary>
public sealed class FaultyWay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _relays = new();
    private readonly int _serverPort;
    private readonly Task _accepting;

    public FaultyWay(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Decides by the text of what a node sends; called on many threads.</summary>
    public Func<string, WayFault> Pick { get; set; } = _ => WayFault.None;

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
                var node = await _listener.AcceptTcpClientAsync(_stop.Token);
                var relay = RelayAsync(node);
                _relays[relay] = true;
                _ = relay.ContinueWith(done => _relays.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient node)
    {
        using var disposing = node;
        using var server = new TcpClient();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, cut.Token);
            var (toNode, toServer) = (node.GetStream(), server.GetStream());
            var state = new Relay();
            await Task.WhenAny(UpAsync(toNode, toServer, state, cut.Token), DownAsync(toServer, toNode, state, cut.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The one side is gone, so the other is let go as well.
        }

        await cut.CancelAsync();
    }

    private async Task UpAsync(NetworkStream node, NetworkStream server, Relay state, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        while (await node.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            switch (Pick(Encoding.Latin1.GetString(buffer, 0, length)))
            {
                case WayFault.CutRequest:
                    return;
                case WayFault.CutAnswer:
                    state.CutsAnswer = true;
                    await server.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
                    break;
                case WayFault.SerializationFailure:
                    await node.WriteAsync(SerializationFailure(), cancellationToken);
                    break;
                default:
                    await server.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
                    break;
            }
        }
    }

    private static async Task DownAsync(NetworkStream server, NetworkStream node, Relay state, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        while (await server.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            if (state.CutsAnswer)
            {
                // The server has answered, so it has committed.
                return;
            }

            await node.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
    }

    /// <summary>An ErrorResponse and a ReadyForQuery, as the server sends them.</summary>
    private static byte[] SerializationFailure()
    {
        var fields = Encoding.ASCII.GetBytes("SERROR\0VERROR\0C40001\0Mcould not serialize access due to concurrent update\0\0");
        return [(byte)'E', 0, 0, 0, (byte)(fields.Length + 4), .. fields, (byte)'Z', 0, 0, 0, 5, (byte)'I'];
    }

    private sealed class Relay
    {
        public volatile bool CutsAnswer;
    }
}
