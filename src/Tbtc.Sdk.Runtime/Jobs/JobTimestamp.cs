using System.Globalization;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Jobs;

/// <summary>A moment in a job, as keep-core writes it: RFC 3339 with up to nine fractional digits, such as <c>2026-03-09T00:00:00.123456789Z</c>.</summary>
/// <remarks>
/// The text is kept as it stands, also where it is not a moment at all, so that a job is written back as it was read. The default value is the empty
/// text. Equality is that of the text. Immutable and safe to use from any thread.
/// </remarks>
public readonly partial record struct JobTimestamp
{
    private readonly string? _text;

    // The empty text is the default value, so that the two are equal.
    private JobTimestamp(string text) => _text = text.Length == 0 ? null : text;

    /// <summary>The text as it stands in the job.</summary>
    public string Text => _text ?? "";

    /// <summary>Whether the text is a moment.</summary>
    public bool IsValid => TryRead(Text, out _, out _);

    /// <summary>Takes a text as it stands, a moment or not.</summary>
    /// <param name="text">The text.</param>
    public static JobTimestamp FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>Writes a moment in UTC, without trailing zeros.</summary>
    /// <param name="moment">The moment; it has a resolution of 100 ns.</param>
    public static JobTimestamp From(DateTimeOffset moment) => Format(moment.UtcTicks / TimeSpan.TicksPerSecond, (int)(moment.UtcTicks % TimeSpan.TicksPerSecond) * 100);

    /// <summary>The later of <paramref name="now"/> and one nanosecond after <paramref name="previous"/>: what an update is stamped with.</summary>
    /// <param name="now">The time by the clock.</param>
    /// <param name="previous">The stamp before; one that is not a moment does not count.</param>
    public static JobTimestamp After(JobTimestamp previous, DateTimeOffset now) => Later(From(now), previous);

    /// <summary>The moment, cut to 100 ns.</summary>
    /// <param name="moment">The moment, in UTC.</param>
    public bool TryGetMoment(out DateTimeOffset moment)
    {
        if (!TryRead(Text, out var seconds, out var nanoseconds))
        {
            moment = default;
            return false;
        }

        moment = new DateTimeOffset((seconds * TimeSpan.TicksPerSecond) + (nanoseconds / 100), TimeSpan.Zero);
        return true;
    }

    /// <summary>Compares two moments to the nanosecond. False when either is not a moment.</summary>
    /// <param name="other">The other moment.</param>
    /// <param name="order">Negative, zero or positive, as this is before, at or after <paramref name="other"/>.</param>
    public bool TryCompareTo(JobTimestamp other, out int order)
    {
        order = 0;
        if (!TryRead(Text, out var seconds, out var nanoseconds) || !TryRead(other.Text, out var otherSeconds, out var otherNanoseconds))
        {
            return false;
        }

        order = (seconds, nanoseconds).CompareTo((otherSeconds, otherNanoseconds));
        return true;
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <summary><paramref name="stamp"/>, or one nanosecond after <paramref name="previous"/> where that is later or <paramref name="stamp"/> is not a moment.</summary>
    /// <param name="stamp">The stamp that the caller made.</param>
    /// <param name="previous">The stamp before; one that is not a moment does not count.</param>
    public static JobTimestamp Later(JobTimestamp stamp, JobTimestamp previous)
    {
        if (!TryRead(previous.Text, out var seconds, out var nanoseconds) || (stamp.TryCompareTo(previous, out var order) && order > 0))
        {
            return stamp;
        }

        // The last nanosecond of the year 9999 has no successor.
        const int PerSecond = 1_000_000_000;
        var carried = nanoseconds == PerSecond - 1;
        return carried && seconds == DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond ? previous : Format(carried ? seconds + 1 : seconds, carried ? 0 : nanoseconds + 1);
    }

    private static JobTimestamp Format(long seconds, int nanoseconds)
    {
        var text = new DateTime(seconds * TimeSpan.TicksPerSecond, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return nanoseconds == 0
            ? new(text + "Z")
            : new(string.Create(CultureInfo.InvariantCulture, $"{text}.{nanoseconds:D9}").TrimEnd('0') + "Z");
    }

    private static bool TryRead(string text, out long seconds, out int nanoseconds)
    {
        (seconds, nanoseconds) = (0, 0);
        var match = Rfc3339().Match(text);
        if (!match.Success || !DateTime.TryParseExact(match.Groups["moment"].ValueSpan, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return false;
        }

        seconds = moment.Ticks / TimeSpan.TicksPerSecond;
        if (match.Groups["fraction"] is { Success: true } fraction)
        {
            nanoseconds = int.Parse(fraction.Value.PadRight(9, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        if (match.Groups["sign"] is { Success: true } sign)
        {
            var hours = int.Parse(match.Groups["hours"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var minutes = int.Parse(match.Groups["minutes"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            if (hours > 23 || minutes > 59)
            {
                return false;
            }

            seconds -= (sign.ValueSpan is "-" ? -1 : 1) * ((hours * 3600L) + (minutes * 60));
        }

        return seconds >= 0 && seconds <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond;
    }

    [GeneratedRegex(@"^(?<moment>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,9}))?(Z|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc3339();
}
