using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Benchmarks.Analyzer;

/// <summary>The C# compiler of the .NET SDK that runs this program's host, in a process of its own for every run, as a build without a compiler server starts it.</summary>
internal sealed partial class Compiler : IDisposable
{
    private static readonly string DotNetRoot = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
    private static readonly string Sdk = Newest(Path.Combine(DotNetRoot, "sdk"));
    private static readonly string Framework = Newest(Path.Combine(DotNetRoot, "packs/Microsoft.NETCore.App.Ref"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tbtc-benchmark-");

    public Compiler(IEnumerable<string> files, bool referencesSdk)
    {
        string[] arguments =
        [
            "-nologo", "-nostdlib+", "-target:library", "-debug-", "-nullable:enable", "-langversion:14", "-reportanalyzer", "-out:Generated.dll",
            .. Directory.GetFiles(Path.Combine(Framework, "ref/net10.0"), "*.dll").Select(file => $"-r:\"{file}\""),
            .. DefaultAnalyzers().Select(file => $"-a:\"{file}\""),
            $"-analyzerconfig:\"{Path.Combine(Sdk, "Sdks/Microsoft.NET.Sdk/analyzers/build/config/analysislevel_10_default.globalconfig")}\"",
            .. referencesSdk ? [$"-r:\"{typeof(WalletChainData).Assembly.Location}\""] : Array.Empty<string>(),
            .. files.Select(Write),
        ];
        File.WriteAllLines(Path.Combine(_folder.FullName, "arguments.rsp"), arguments);
    }

    /// <param name="withOurs">Whether our analyzers are added.</param>
    /// <param name="onOneThread">Whether the compiler does one thing after the other, so that what it reports is no analyzer's waiting for a processor.</param>
    public async Task<Compiled> CompileAsync(bool withOurs, bool onOneThread = false)
    {
        var start = new ProcessStartInfo(Path.Combine(DotNetRoot, "dotnet")) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true };
        string[] arguments =
        [
            "exec", Path.Combine(Sdk, "Roslyn/bincore/csc.dll"), "-noconfig", "@arguments.rsp", onOneThread ? "-parallel-" : "-parallel+",
            .. withOurs ? [$"-a:{Path.Combine(AppContext.BaseDirectory, "Tbtc.Sdk.Analyzers.dll")}"] : Array.Empty<string>(),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var (started, before) = (Stopwatch.GetTimestamp(), ChildProcesses.ProcessorSeconds());
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var (seconds, processor) = (Stopwatch.GetElapsedTime(started).TotalSeconds, ChildProcesses.ProcessorSeconds() - before);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The generated project does not compile:\n{output}");
        }

        var own = OwnTime().Match(output);
        return own.Success == withOurs
            ? new(seconds, processor, withOurs ? double.Parse(own.Groups[1].Value, CultureInfo.InvariantCulture) : 0)
            : throw new InvalidOperationException($"The compiler's report of the analyzers' times has another form than expected:\n{output}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> DefaultAnalyzers() =>
        Directory.GetFiles(Path.Combine(Sdk, "Sdks/Microsoft.NET.Sdk/analyzers"), "*.NetAnalyzers.dll")
            .Where(file => !Path.GetFileName(file).Contains("VisualBasic", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Path.Combine(Framework, "analyzers/dotnet/cs"), "*.dll"));

    private static string Newest(string folder) => Directory.GetDirectories(folder, "10.*").MaxBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0]))!;

    private string Write(string text, int index)
    {
        var name = $"Type{index}.cs";
        File.WriteAllText(Path.Combine(_folder.FullName, name), text);
        return name;
    }

    // The compiler writes "<0.001" for what is less than it can say.
    [GeneratedRegex(@"^\s*<?\s*(\d+\.\d+)\s+<?\d+\s+Tbtc\.Sdk\.Analyzers, ", RegexOptions.Multiline)]
    private static partial Regex OwnTime();
}
