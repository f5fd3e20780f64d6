using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Benchmarks.Store;

namespace Tbtc.Sdk.Benchmarks.Http;

/// <summary>The calls of one way, over all rounds: how many a second, and how long each took.</summary>
internal sealed class Calls
{
    private readonly Sample _rates = new();
    private readonly List<double> _ms = [];

    public double Rate => _rates.Median;

    /// <summary>Makes so many calls by clients that each wait for their answer, and counts them unless it is to warm up.</summary>
    public async Task RunAsync(int clients, int count, bool isCounted, Func<int, Task> call)
    {
        var times = new double[count];
        var start = Stopwatch.GetTimestamp();
        await BenchmarkJobs.RunAsync(clients, count, async number =>
        {
            var begun = Stopwatch.GetTimestamp();
            await call(number);
            times[number] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        });
        if (isCounted)
        {
            _rates.Add(count / Stopwatch.GetElapsedTime(start).TotalSeconds);
            _ms.AddRange(times);
        }
    }

    /// <summary>The rate with its spread, and the milliseconds within which 50, 95 and 99 of 100 calls were answered.</summary>
    public override string ToString()
    {
        _ms.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{_rates} | {At(50):G3} | {At(95):G3} | {At(99):G3}");
    }

    private double At(int percent) => _ms[Math.Min(_ms.Count - 1, _ms.Count * percent / 100)];
}
