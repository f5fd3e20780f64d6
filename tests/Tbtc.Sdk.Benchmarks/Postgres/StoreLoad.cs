using System.Diagnostics;
using Tbtc.Sdk.Benchmarks.Store;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Postgres;

/// <summary>Clients that do the same thing again and again for a while. Each gives how often it was done.</summary>
internal static class StoreLoad
{
    public static Task<long> AcceptAsync(PostgreSqlJobStore store, int clients, TimeSpan time) => RunAsync(clients, time, async random =>
    {
        var number = random.Next();
        var id = $"kcs_qc_{random.NextInt64():x16}";
        var job = BenchmarkJobs.New(number) with { RequestId = id, Route = new RouteKey("qc_v1", $"ors_{id}") };
        Require(await store.AcceptAsync(job) is AcceptResult.Accepted);
    });

    public static Task<long> UpdateAsync(PostgreSqlJobStore store, int clients, TimeSpan time)
    {
        // Every client has jobs of its own, as every driver of a job has its lease.
        var next = 0;
        return RunAsync(clients, time, () =>
        {
            var job = BenchmarkJobs.New(Interlocked.Increment(ref next));
            return async _ =>
            {
                if (job.Revision == 0 && await store.FindAsync(job.RequestId) is FindResult.Found(var found))
                {
                    job = found;
                }

                job = await store.UpdateAsync(job) is UpdateResult.Updated(var updated) ? updated : throw new InvalidOperationException("The update was not stored.");
            };
        });
    }

    public static Task<long> RunAsync(int clients, TimeSpan time, Func<Random, Task> act) => RunAsync(clients, time, () => act);

    public static async Task<long> RunAsync(int clients, TimeSpan time, Func<Func<Random, Task>> client)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var (act, random, count) = (client(), new Random(), 0L);
            for (; Stopwatch.GetElapsedTime(start) < time; count++)
            {
                await act(random);
            }

            return count;
        })));
        return counts.Sum();
    }

    private static void Require(bool isAccepted)
    {
        if (!isAccepted)
        {
            throw new InvalidOperationException("The job was not accepted.");
        }
    }
}
