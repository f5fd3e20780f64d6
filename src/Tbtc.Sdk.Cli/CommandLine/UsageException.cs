namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>What the caller gave cannot be used. Thrown before anything is asked or changed.</summary>
internal sealed class UsageException(params IReadOnlyList<string> problems) : Exception(string.Join(' ', problems))
{
    /// <summary>What is wrong with which argument, and what to give instead, one sentence or two each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
