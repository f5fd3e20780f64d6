using System.Diagnostics;
using System.Globalization;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>The directory job store beside SQLite and the raw disk, in one run.</summary>
internal static class StoreBenchmarks
{
    private const int Rounds = 5;

    /// <summary>Puts before the clock runs: the store is past the small log that a new one begins with.</summary>
    private const int FirstPuts = 90;

    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"{Machine.Describe()}, {Rounds} rounds: median (least-most)\n");
        await output.WriteLineAsync("| puts a second, durable, 3.2 KB each | store | SQLite, WAL, FULL | raw group commit | store / SQLite | store / raw | aim |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        await PutAsync(output, "1 writer", "0.9 of SQLite", writers: 1, count: 1_000, isSustained: false);
        await PutAsync(output, "64 writers, a burst", "8 of SQLite, 0.5 of raw", writers: 64, count: 4_000, isSustained: false);
        await PutAsync(output, "64 writers, sustained, until every job has its file", "none", writers: 64, count: 12_000, isSustained: true);
        var sizes = Environment.GetEnvironmentVariable("TBTC_BENCHMARK_SIZES") ?? "1000,10000,100000";
        var openings = new List<StoreOpening>();
        foreach (var size in sizes.Split(','))
        {
            openings.Add(await StoreOpening.MeasureAsync(int.Parse(size, CultureInfo.InvariantCulture)));
        }

        await StoreOpening.WriteAsync(output, openings);
    }

    private static async Task PutAsync(TextWriter output, string what, string aim, int writers, int count, bool isSustained)
    {
        Func<string, IPutTarget>[] targets = [path => new DirectoryTarget(path), path => new SqliteTarget(path), path => new RawDiskTarget(path)];
        Sample[] rates = [new(), new(), new()];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var target = 0; target < targets.Length; target++)
            {
                var rate = await PutOnceAsync(targets[target], writers, count, isSustained);
                if (round > 0)
                {
                    rates[target].Add(rate);
                }
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {rates[0]} | {rates[1]} | {rates[2]} | {rates[0].Median / rates[1].Median:F2} | {rates[0].Median / rates[2].Median:F2} | {aim} |"));
    }

    private static async Task<double> PutOnceAsync(Func<string, IPutTarget> open, int writers, int count, bool isSustained)
    {
        var directory = Directory.CreateTempSubdirectory("tbtc-benchmark-");
        try
        {
            var target = open(directory.FullName);
            var jobs = Enumerable.Range(0, count).Select(BenchmarkJobs.New).ToArray();
            await BenchmarkJobs.RunAsync(writers, FirstPuts, number => target.PutAsync(jobs[number]));
            var start = Stopwatch.GetTimestamp();
            await BenchmarkJobs.RunAsync(writers, count - FirstPuts, number => target.PutAsync(jobs[FirstPuts + number]));
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (isSustained && target is DirectoryTarget)
            {
                await target.DisposeAsync();
                elapsed = Stopwatch.GetElapsedTime(start);
                target = open(directory.FullName);
            }

            await target.VerifyAsync(count);
            await target.DisposeAsync();
            return (count - FirstPuts) / elapsed.TotalSeconds;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
