namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>For each place in the store that syncs or renames: the number of states until a promise breaks when its calls are left out.</summary>
internal sealed class LeftOutCalls(int statesPerCall)
{
    /// <summary>The sync of a spare that is full of zeros: without it the next rotation would flush them all, and be slower; it would lose nothing.</summary>
    private const string ForSpeed = "Journal.TryCreateZeroFilled SyncFile";

    private readonly List<(string Site, int States, string Failure)> _rows = [];

    /// <summary>The places whose calls nothing missed, though they are there for the promises.</summary>
    public IEnumerable<string> NotMissed =>
        _rows.Where(row => row.Failure.Length == 0 && !row.Site.StartsWith(ForSpeed, StringComparison.Ordinal)).Select(row => row.Site);

    /// <summary>The number of places whose calls were missed: without them a promise broke.</summary>
    public int Missed => _rows.Count(row => row.Failure.Length > 0);

    public LeftOutCalls Run(TextWriter output)
    {
        foreach (var site in new CrashCampaign(new CrashOptions { States = 1_500, CutAgainShare = 0.5 }).Run().Calls.Keys)
        {
            var result = new CrashCampaign(new CrashOptions { States = statesPerCall, LeftOut = site, StopAtFailure = true, CutAgainShare = 0.5 }).Run();
            _rows.Add((site, result.States, result.Failures.FirstOrDefault("")));
            output.WriteLine(Format(_rows[^1]));
        }

        return this;
    }

    public override string ToString() => string.Join('\n', _rows.Select(Format));

    private static string Format((string Site, int States, string Failure) row) =>
        $"{row.Site,-60} {(row.Failure.Length == 0 ? $"not missed in {row.States}" : $"missed after {row.States}"),-22} {Why(row.Failure)}";

    private static string Why(string failure)
    {
        var line = failure.Split('\n')[0];
        var promise = line.IndexOf("Promise ", StringComparison.Ordinal);
        line = line[Math.Max(promise, 0)..];
        return line[..Math.Min(line.Length, 140)];
    }
}
