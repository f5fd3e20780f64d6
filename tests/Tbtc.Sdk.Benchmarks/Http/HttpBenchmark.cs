using System.Globalization;

namespace Tbtc.Sdk.Benchmarks.Http;

/// <summary>Submits and polls over HTTP on loopback, beside the calls of the store that they come to, on a store of its own.</summary>
internal static class HttpBenchmark
{
    private const int Rounds = 5;
    private const int PollsPerSubmit = 4;

    public static async Task RunAsync(TextWriter output)
    {
        await using var served = await ServedSigner.StartAsync();
        await using var bare = new BareStore();
        await output.WriteLineAsync($"{Machine.Describe()}, shared by node and clients, {Rounds} rounds: median (least-most), ms at p50, p95 and p99 of all calls\n");
        await output.WriteLineAsync("| what | clients | over HTTP, a second | p50 | p95 | p99 | the store alone, a second | p50 | p95 | p99 | HTTP / store |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var first = 0;
        foreach (var (clients, count) in new[] { (1, 200), (16, 600), (64, 1_000) })
        {
            Calls submits = new(), bareSubmits = new(), polls = new(), barePolls = new();
            for (var round = 0; round <= Rounds; round++)
            {
                var from = first;
                await submits.RunAsync(clients, count, round > 0, number => served.SubmitAsync(from + number));
                await bareSubmits.RunAsync(clients, count, round > 0, number => bare.SubmitAsync(from + number));
                await polls.RunAsync(clients, count * PollsPerSubmit, round > 0, number => served.PollAsync(from + (number % count)));
                await barePolls.RunAsync(clients, count * PollsPerSubmit, round > 0, number => bare.PollAsync(from + (number % count)));
                first += count;
            }

            await WriteAsync(output, "submit", clients, submits, bareSubmits);
            await WriteAsync(output, "poll", clients, polls, barePolls);
        }
    }

    private static Task WriteAsync(TextWriter output, string what, int clients, Calls http, Calls store) => output.WriteLineAsync(
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {clients} | {http} | {store} | {http.Rate / store.Rate:F2} |"));
}
