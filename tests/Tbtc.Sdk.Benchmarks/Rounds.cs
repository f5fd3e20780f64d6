using System.Diagnostics;

namespace Tbtc.Sdk.Benchmarks;

/// <summary>Measures several ways to do the same thing in turn, round by round, so that whatever else the machine does falls on all of them alike.</summary>
internal static class Rounds
{
    /// <summary>The median time of each, in the order given, after one round that is not counted.</summary>
    public static async Task<TimeSpan[]> MedianAsync(int rounds, params IReadOnlyList<Func<Task>> ways)
    {
        var times = new List<TimeSpan>[ways.Count];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = [];
            await ways[i]();
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < times.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await ways[i]();
                times[i].Add(Stopwatch.GetElapsedTime(start));
            }
        }

        return Array.ConvertAll(times, ofOne => ofOne.Order().ElementAt(ofOne.Count / 2));
    }
}
