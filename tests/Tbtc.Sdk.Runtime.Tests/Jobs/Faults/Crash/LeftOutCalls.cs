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

    /// <summary>Runs all, a few at a time.</summary>
    public LeftOutCalls Run(TextWriter output)
    {
        var sites = new CrashCampaign(new CrashOptions { States = 1_500 }).Run().Calls.Keys
            .Union(new OpeningCampaign(new CrashOptions { States = 1_500 }).Run().Calls.Keys)
            .Order(StringComparer.Ordinal)
            .ToList();
        var results = new (int States, string Failure)[sites.Count];
        Parallel.For(0, sites.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index => results[index] = Try(sites[index]));
        _rows.AddRange(sites.Zip(results, (site, result) => (site, result.States, result.Failure)));
        _rows.ForEach(row => output.WriteLine(Format(row)));
        return this;
    }

    public override string ToString() => string.Join('\n', _rows.Select(Format));

    /// <summary>Openings first: they are short, and most calls are missed there.</summary>
    private (int States, string Failure) Try(string site)
    {
        var options = new CrashOptions { States = statesPerCall, LeftOut = site, StopAtFailure = true };
        var openings = new OpeningCampaign(options with { States = statesPerCall * 3 / 4 }).Run();
        if (openings.Failures.Count > 0)
        {
            return (openings.States, openings.Failures[0]);
        }

        var any = new CrashCampaign(options with { States = statesPerCall / 4 }).Run();
        return (openings.States + any.States, any.Failures.FirstOrDefault(""));
    }

    private static string Format((string Site, int States, string Failure) row) =>
        $"{row.Site,-60} {(row.Failure.Length == 0 ? $"not missed in {row.States}" : $"missed after {row.States}"),-22} {Why(row)}";

    private static string Why((string Site, int States, string Failure) row)
    {
        if (row.Failure.Length == 0 && row.Site.StartsWith(ForSpeed, StringComparison.Ordinal))
        {
            return "There for speed: the next log would flush the zeros itself.";
        }

        var line = row.Failure.Split('\n')[0];
        var promise = line.IndexOf("Promise ", StringComparison.Ordinal);
        line = line[Math.Max(promise, 0)..];
        return line[..Math.Min(line.Length, 140)];
    }
}
