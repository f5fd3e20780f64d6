namespace Tbtc.Sdk.Cli.Tests;

internal sealed record ConsoleResult(int ExitCode, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one line on standard error, which names the thing and holds no stack trace.</summary>
    public string OnlyErrorLine()
    {
        var line = Assert.Single(ErrorLines);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        return line;
    }
}
