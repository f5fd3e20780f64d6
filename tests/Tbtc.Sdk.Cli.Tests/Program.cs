using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Cli.Tests.Signer.Kills;
using Tbtc.Sdk.Cli.Tests.Signer.Nodes;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>The long runs: <c>dotnet run -c Release --project tests/Tbtc.Sdk.Cli.Tests -- signer-kills</c>, and <c>many-nodes</c>.</summary>
internal static class Program
{
    private const int UsualRounds = 300;
    private const int UsualSubmits = 100_000;
    private const int RoundsPerDatabase = 25;

    public static async Task<int> Main(string[] args)
    {
        int[] numbers = [.. args.Skip(1).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        var (count, seed) = (numbers.Length > 0 ? numbers[0] : (int?)null, numbers.Length > 1 ? numbers[1] : 1);
        switch (numbers.Length <= 2 && !numbers.Contains(-1) ? args.FirstOrDefault() : null)
        {
            case "signer-kills":
                var kills = new KillCampaign(seed);
                return await RunAsync(kills.RunAsync(count ?? UsualRounds, Console.WriteLine), () => kills.Counts);
            case "many-nodes":
                var nodes = new NodesCampaign(seed);
                return await RunAsync(nodes.RunAsync(count ?? UsualSubmits, RoundsPerDatabase, Console.WriteLine), () => nodes.Counts);
            default:
                await Console.Error.WriteLineAsync($"Usage: signer-kills [rounds, {UsualRounds} by default] [seed, 1 by default]");
                await Console.Error.WriteLineAsync($"       many-nodes [submits, {UsualSubmits} by default] [seed, 1 by default]");
                return 2;
        }
    }

    private static async Task<int> RunAsync(Task campaign, Func<object> counts)
    {
        var start = Stopwatch.GetTimestamp();
        string? broken = null;
        try
        {
            await campaign;
        }
        catch (BrokenPromiseException failed)
        {
            broken = failed.Message;
        }

        Console.WriteLine(counts());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(broken is null ? "Every promise held: nothing acknowledged is lost, no route request has two request ids" : $"BROKEN: {broken}")}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        return broken is null ? 0 : 1;
    }
}
