namespace Tbtc.Sdk.Jobs;

public class JobTimestampTests
{
    [Theory]
    [InlineData("2026-03-09T00:00:00Z", "2026-03-09T00:00:00.000000001Z")]
    [InlineData("2026-03-09T00:00:00.123456789Z", "2026-03-09T00:00:00.12345679Z")]
    [InlineData("2026-12-31T23:59:59.999999999Z", "2027-01-01T00:00:00Z")]
    [InlineData("2026-03-09T01:02:03.5+01:00", "2026-03-09T00:02:03.500000001Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z")]
    public void Update_at_an_earlier_time_is_stamped_one_nanosecond_later(string previous, string expected)
    {
        var earlier = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(expected, JobTimestamp.After(JobTimestamp.FromText(previous), earlier).Text);
    }

    [Theory]
    [InlineData("not-a-time")]
    [InlineData("")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-03-09T00:00:00")]
    [InlineData("2026-03-09T00:00:00.1234567891Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    public void Text_that_is_no_moment_is_kept_and_not_compared(string text)
    {
        var stamp = JobTimestamp.FromText(text);
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(10);

        Assert.Equal(text, stamp.Text);
        Assert.False(stamp.IsValid);
        Assert.False(stamp.TryGetMoment(out _));
        Assert.False(stamp.TryCompareTo(JobTimestamp.From(now), out _));
        Assert.Equal("2026-01-02T03:04:05.000001Z", JobTimestamp.After(stamp, now).Text);
    }
}
