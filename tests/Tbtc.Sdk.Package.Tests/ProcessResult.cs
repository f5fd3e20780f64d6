namespace Tbtc.Sdk.Package.Tests;

internal sealed record ProcessResult(int ExitCode, string Output)
{
    public IEnumerable<string> Lines => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The errors and warnings of a build, each once.</summary>
    public string[] Diagnostics => [.. Lines
        .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal)
            || line.StartsWith("error", StringComparison.Ordinal) || line.StartsWith("warning", StringComparison.Ordinal))
        .Distinct()];

    public ProcessResult RequireSuccess() => ExitCode == 0 ? this : throw new InvalidOperationException($"The process ended with {ExitCode}:\n{Output}");
}
