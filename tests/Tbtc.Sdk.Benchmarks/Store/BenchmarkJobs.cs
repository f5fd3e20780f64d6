using System.Text;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>Jobs of 3.2 KB, as a qc_v1 job is.</summary>
internal static class BenchmarkJobs
{
    private static readonly RawJson Request = RawJson.Parse(Encoding.UTF8.GetBytes($$"""{"facadeRequestId":"rf","text":"{{new string('x', 2_800)}}"}"""));

    public static Job New(int number) => new()
    {
        RequestId = $"kcs_qc_{number:x16}",
        Route = new RouteKey("qc_v1", $"ors_{number}"),
        RequestDigest = new Bytes32([.. BitConverter.GetBytes((long)number + 1), .. new byte[Bytes32.Size - sizeof(long)]]),
        Request = Request,
        CreatedAt = JobTimestamp.From(DateTimeOffset.UnixEpoch),
        UpdatedAt = JobTimestamp.From(DateTimeOffset.UnixEpoch),
    };

    /// <summary>Splits the numbers below a count among writers that run at the same time.</summary>
    public static Task RunAsync(int writers, int count, Func<int, Task> put)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                await put(number);
            }
        })));
    }
}
