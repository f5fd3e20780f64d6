using System.Diagnostics;
using System.Reflection;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>Runs the built executable as a process of its own.</summary>
internal static class Tool
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    public static string Path { get; } = typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Tool").Value!;

    public static Task<ToolResult> RunAsync(params string[] arguments) => RunAsync(new ToolInput(), arguments);

    public static async Task<ToolResult> RunAsync(ToolInput input, params string[] arguments)
    {
        using var process = Start(input, arguments);
        if (input.StandardInput is { } text)
        {
            await process.StandardInput.WriteAsync(text);
        }

        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    public static Process Start(ToolInput input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TBTC_RPC_URL");
        foreach (var (name, value) in input.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<ToolResult> FinishAsync(Process process)
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
}
