using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>Taking a keep-core directory over, giving it back and having it back, beside merely reading the files of its jobs.</summary>
internal static class TakeoverBenchmark
{
    private const int Count = 100_000;
    private const int Rounds = 5;

    private static readonly OperatorAct Act = new("benchmark", "measures");

    public static async Task RunAsync(TextWriter output)
    {
        var directory = Directory.CreateTempSubdirectory("tbtc-benchmark-");
        try
        {
            Write(Path.Join(directory.FullName, "covenant-signer-jobs"));
            Sample files = new(), adopt = new(), handOver = new(), haveBack = new();
            for (var round = 0; round <= Rounds; round++)
            {
                var read = StoreOpening.ReadFiles(directory.FullName);
                var adopted = await OpenAsync(directory.FullName);
                var given = await HandOverAsync(directory.FullName);
                var back = await OpenAsync(directory.FullName);
                if (round > 0)
                {
                    files.Add(read);
                    adopt.Add(adopted);
                    handOver.Add(given);
                    haveBack.Add(back);
                }

                Forget(directory.FullName);
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Count:N0} jobs, reading the files {files.ToString("F0")} ms: adopting {adopt.ToString("F0")} ms, handing over {handOver.ToString("F0")} ms, having back unchanged {haveBack.ToString("F0")} ms; {adopt.Median / files.Median:F2}, {handOver.Median / files.Median:F2} and {haveBack.Median / files.Median:F2} of reading"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void Write(string jobs)
    {
        Directory.CreateDirectory(jobs);
        for (var number = 0; number < Count; number++)
        {
            var job = BenchmarkJobs.New(number);
            File.WriteAllBytes(Path.Join(jobs, job.RequestId + ".json"), job.ToUtf8Json());
        }
    }

    /// <summary>Leaves the files of the jobs alone, so that the next opening is a first one.</summary>
    private static void Forget(string directory)
    {
        Directory.Delete(Path.Join(directory, "covenant-signer-journal"), recursive: true);
        Directory.Delete(Path.Join(directory, "covenant-signer-jobs", "0-OWNED-BY-TBTC-SDK.json"), recursive: true);
    }

    private static async Task<double> OpenAsync(string directory)
    {
        var start = Stopwatch.GetTimestamp();
        var (store, report) = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory });
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await store.DisposeAsync();
        return report.Jobs == Count && report.IsHealthy ? elapsed : throw new InvalidOperationException($"{report.Jobs} jobs were taken over.");
    }

    private static async Task<double> HandOverAsync(string directory)
    {
        await using var opened = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory });
        var start = Stopwatch.GetTimestamp();
        var result = await opened.Store.HandOverAsync(Act);
        return result is HandOverResult.Completed ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException(result.ToString());
    }
}
