using System.Diagnostics;
using System.Reflection;

namespace Quickstart;

/// <summary>The tool <c>tbtc</c>, as it was built beside this sample.</summary>
internal static class Tool
{
    private static string Path { get; } =
        typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Tbtc").Value!;

    /// <summary>Runs the tool, and hands out the command and what it wrote.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var command = string.Join(' ', arguments.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"'{argument}'" : argument));
        return [$"$ tbtc {command}", .. (output + await error).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
