using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>The peak memory of a process of its own that opens a store.</summary>
internal static class StoreMemory
{
    private const string DirectoryVariable = "TBTC_BENCHMARK_DIRECTORY";
    private const string VerificationVariable = "TBTC_BENCHMARK_VERIFICATION";

    /// <summary>The child: opens the store that the environment names, or none, and prints its peak in KiB.</summary>
    public static async Task OpenAsync(TextWriter output)
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } directory)
        {
            var verification = Enum.Parse<JobVerification>(Environment.GetEnvironmentVariable(VerificationVariable)!);
            var (store, _) = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = directory, Verification = verification });
            await store.DisposeAsync();
        }

        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        await output.WriteLineAsync(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    /// <summary>The peaks in MiB: by replay, with full verification, of a process that opens nothing.</summary>
    public static async Task<(double Replay, double Full, double Empty)> MeasureAsync(string directory) =>
        (await PeakAsync(directory, JobVerification.Lazy), await PeakAsync(directory, JobVerification.Full), await PeakAsync("", JobVerification.Lazy));

    private static async Task<double> PeakAsync(string directory, JobVerification verification)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(StoreMemory).Assembly.Location);
        }

        start.ArgumentList.Add("store-open");
        start.Environment[DirectoryVariable] = directory;
        start.Environment[VerificationVariable] = verification.ToString();
        using var child = Process.Start(start)!;
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return int.Parse(said, CultureInfo.InvariantCulture) / 1024.0;
    }
}
