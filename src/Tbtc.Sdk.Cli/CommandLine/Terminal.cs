using Spectre.Console;
using Spectre.Console.Rendering;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
internal static class Terminal
{
    // Wide enough for every table, so that nothing is wrapped or cut where a program reads it.
    private const int WidthWhenRedirected = 400;

    /// <summary>Writes a table to standard output. Make it of <see cref="Text"/>, never of markup: what is shown may come from a node.</summary>
    public static void WriteTable(IRenderable table)
    {
        if (!Console.IsOutputRedirected)
        {
            CreateConsole(Console.Out).Write(table);
            return;
        }

        using var text = new StringWriter();
        var console = CreateConsole(text);
        console.Profile.Width = WidthWhenRedirected;
        console.Write(table);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            Console.Out.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>One line on standard output, however long: nothing is wrapped that a program may read.</summary>
    public static void WriteLine(string text) => Console.Out.WriteLine(Printable.Line(text));

    /// <summary>Standard output for JSON.</summary>
    public static Stream OpenOutput() => Console.OpenStandardOutput();

    /// <summary>Whether a progress bar would be seen, and would not be mixed with <paramref name="streamed"/> output.</summary>
    public static bool ShowsProgress(bool streamed) => !Console.IsErrorRedirected && (Console.IsOutputRedirected || !streamed);

    /// <summary>Standard error for progress bars.</summary>
    public static IAnsiConsole CreateProgressConsole() => CreateConsole(Console.Error);

    /// <summary>One line on standard error for what failed.</summary>
    public static void WriteError(string message) => WriteMessage("error", message);

    /// <summary>One line on standard error for what is degraded, while the result is good.</summary>
    public static void WriteWarning(string message) => WriteMessage("warning", message);

    private static void WriteMessage(string severity, string message) => Console.Error.WriteLine($"tbtc: {severity}: {Printable.Line(message)}");

    private static IAnsiConsole CreateConsole(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
