using System.Globalization;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The long runs: <c>dotnet run --project tests/Tbtc.Sdk.Runtime.Tests -- crash 20000</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        return args switch
        {
            ["crash", .. var rest] => Crash(Number(rest, 30_000)),
            ["crash-again", .. var rest] => CrashAgain(Number(rest, 30_000)),
            ["left-out", .. var rest] => LeftOut(Number(rest, 5_000)),
            ["damage", .. var rest] => Report(await new DamageCampaign(1).RunAsync(Number(rest, 20_000))),
            ["truncate", .. var rest] => Report(await new DamageCampaign(1).TruncateEverywhereAsync(Number(rest, 1))),
            _ => Usage(),
        };
    }

    private static int CrashAgain(int states)
    {
        var result = new CrashCampaign(new CrashOptions { States = states, CutAgainShare = 0.5 }).Run();
        Console.WriteLine(result);
        Show(result.Failures);
        return result.Failures.Count == 0 ? 0 : 1;
    }

    private static int Crash(int states)
    {
        var result = new CrashCampaign(new CrashOptions { States = states }).Run();
        Console.WriteLine(result);
        foreach (var (site, calls) in result.Calls)
        {
            Console.WriteLine($"  {calls,8} {site}");
        }

        Show(result.Failures);
        return result.Failures.Count == 0 ? 0 : 1;
    }

    /// <summary>Leaves out the calls of one place after the other; each time a promise has to break.</summary>
    private static int LeftOut(int states)
    {
        var unneeded = 0;
        foreach (var site in new CrashCampaign(new CrashOptions { States = 2_000 }).Run().Calls.Keys)
        {
            var result = new CrashCampaign(new CrashOptions { States = states, LeftOut = site, StopAtFailure = true, CutAgainShare = 0.5 }).Run();
            unneeded += result.Failures.Count == 0 ? 1 : 0;
            var why = result.Failures.Count == 0 ? "no promise broken" : result.Failures[0].Split('\n')[0];
            Console.WriteLine($"{site,-45} {result.States,7} {why[..Math.Min(why.Length, 300)]}");
        }

        return unneeded == 0 ? 0 : 1;
    }

    private static int Report(DamageResult result)
    {
        Console.WriteLine(result);
        foreach (var ((part, kind), trials) in result.Trials)
        {
            Console.WriteLine($"  {trials,8} {part} {kind}");
        }

        Show(result.Failures);
        return result.Failures.Count == 0 ? 0 : 1;
    }

    private static void Show(List<string> failures) => failures.Take(20).ToList().ForEach(Console.WriteLine);

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: crash [states] | left-out [states] | damage [trials] | truncate [step]");
        return 2;
    }

    private static int Number(string[] args, int otherwise) => args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : otherwise;
}
