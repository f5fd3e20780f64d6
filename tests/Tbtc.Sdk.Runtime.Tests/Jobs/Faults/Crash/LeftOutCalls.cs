using System.Globalization;
using System.Text;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>For each place in the store that syncs or renames: the number of states until a promise breaks when its calls are left out.</summary>
internal sealed class LeftOutCalls(int statesPerCall)
{
    private readonly List<(string Site, int States, string Failure)> _rows = [];

    /// <summary>The places whose calls nothing missed.</summary>
    public IEnumerable<string> NotMissed => _rows.Where(row => row.Failure.Length == 0).Select(row => row.Site);

    public int Count => _rows.Count;

    public LeftOutCalls Run()
    {
        foreach (var site in new CrashCampaign(new CrashOptions { States = 1_500, CutAgainShare = 0.5 }).Run().Calls.Keys)
        {
            var result = new CrashCampaign(new CrashOptions { States = statesPerCall, LeftOut = site, StopAtFailure = true, CutAgainShare = 0.5 }).Run();
            _rows.Add((site, result.States, result.Failures.FirstOrDefault("")));
        }

        return this;
    }

    public override string ToString()
    {
        var table = new StringBuilder();
        foreach (var (site, states, failure) in _rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{site,-45} {(failure.Length == 0 ? $"not missed in {states}" : $"missed after {states}"),-22} {Why(failure)}");
        }

        return table.ToString();
    }

    private static string Why(string failure)
    {
        var line = failure.Split('\n')[0];
        var promise = line.IndexOf("Promise ", StringComparison.Ordinal);
        line = line[Math.Max(promise, 0)..];
        return line[..Math.Min(line.Length, 140)];
    }
}
