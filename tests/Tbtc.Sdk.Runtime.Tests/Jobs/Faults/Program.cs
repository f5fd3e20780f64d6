using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The long runs: <c>dotnet run --project tests/Tbtc.Sdk.Runtime.Tests -- all</c>.</summary>
internal static class Program
{
    /// <summary>Seeds of one part's campaigns, which run at the same time, are so far apart.</summary>
    private const int SeedsPerCampaign = 1_000_000;

    private static readonly Dictionary<string, (int Usual, Func<int, Task<bool>> Run)> Parts = new()
    {
        ["crash"] = (30_000, states => CrashAsync(states, options => new CrashCampaign(options).Run())),
        ["openings"] = (20_000, states => CrashAsync(states, options => new OpeningCampaign(options).Run())),
        ["left-out"] = (24_000, LeftOutAsync),
        ["kill"] = (300, KillAsync),
        ["errors"] = (5_000, ErrorsAsync),
        ["damage"] = (10_000, DamageAsync),
        ["truncate"] = (1, step => ReportAsync([new DamageCampaign(1).TruncateEverywhereAsync(step)])),
    };

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["child", var directory, var seed, var callers, var calls]:
                return await StoreChild.RunAsync(directory, Number(seed), Number(callers), Number(calls));
            case ["without", var site]:
                Show(new OpeningCampaign(new CrashOptions { States = 5_000, LeftOut = site, StopAtFailure = true }).Run().Failures);
                Show(new CrashCampaign(new CrashOptions { States = 5_000, LeftOut = site, StopAtFailure = true }).Run().Failures);
                return 0;
            case ["all"]:
                var isGood = true;
                foreach (var part in Parts.Keys)
                {
                    isGood &= await RunAsync(part, Parts[part].Usual);
                }

                return isGood ? 0 : 1;
            case [var part, .. var rest] when Parts.TryGetValue(part, out var known) && rest.Length <= 1:
                return await RunAsync(part, rest.Length == 1 ? Number(rest[0]) : known.Usual) ? 0 : 1;
            default:
                await Console.Error.WriteLineAsync($"Usage: all | without <place, as left-out prints it> | {string.Join(" | ", Parts.Keys.Select(part => $"{part} [count, {Parts[part].Usual} by default]"))}");
                return 2;
        }
    }

    private static async Task<bool> RunAsync(string part, int count)
    {
        Console.WriteLine($"== {part} {count}");
        var start = Stopwatch.GetTimestamp();
        var isGood = await Parts[part].Run(count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {part}: {(isGood ? "held" : "BROKEN")}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s\n"));
        return isGood;
    }

    private static async Task<bool> CrashAsync(int states, Func<CrashOptions, CrashResult> run)
    {
        var result = new CrashResult();
        var each = (states + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        foreach (var its in await Task.WhenAll(Seeds().Select(seed => Task.Run(() => run(new CrashOptions { States = each, Seed = seed })))))
        {
            result.Add(its);
        }

        Console.WriteLine(result);
        Show(result.Failures);
        return result.Failures.Count == 0;
    }

    private static Task<bool> LeftOutAsync(int states)
    {
        if (typeof(IDisk).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true })
        {
            Console.WriteLine("An optimised build merges methods, so that the places that call the disk cannot be told apart. Run the debug build.");
            return Task.FromResult(false);
        }

        var calls = new LeftOutCalls(states).Run(Console.Out);
        return Task.FromResult(!calls.NotMissed.Any());
    }

    private static async Task<bool> ErrorsAsync(int runs)
    {
        var campaign = new DiskErrorCampaign(1);
        await campaign.RunAsync(runs);
        Console.WriteLine(campaign);
        Show(campaign.Failures);
        return campaign.Failures.Count == 0;
    }

    private static async Task<bool> KillAsync(int kills)
    {
        var campaign = new KillCampaign(1);
        await campaign.RunAsync(kills);
        Console.WriteLine(campaign);
        return campaign.KillsWithWriteInFlight > campaign.Kills / 2;
    }

    private static Task<bool> DamageAsync(int trials) =>
        ReportAsync(Seeds().Select(seed => Task.Run(() => new DamageCampaign(seed).RunAsync((trials + Environment.ProcessorCount - 1) / Environment.ProcessorCount))));

    private static async Task<bool> ReportAsync(IEnumerable<Task<DamageResult>> campaigns)
    {
        var result = new DamageResult();
        foreach (var its in await Task.WhenAll(campaigns))
        {
            result.Add(its);
        }

        Console.WriteLine(result);
        foreach (var ((part, kind), trials) in result.Trials)
        {
            Console.WriteLine($"  {trials,8} {part} {kind}");
        }

        Show(result.Failures);
        return result.Failures.Count == 0;
    }

    private static IEnumerable<int> Seeds() => Enumerable.Range(0, Environment.ProcessorCount).Select(campaign => 1 + (campaign * SeedsPerCampaign));

    private static void Show(List<string> failures) => failures.Take(20).ToList().ForEach(Console.WriteLine);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
