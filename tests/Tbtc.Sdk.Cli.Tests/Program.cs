using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Cli.Tests.Signer.Kills;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>The long run: <c>dotnet run -c Release --project tests/Tbtc.Sdk.Cli.Tests -- signer-kills</c>.</summary>
internal static class Program
{
    private const int UsualRounds = 300;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["signer-kills", .. { Length: <= 2 } numbers] || !numbers.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            await Console.Error.WriteLineAsync($"Usage: signer-kills [rounds, {UsualRounds} by default] [seed, 1 by default]");
            return 2;
        }

        var start = Stopwatch.GetTimestamp();
        var campaign = new KillCampaign(numbers.Length > 1 ? Number(numbers[1]) : 1);
        string? broken = null;
        try
        {
            await campaign.RunAsync(numbers.Length > 0 ? Number(numbers[0]) : UsualRounds, Console.WriteLine);
        }
        catch (BrokenPromiseException failed)
        {
            broken = failed.Message;
        }

        Console.WriteLine(campaign.Counts);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(broken is null ? "Every promise held: nothing acknowledged is lost, no route request has two request ids" : $"BROKEN: {broken}")}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        return broken is null ? 0 : 1;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
