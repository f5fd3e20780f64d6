using System.Globalization;
using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Benchmarks.Analyzer;

/// <summary>What the rules cost a build: the compiler with the analyzers of the .NET SDK, and with ours added, in turn.</summary>
internal static class AnalyzerBenchmark
{
    public static async Task RunAsync(TextWriter output, int pairs)
    {
        await output.WriteLineAsync($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {GeneratedProject.Lines} lines, pairs: {pairs}");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| setting | uses in members | default analyzers | ours added | ratio of medians | ratio of each pair | the same in processor time | ratio of each pair | the analyzer's own time | the same, the compiler on one thread |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|");
        await MeasureAsync("SDK not referenced", members: 0, referencesSdk: false);
        await MeasureAsync("few uses", members: 3, referencesSdk: true);
        await MeasureAsync("a use every hundred lines", members: GeneratedProject.Lines / 100 / GeneratedProject.UsesPerMember, referencesSdk: true);
        await MeasureAsync("a member of every hundred lines uses it", members: GeneratedProject.Lines / 100, referencesSdk: true);

        async Task MeasureAsync(string setting, int members, bool referencesSdk)
        {
            using var compiler = new Compiler(GeneratedProject.Files(members), referencesSdk);
            await compiler.CompileAsync(withOurs: false);
            await compiler.CompileAsync(withOurs: true);
            var (without, with) = (new List<Compiled>(), new List<Compiled>());
            for (var pair = 0; pair < pairs; pair++)
            {
                without.Add(await compiler.CompileAsync(withOurs: false));
                with.Add(await compiler.CompileAsync(withOurs: true));
            }

            var alone = await compiler.CompileAsync(withOurs: true, onOneThread: true);
            var elapsed = Ratio(run => run.Seconds);
            var processor = Ratio(run => run.ProcessorSeconds);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {setting} | {members * GeneratedProject.UsesPerMember} in {members} | {Median(without.Select(run => run.Seconds)):0.00} s | {Median(with.Select(run => run.Seconds)):0.00} s | {elapsed} | {processor} | {Median(with.Select(run => run.OwnSeconds)):0.000} s | {alone.OwnSeconds:0.000} s |"));

            string Ratio(Func<Compiled, double> figure)
            {
                var ratios = without.Zip(with, (one, other) => figure(other) / figure(one)).ToList();
                return string.Create(CultureInfo.InvariantCulture, $"{Median(with.Select(figure)) / Median(without.Select(figure)):0.000} | {ratios.Min():0.000} to {ratios.Max():0.000}");
            }
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }
}
