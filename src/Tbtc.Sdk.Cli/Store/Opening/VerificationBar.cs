using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>A progress bar over jobs.</summary>
internal static class VerificationBar
{
    public static Task<T> RunAsync<T>(string title, Func<IProgress<ScrubProgress>, Task<T>> work) =>
        ProgressBar.RunAsync(title, show => work(new Shown(show)));

    // Not Progress<T>, which reports on other threads and so out of order.
    private sealed class Shown(Action<int, int> show) : IProgress<ScrubProgress>
    {
        public void Report(ScrubProgress value) => show(value.Verified, value.Total);
    }
}
