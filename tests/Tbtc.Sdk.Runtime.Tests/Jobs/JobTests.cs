using System.Text;

namespace Tbtc.Sdk.Jobs;

public class JobTests
{
    private const string Written =
        """
        {"requestId":"kcs_qc_0000000000000001","routeRequestId":"ors_1","route":"qc_v1","idempotencyKey":"idem","facadeRequestId":"rf_1","requestDigest":"0x1111111111111111111111111111111111111111111111111111111111111111","state":"SIGNING","detail":"a \u003c b \u0026\n\"","createdAt":"2026-03-09T00:00:00.123456789Z","updatedAt":"2026-03-09T00:00:01Z","request":{"b": 1,"a":[1.50,null]},"later":{"x":1}}
        """;

    [Fact]
    public void Job_that_was_read_is_written_with_the_same_bytes()
    {
        Assert.True(Job.TryParse(Encoding.UTF8.GetBytes(Written), out var job));

        Assert.Equal(Written, Encoding.UTF8.GetString(job.ToUtf8Json()));
        Assert.Equal(JobState.Signing, job.State);
        Assert.Equal("a < b &\n\"", job.Detail);
        Assert.Equal("""{"later":{"x":1}}""", job.UnknownFields?.ToString());
    }

    [Fact]
    public void Changed_job_keeps_the_fields_that_nobody_here_knows()
    {
        Assert.True(Job.TryParse(Encoding.UTF8.GetBytes(Written), out var job));

        var changed = job with { State = JobState.HandoffReady, Handoff = RawJson.Parse("""{"k":"v"}""") };

        Assert.Equal(
            Written.Replace("SIGNING", "HANDOFF_READY", StringComparison.Ordinal).Replace(""","later":""", ""","handoff":{"k":"v"},"later":""", StringComparison.Ordinal),
            Encoding.UTF8.GetString(changed.ToUtf8Json()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"requestId\":")]
    [InlineData("""{"requestId":"../x","routeRequestId":"r","route":"qc_v1","requestDigest":"0x1111111111111111111111111111111111111111111111111111111111111111","state":"FAILED"}""")]
    [InlineData("""{"requestId":"x","routeRequestId":"r/r","route":"qc_v1","requestDigest":"0x1111111111111111111111111111111111111111111111111111111111111111","state":"FAILED"}""")]
    [InlineData("""{"requestId":"x","routeRequestId":"r","route":"qc_v1","requestDigest":"0x11","state":"FAILED"}""")]
    [InlineData("""{"requestId":"x","routeRequestId":"r","route":"qc_v1","requestDigest":"0x1111111111111111111111111111111111111111111111111111111111111111","state":"DONE"}""")]
    [InlineData("""{"requestId":"\ud800","routeRequestId":"r","route":"qc_v1","requestDigest":"0x1111111111111111111111111111111111111111111111111111111111111111","state":"FAILED"}""")]
    [InlineData("""{"requestId":"x","routeRequestId":"r","route":"qc_v1","requestDigest":"0x1111111111111111111111111111111111111111111111111111111111111111","state":"FAILED"}x""")]
    public void Bytes_that_are_no_job_are_not_parsed(string json) => Assert.False(Job.TryParse(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void Nesting_of_ten_thousand_and_more_is_refused_without_a_stack_overflow()
    {
        var deep = string.Concat(new string('[', 20_000), new string(']', 20_000));

        Assert.False(RawJson.TryParse(Encoding.UTF8.GetBytes(deep), out _));
        Assert.False(Job.TryParse(Encoding.UTF8.GetBytes(Written.Replace("{\"x\":1}", deep, StringComparison.Ordinal)), out _));
    }

    [Fact]
    public void Names_match_in_any_case_and_the_last_of_duplicates_counts()
    {
        var json = Written.Replace("\"state\":\"SIGNING\"", "\"STATE\":\"SIGNING\",\"State\":\"PENDING\"", StringComparison.Ordinal);

        Assert.True(Job.TryParse(Encoding.UTF8.GetBytes(json), out var job));
        Assert.Equal(JobState.Pending, job.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".lock")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("é")]
    public void Request_id_that_cannot_name_a_file_is_misuse(string id)
    {
        Assert.True(Job.TryParse(Encoding.UTF8.GetBytes(Written), out var job));

        Assert.Throws<ArgumentException>(() => job with { RequestId = id });
        Assert.Throws<ArgumentException>(() => job with { RequestId = new string('a', 124) });
    }

    [Theory]
    [InlineData("", "r")]
    [InlineData("qc_v1", "")]
    [InlineData("qc:v1", "r")]
    [InlineData("qc v1", "r")]
    [InlineData("qc_v1", "a\n")]
    public void Route_key_with_another_character_is_misuse(string route, string id)
    {
        Assert.Throws<ArgumentException>(() => new RouteKey(route, id));
        Assert.Throws<ArgumentException>(() => new RouteKey("qc_v1", new string('a', 256)));
        Assert.False(RouteKey.TryCreate(route, id, out _));
    }

    [Fact]
    public void Unknown_fields_cannot_override_known_ones()
    {
        Assert.True(Job.TryParse(Encoding.UTF8.GetBytes(Written), out var job));

        Assert.Throws<ArgumentException>(() => job with { UnknownFields = RawJson.Parse("""{"State":"FAILED"}""") });
        Assert.Throws<ArgumentException>(() => job with { UnknownFields = RawJson.Parse("[]") });
    }
}
