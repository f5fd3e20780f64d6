using System.Globalization;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Package.Tests;

/// <summary>
/// A project of many cases, a file each, built twice: as it is, and with <c>RunAnalyzers=false</c>. Comments in the files say what each line is reported for:
/// <c>shown</c> in the first build, <c>unanalysed</c> in the second, <c>always</c> in both.
/// </summary>
public sealed partial class ReportsConsumer(PackedPackages packages) : IAsyncLifetime
{
    private const string Sources = "Reports";

    private const string Severities = """
        root = true

        [*.cs]
        dotnet_diagnostic.TBTC1006.severity = warning
        dotnet_diagnostic.TBTC1007.severity = warning

        [LoweredToWarning.cs]
        dotnet_diagnostic.TBTC1001.severity = warning

        [SwitchedOff.cs]
        dotnet_diagnostic.TBTC1001.severity = none
        """;

    private ILookup<string, string> _analysed = Enumerable.Empty<string>().ToLookup(report => report);
    private ILookup<string, string> _unanalysed = Enumerable.Empty<string>().ToLookup(report => report);

    public async Task InitializeAsync()
    {
        var consumer = Consumer.CreateFrom(packages, Sources);
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, ".editorconfig"), Severities);
        _analysed = ReportsByFile(await consumer.BuildAsync());
        _unanalysed = ReportsByFile(await consumer.BuildAsync("-p:RunAnalyzers=false"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Asserts that the file is reported for what it says, and for nothing else.</summary>
    internal void AssertReports(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Consumer.SourceFolder(Sources), file));

        Assert.Equal(Expected("shown"), _analysed[file]);
        Assert.Equal(Expected("unanalysed"), _unanalysed[file]);

        IEnumerable<string> Expected(string build) => lines.SelectMany((line, index) => Marker().Matches(line)
            .Where(marker => marker.Groups["build"].Value == build || marker.Groups["build"].Value == "always")
            .Select(marker => $"{index + 1}: {marker.Groups["report"].Value}"));
    }

    private static ILookup<string, string> ReportsByFile(ProcessResult built) => built.Diagnostics
        .Select(diagnostic => Report().Match(diagnostic) is { Success: true } report
            ? report
            : throw new InvalidOperationException($"The build failed before the analysis:\n{built.Output}"))
        .OrderBy(report => int.Parse(report.Groups["line"].Value, CultureInfo.InvariantCulture))
        .ThenBy(report => report.Groups["report"].Value, StringComparer.Ordinal)
        .ToLookup(report => Path.GetFileName(report.Groups["file"].Value), report => $"{report.Groups["line"].Value}: {report.Groups["report"].Value}");

    [GeneratedRegex(@"(?<build>shown|unanalysed|always): (?<report>(error|warning) \w+)")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(?<file>.+)\((?<line>\d+),\d+\): (?<report>(error|warning) \w+): ")]
    private static partial Regex Report();
}
