using System.Globalization;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The long runs: <c>dotnet run --project tests/Tbtc.Sdk.Runtime.Tests -- all</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        return args switch
        {
            ["crash", .. var rest] => Crash(Number(rest, 30_000)),
            ["left-out", .. var rest] => LeftOut(Number(rest, 5_000)),
            ["child", var directory, var seed, var callers, var calls] =>
                await StoreChild.RunAsync(directory, Number([seed], 0), Number([callers], 0), Number([calls], 0)),
            ["kill", .. var rest] => await KillAsync(Number(rest, 300)),
            ["errors", .. var rest] => await ErrorsAsync(Number(rest, 5_000)),
            ["all"] => await AllAsync(),
            ["damage", .. var rest] => Report(await new DamageCampaign(1).RunAsync(Number(rest, 20_000))),
            ["truncate", .. var rest] => Report(await new DamageCampaign(1).TruncateEverywhereAsync(Number(rest, 1))),
            _ => Usage(),
        };
    }

    private static int Crash(int states)
    {
        var result = new CrashCampaign(new CrashOptions { States = states, CutAgainShare = 0.4 }).Run();
        Console.WriteLine(result);
        foreach (var (site, calls) in result.Calls)
        {
            Console.WriteLine($"  {calls,8} {site}");
        }

        Show(result.Failures);
        return result.Failures.Count == 0 ? 0 : 1;
    }

    private static int LeftOut(int states)
    {
        var calls = new LeftOutCalls(states).Run(Console.Out);
        return calls.NotMissed.Any() ? 1 : 0;
    }

    private static async Task<int> ErrorsAsync(int runs)
    {
        var campaign = new DiskErrorCampaign(1);
        await campaign.RunAsync(runs);
        Console.WriteLine(campaign);
        Show(campaign.Failures);
        return campaign.Failures.Count == 0 ? 0 : 1;
    }

    private static async Task<int> AllAsync() =>
        Crash(30_000) + LeftOut(10_000) + await KillAsync(300) + await ErrorsAsync(5_000)
        + Report(await new DamageCampaign(1).RunAsync(20_000)) + Report(await new DamageCampaign(1).TruncateEverywhereAsync(7));

    private static async Task<int> KillAsync(int kills)
    {
        var campaign = new KillCampaign(1);
        await campaign.RunAsync(kills);
        Console.WriteLine(campaign);
        return campaign.KillsWithWriteInFlight > campaign.Kills / 2 ? 0 : 1;
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
        Console.Error.WriteLine("Usage: all | crash [states] | left-out [states] | kill [kills] | errors [runs] | damage [trials] | truncate [step]");
        return 2;
    }

    private static int Number(string[] args, int otherwise) => args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : otherwise;
}
