using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>Opening a store that has jobs, against merely reading their files; its memory; lookups.</summary>
internal static class StoreOpening
{
    private const int Rounds = 5;

    public static async Task RunAsync(TextWriter output, int count)
    {
        var directory = Directory.CreateTempSubdirectory("tbtc-benchmark-");
        try
        {
            await using (var target = new DirectoryTarget(directory.FullName))
            {
                await BenchmarkJobs.RunAsync(64, count, number => target.PutAsync(BenchmarkJobs.New(number)));
            }

            Sample replay = new(), full = new(), files = new();
            for (var round = 0; round <= Rounds; round++)
            {
                var read = ReadFiles(directory.FullName);
                var lazy = await OpenAsync(directory.FullName, JobVerification.Lazy);
                var verified = await OpenAsync(directory.FullName, JobVerification.Full);
                if (round > 0)
                {
                    files.Add(read);
                    replay.Add(lazy);
                    full.Add(verified);
                }
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"open {count:N0} jobs: replay {replay.ToString("F1")} ms, full verification {full.ToString("F1")} ms, reading the files {files.ToString("F1")} ms; replay {replay.Median / files.Median:F2} and full {full.Median / files.Median:F2} of reading"));
            await output.WriteLineAsync($"peak memory: {await StoreMemory.MeasureAsync(directory.FullName, count)}");
            await LookUpAsync(output, directory.FullName, count);
        }
        finally
        {
            directory.Delete(recursive: true);
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

    private static async Task LookUpAsync(TextWriter output, string directory, int count)
    {
        const int Lookups = 1_000_000, Hot = 500;
        var (store, _) = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory });
        await using (store)
        {
            var ids = Enumerable.Range(0, count).Select(number => BenchmarkJobs.New(number).RequestId).ToArray();
            var cached = new Sample();
            var unknown = new Sample();
            for (var round = 0; round <= Rounds; round++)
            {
                cached.Add(await RateAsync(store, ids, Math.Min(Hot, count), Lookups));
                unknown.Add(await RateAsync(store, ["kcs_qc_unknown"], 1, Lookups));
            }

            var cold = await RateAsync(store, ids, count, count);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"lookups a second, one thread: cached verified job {cached}, index only (an id that is not there) {unknown}, from the file {cold:N0}"));
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
