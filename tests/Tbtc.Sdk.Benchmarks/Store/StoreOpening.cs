using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>Opening a store that has so many jobs, against merely reading their files; its memory; lookups.</summary>
internal sealed class StoreOpening
{
    private const int Rounds = 5;

    private readonly int _jobs;
    private readonly Sample _replay = new(), _full = new(), _files = new(), _index = new(), _cached = new(), _cold = new();
    private (double Replay, double Full, double Empty) _memory;

    private StoreOpening(int jobs) => _jobs = jobs;

    public static async Task<StoreOpening> MeasureAsync(int jobs)
    {
        var opening = new StoreOpening(jobs);
        var directory = Directory.CreateTempSubdirectory("tbtc-benchmark-");
        try
        {
            await using (var target = new DirectoryTarget(directory.FullName))
            {
                await BenchmarkJobs.RunAsync(64, jobs, number => target.PutAsync(BenchmarkJobs.New(number)));
            }

            await opening.OpenAsync(directory.FullName);
            opening._memory = await StoreMemory.MeasureAsync(directory.FullName);
            await opening.LookUpAsync(directory.FullName);
            return opening;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    public static async Task WriteAsync(TextWriter output, IReadOnlyList<StoreOpening> openings)
    {
        await output.WriteLineAsync("\n| opening, ms | replay | full verification | reading the files | replay / reading | aim | full / reading | aim |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|");
        foreach (var its in openings)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {its._jobs:N0} jobs | {its._replay.ToString("F1")} | {its._full.ToString("F1")} | {its._files.ToString("F1")} | {its._replay.Median / its._files.Median:F2} | {its.Aim("0.25")} | {its._full.Median / its._files.Median:F2} | {its.Aim("1.3")} |"));
        }

        await output.WriteLineAsync("\n| peak memory, MiB | opened by replay | with full verification | an empty process | aim |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        foreach (var its in openings)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {its._jobs:N0} jobs | {its._memory.Replay:F0} | {its._memory.Full:F0} | {its._memory.Empty:F0} | {its.Aim("64")} |"));
        }

        await output.WriteLineAsync("\n| lookups a second, one thread | index only (an id that is not there) | a verified job in memory | a job verified from its file | aim |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        foreach (var its in openings)
        {
            await output.WriteLineAsync($"| {its._jobs.ToString("N0", CultureInfo.InvariantCulture)} jobs | {its._index} | {its._cached} | {its._cold} | 1,000,000 by the index |");
        }
    }

    /// <summary>The aims are for a store of many jobs.</summary>
    private string Aim(string aim) => _jobs >= 100_000 ? aim : "none";

    private async Task OpenAsync(string directory)
    {
        for (var round = 0; round <= Rounds; round++)
        {
            var read = ReadFiles(directory);
            var lazy = await OpenAsync(directory, JobVerification.Lazy);
            var verified = await OpenAsync(directory, JobVerification.Full);
            if (round > 0)
            {
                _files.Add(read);
                _replay.Add(lazy);
                _full.Add(verified);
            }
        }
    }

    /// <summary>How long it takes to read the file of every job, one after the other, in milliseconds.</summary>
    public static double ReadFiles(string directory)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var file in Directory.EnumerateFiles(Path.Join(directory, "covenant-signer-jobs"), "*.json"))
        {
            File.ReadAllBytes(file);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<double> OpenAsync(string directory, JobVerification verification)
    {
        var start = Stopwatch.GetTimestamp();
        var (store, _) = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory, Verification = verification });
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await store.DisposeAsync();
        return elapsed;
    }

    private async Task LookUpAsync(string directory)
    {
        const int Lookups = 1_000_000, Hot = 500;
        var (store, _) = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory });
        await using (store)
        {
            var ids = Enumerable.Range(0, _jobs).Select(number => BenchmarkJobs.New(number).RequestId).ToArray();
            for (var round = 0; round <= Rounds; round++)
            {
                _cached.Add(await RateAsync(store, ids, Math.Min(Hot, _jobs), Lookups));
                _index.Add(await RateAsync(store, ["kcs_qc_unknown"], 1, Lookups));
            }

            _cold.Add(await RateAsync(store, ids, _jobs, _jobs));
        }
    }

    private static async Task<double> RateAsync(DirectoryJobStore store, string[] ids, int among, int lookups)
    {
        var start = Stopwatch.GetTimestamp();
        for (var lookup = 0; lookup < lookups; lookup++)
        {
            if (await store.FindAsync(ids[lookup % among]) is FindResult.Quarantined)
            {
                throw new InvalidOperationException("A job is in quarantine.");
            }
        }

        return lookups / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
