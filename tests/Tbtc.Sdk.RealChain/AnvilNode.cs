using System.Diagnostics;

namespace Tbtc.Sdk.RealChain;

/// <summary>A real Ethereum node, anvil, on a loopback port of its own choice. Mines a block only when asked to.</summary>
public sealed class AnvilNode : IAsyncDisposable
{
    private const string ListeningOn = "Listening on ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    // The shell keeps the node only as long as its own standard input is open: that ends with this process, however it ends.
    private const string RunUntilInputEnds = """
        "$@" </dev/null &
        node=$!
        exec >/dev/null
        cat >/dev/null
        kill -9 $node
        """;

    private readonly Process _shell;

    private AnvilNode(Process shell, Uri rpcUrl)
    {
        _shell = shell;
        RpcUrl = rpcUrl;
    }

    /// <summary>The node's JSON-RPC address.</summary>
    public Uri RpcUrl { get; }

    /// <summary>Starts a node and waits until it listens.</summary>
    /// <param name="arguments">More arguments for anvil.</param>
    public static async Task<AnvilNode> StartAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] own = ["-c", RunUntilInputEnds, "sh", NodePackages.Find("@foundry-rs/anvil-linux-amd64/bin/anvil"), "--port", "0", "--no-mining", "--slots-in-an-epoch", "1"];
        foreach (var argument in own.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var shell = Process.Start(start)!;
        try
        {
            using var timeout = new CancellationTokenSource(StartTimeout);
            var address = await ReadAddressAsync(shell.StandardOutput, timeout.Token);
            _ = shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new(shell, address);
        }
        catch
        {
            await StopAsync(shell);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(_shell);

    private static async Task<Uri> ReadAddressAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var read = new List<string>();
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(ListeningOn, StringComparison.Ordinal))
            {
                return new($"http://{line[ListeningOn.Length..].Trim()}");
            }

            read.Add(line);
        }

        throw new InvalidOperationException($"anvil ended before it listened: {string.Join(Environment.NewLine, read)}");
    }

    private static async Task StopAsync(Process shell)
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
