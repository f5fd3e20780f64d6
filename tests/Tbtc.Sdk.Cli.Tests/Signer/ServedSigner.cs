using System.Diagnostics;
using System.Text;

namespace Tbtc.Sdk.Cli.Tests.Signer;

/// <summary>A running <c>tbtc signer serve</c>.</summary>
internal sealed class ServedSigner : IAsyncDisposable
{
    private const int Port = 9702;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly StringBuilder _output = new();
    private Task<string>? _rest;

    private ServedSigner(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Http { get; } = new();

    public int ProcessId => _process.Id;

    /// <summary>Loopback has many addresses: on one of its own, a client never meets another program's server.</summary>
    public static string NewAddress() => $"127.{Random.Shared.Next(1, 255)}.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}:{Port}";

    /// <summary>Starts a node, on any free port of loopback unless told where, and waits until it serves.</summary>
    public static Task<ServedSigner> StartAsync(params string[] arguments) => StartAsync(new ConsoleInput(), arguments);

    public static async Task<ServedSigner> StartAsync(ConsoleInput input, params string[] arguments)
    {
        var served = new ServedSigner(ConsoleApp.Tbtc.Start(input, ["signer", "serve", .. arguments.Contains("--listen") ? arguments : ["--listen", "127.0.0.1:0", .. arguments]]));
        using var limit = new CancellationTokenSource(LongestWait);
        while (await served._process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            served._output.AppendLine(line);
            if (line.StartsWith("Serving ", StringComparison.Ordinal))
            {
                served.Http.BaseAddress = new Uri(line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)));

                // Its log is more than a pipe holds.
                served._rest = served._process.StandardOutput.ReadToEndAsync();
                return served;
            }
        }

        throw new InvalidOperationException($"It did not serve: {served._output}{await served._error}");
    }

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return await Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Ends it as an operator does, and hands out what it said.</summary>
    public async Task<ConsoleResult> StopAsync(string signal = "TERM")
    {
        if (signal == "KILL")
        {
            _process.Kill();
        }
        else
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(LongestWait);
        _output.Append(await _rest!.WaitAsync(limit.Token));
        await _process.WaitForExitAsync(limit.Token);
        return new(_process.ExitCode, _output.ToString(), await _error);
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
