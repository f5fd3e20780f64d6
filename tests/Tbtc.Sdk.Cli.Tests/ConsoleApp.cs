using System.Diagnostics;
using System.Reflection;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>Runs a built executable as a process of its own.</summary>
internal sealed class ConsoleApp(string path)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    public static ConsoleApp Tbtc { get; } = Built("Tbtc");

    public static ConsoleApp Quickstart { get; } = Built("Quickstart");

    public string Path => path;

    public Task<ConsoleResult> RunAsync(params string[] arguments) => RunAsync(new ConsoleInput(), arguments);

    public async Task<ConsoleResult> RunAsync(ConsoleInput input, params string[] arguments)
    {
        using var process = Start(input, arguments);
        if (input.StandardInput is { } text)
        {
            await process.StandardInput.WriteAsync(text);
        }

        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    public Process Start(ConsoleInput input, params string[] arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TBTC_RPC_URL");
        start.Environment.Remove("TBTC_POSTGRES");
        foreach (var (name, value) in input.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<ConsoleResult> FinishAsync(Process process)
    {
        using var timeout = new CancellationTokenSource(LongestRun);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static ConsoleApp Built(string name) =>
        new(typeof(ConsoleApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!);
}
