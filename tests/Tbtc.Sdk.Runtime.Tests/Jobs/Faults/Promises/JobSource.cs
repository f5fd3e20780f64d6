using System.Globalization;
using System.Text;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Makes jobs, no two alike, by a seed. Safe to use from any thread.</summary>
internal sealed class JobSource(int seed, string prefix)
{
    private readonly Lock _gate = new();

    // Not by the seed alone: two sources of one seed would make jobs with equal digests, which a store rightly takes for the same request.
    private readonly Random _random = new(prefix.Aggregate(seed, (mixed, letter) => unchecked((mixed * 31) + letter)));
    private int _count;

    /// <summary>A job under a key of its own.</summary>
    public Job NewJob()
    {
        lock (_gate)
        {
            return Make(new RouteKey("qc_v1", $"{prefix}_r{_count}"));
        }
    }

    /// <summary>Another request under a key that may be taken.</summary>
    public Job Rival(RouteKey route)
    {
        lock (_gate)
        {
            return Make(route);
        }
    }

    /// <summary>The same request with an id of its own, as a client sends it again.</summary>
    public Job Again(Job job)
    {
        lock (_gate)
        {
            return job with { RequestId = NextId() };
        }
    }

    /// <summary>A later state of a job.</summary>
    public Job Next(Job job)
    {
        lock (_gate)
        {
            return job with
            {
                State = job.State.IsTerminal() ? job.State : (JobState)Math.Min((int)job.State + _random.Next(2), (int)JobState.Pending),
                Detail = $"update {_count++.ToString(CultureInfo.InvariantCulture)} {Text()}",
                UpdatedAt = Moment(),
            };
        }
    }

    private Job Make(RouteKey route)
    {
        var digest = new byte[Bytes32.Size];
        _random.NextBytes(digest);
        return new Job
        {
            RequestId = NextId(),
            Route = route,
            RequestDigest = new Bytes32(digest),
            Request = RawJson.Parse(Encoding.UTF8.GetBytes($$"""{"facadeRequestId":"{{_count}}","text":"{{Text()}}"}""")),
            CreatedAt = Moment(),
            UpdatedAt = Moment(),
        };
    }

    private string NextId() => $"kcs_{prefix}_{_count++:x8}";

    private JobTimestamp Moment() => JobTimestamp.From(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(_count));

    /// <summary>Mostly short; now and then more than a batch's padding, and than several sectors.</summary>
    private string Text()
    {
        var length = _random.Next(12) switch { 0 => _random.Next(9000), < 4 => _random.Next(1200), _ => _random.Next(100) };
        return new string((char)('a' + _random.Next(26)), length);
    }
}
