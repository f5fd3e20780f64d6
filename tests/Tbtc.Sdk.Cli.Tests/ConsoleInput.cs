namespace Tbtc.Sdk.Cli.Tests;

internal sealed record ConsoleInput
{
    public string? StandardInput { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
