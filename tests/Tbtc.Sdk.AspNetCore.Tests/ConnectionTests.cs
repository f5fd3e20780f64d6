using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>Connections that no client would make: the server answers or closes them, stores nothing, and serves others meanwhile.</summary>
public sealed class ConnectionTests
{
    private static byte[] Submit { get; } = Vectors.Body(Vectors.Request()).Bytes();

    [Fact]
    public async Task Body_that_arrives_too_slowly_is_400()
    {
        await using var host = await SignerHost.StartAsync(new() { BodyTimeout = TimeSpan.FromMilliseconds(500) });
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, Head(Submit.Length));
        await SendAsync(socket, Submit[..100]);
        var answer = await ReadToEndAsync(socket);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("did not arrive within 0.5 s", answer, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Headers_that_do_not_end_are_cut_off()
    {
        await using var host = await SignerHost.StartAsync(new() { Server = static server => server.Limits.RequestHeadersTimeout = TimeSpan.FromMilliseconds(500) });
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, "POST /v1/qc_v1/signer/requests HTTP/1.1\r\nHost: a\r\n");
        var answer = await ReadToEndAsync(socket);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Silent_connections_up_to_the_limit_leave_the_others_served()
    {
        await using var host = await SignerHost.StartAsync();
        var silent = new List<Socket>();
        for (var i = 0; i < 200; i++)
        {
            silent.Add(await host.ConnectAsync());
        }

        (await host.SubmitAsync(Submit)).IsStep("PENDING");

        silent.ForEach(static socket => socket.Dispose());
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed()
    {
        await using var host = await SignerHost.StartAsync(new() { Server = static server => server.Limits.MaxConcurrentConnections = 2 });
        using var first = await host.ConnectAsync();
        using var second = await host.ConnectAsync();
        await SendAsync(first, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        await SendAsync(second, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Contains("ok", await ReadUntilAsync(first, "}"), StringComparison.Ordinal);
        Assert.Contains("ok", await ReadUntilAsync(second, "}"), StringComparison.Ordinal);

        using var third = await host.ConnectAsync();

        Assert.Equal("", await ReadToEndAsync(third));
    }

    [Fact]
    public async Task Half_closed_in_the_middle_of_a_body_stores_nothing()
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, Head(Submit.Length));
        await SendAsync(socket, Submit[..^1]);
        socket.Shutdown(SocketShutdown.Send);
        await ReadToEndAsync(socket);

        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Half_closed_after_a_whole_submit_is_one_job()
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, Head(Submit.Length));
        await SendAsync(socket, Submit);
        socket.Shutdown(SocketShutdown.Send);
        await ReadToEndAsync(socket);

        (await host.SubmitAsync(Submit)).IsStep("PENDING");
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Garbage_after_a_whole_submit_is_400_and_the_submit_is_answered()
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, [.. Encoding.ASCII.GetBytes(Head(Submit.Length)), .. Submit, .. "\0\u0001 garbage \r\n\r\nGET / HTTP/9.9\r\n\r\n"u8]);
        var answer = await ReadToEndAsync(socket);

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Pipelined_submits_are_answered_in_order()
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();
        byte[] one = [.. Encoding.ASCII.GetBytes(Head(Submit.Length)), .. Submit];

        await SendAsync(socket, [.. one, .. one, .. "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8]);
        var answer = await ReadToEndAsync(socket);

        Assert.Equal(3, answer.Split("HTTP/1.1 200 ").Length - 1);
        Assert.EndsWith("""{"status":"ok"}""", answer, StringComparison.Ordinal);
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Theory]
    [InlineData("Content-Length: 10\r\nContent-Length: 20\r\n")]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n")]
    [InlineData("Transfer-Encoding: gzip\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")]
    [InlineData("Bad Header: 1\r\n")]
    public async Task Headers_that_contradict_themselves_are_refused(string headers)
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, $"POST /v1/qc_v1/signer/requests HTTP/1.1\r\nHost: a\r\n{headers}\r\n");
        var answer = await ReadToEndAsync(socket);

        Assert.Matches("^HTTP/1.1 (4[0-9][0-9]|501) ", answer);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Chunks_that_are_none_are_400()
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, "POST /v1/qc_v1/signer/requests HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n");
        var answer = await ReadToEndAsync(socket);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Length_of_a_gigabyte_is_refused_without_reading_it()
    {
        await using var host = await SignerHost.StartAsync();
        using var socket = await host.ConnectAsync();

        await SendAsync(socket, Head(1L << 30));
        var answer = await ReadUntilAsync(socket, "bytes.");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Reset_in_the_middle_of_a_body_leaves_the_server_unharmed()
    {
        await using var host = await SignerHost.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            var socket = await host.ConnectAsync();
            await SendAsync(socket, Head(Submit.Length));
            await SendAsync(socket, Submit[..(i * 10)]);
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }

        Assert.Equal(0, await host.CountJobsAsync());
        (await host.SubmitAsync(Submit)).IsStep("PENDING");
    }

    private static string Head(long length) =>
        $"POST /v1/qc_v1/signer/requests HTTP/1.1\r\nHost: a\r\nContent-Length: {length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";

    private static Task SendAsync(Socket socket, string text) => SendAsync(socket, Encoding.Latin1.GetBytes(text));

    private static async Task SendAsync(Socket socket, byte[] bytes) => await socket.SendAsync(bytes);

    private static Task<string> ReadToEndAsync(Socket socket) => ReadUntilAsync(socket, end: null);

    /// <summary>What the server sends until it says <paramref name="end"/> or closes, whichever way.</summary>
    private static async Task<string> ReadUntilAsync(Socket socket, string? end)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, limit.Token) is > 0 and var count)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
                if (end is not null && text.ToString().Contains(end, StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return text.ToString();
        }

        return text.ToString();
    }
}
