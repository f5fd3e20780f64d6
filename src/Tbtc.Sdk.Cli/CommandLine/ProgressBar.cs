using Spectre.Console;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>A progress bar on standard error, where it would be seen.</summary>
internal static class ProgressBar
{
    // Fewer are read before a bar could be drawn.
    private const int FewestItems = 20;

    /// <summary>Does <paramref name="act"/> with each item while the bar fills.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="items">The items.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="streamed">Whether <paramref name="act"/> writes to standard output.</param>
    /// <param name="act">What to do with each.</param>
    public static async Task ForEachAsync<T>(string title, IAsyncEnumerable<T> items, int count, bool streamed, Func<T, ValueTask> act)
    {
        if (count < FewestItems || !Terminal.ShowsProgress(streamed))
        {
            await ForEachAsync(items, act).ConfigureAwait(false);
            return;
        }

        await Terminal.CreateProgressConsole().Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask(title, maxValue: count);
            await ForEachAsync(items, item =>
            {
                bar.Increment(1);
                return act(item);
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Does work that tells how far it is; the bar shows once there is enough of it.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="work">The work. It is given what to call with how much is done and how much there is.</param>
    public static async Task<T> RunAsync<T>(string title, Func<Action<int, int>, Task<T>> work)
    {
        if (!Terminal.ShowsProgress(streamed: false))
        {
            return await work((_, _) => { }).ConfigureAwait(false);
        }

        return await Terminal.CreateProgressConsole().Progress().AutoClear(true).StartAsync(progress =>
        {
            ProgressTask? bar = null;
            return work((done, total) =>
            {
                if (total >= FewestItems)
                {
                    bar ??= progress.AddTask(title);
                    (bar.MaxValue, bar.Value) = (total, done);
                }
            });
        }).ConfigureAwait(false);
    }

    private static async Task ForEachAsync<T>(IAsyncEnumerable<T> items, Func<T, ValueTask> act)
    {
        await foreach (var item in items.ConfigureAwait(false))
        {
            await act(item).ConfigureAwait(false);
        }
    }
}
