using Spectre.Console;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
internal static class Terminal
{
    // Wide enough for every table, so that nothing is wrapped or cut where a program reads it.
    private const int WidthWhenRedirected = 400;

    /// <summary>Standard output for tables. Hand it <see cref="Text"/>, never markup: what is shown may come from a node.</summary>
    public static IAnsiConsole CreateOutputConsole() => CreateConsole(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard output for JSON.</summary>
    public static Stream OpenOutput() => Console.OpenStandardOutput();

    /// <summary>Whether a progress bar would be seen, and would not be mixed with <paramref name="streamed"/> output.</summary>
    public static bool ShowsProgress(bool streamed) => !Console.IsErrorRedirected && (Console.IsOutputRedirected || !streamed);

    /// <summary>Standard error for progress bars.</summary>
    public static IAnsiConsole CreateProgressConsole() => CreateConsole(Console.Error, Console.IsErrorRedirected);

    /// <summary>One line on standard error for what failed.</summary>
    public static void WriteError(string message) => WriteLine("error", message);

    /// <summary>One line on standard error for what is degraded, while the result is good.</summary>
    public static void WriteWarning(string message) => WriteLine("warning", message);

    private static void WriteLine(string severity, string message) => Console.Error.WriteLine($"tbtc: {severity}: {Printable.Line(message)}");

    private static IAnsiConsole CreateConsole(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = WidthWhenRedirected;
        }

        return console;
    }
}
