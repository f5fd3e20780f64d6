using System.Text;

namespace Tbtc.Sdk.Jobs;

/// <summary>Values at and beyond the edge: what a job can hold comes back as it was acknowledged, after a crash and from the file; the rest is refused before.</summary>
public sealed class HostileValueTests : IDisposable
{
    private readonly StoreScenario _scenario = new();

    public static TheoryData<string> Values =>
    [
        "the deepest request", "the deepest handoff", "the deepest unknown field", "numbers beyond range", "duplicate keys", "the year 9999", "the year 0001",
        "a time that is none", "lone surrogates", "control characters", "the longest ids", "empty texts", "every escape",
    ];

    public void Dispose() => _scenario.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Job_that_can_be_made_is_stored_and_comes_back_as_it_was_acknowledged(string value)
    {
        await _scenario.OpenAsync();
        var given = With(value);
        var accepted = Assert.IsType<AcceptResult.Accepted>(await _scenario.Store.AcceptAsync(given)).Job;
        await AssertFoundAsync(accepted);

        _scenario.Crash();
        await _scenario.OpenAsync();
        await AssertFoundAsync(accepted);

        var updated = await _scenario.UpdateAsync(accepted with { Detail = "updated" });
        _scenario.Close();
        _scenario.Options.Verification = JobVerification.Full;
        await _scenario.OpenAsync();
        Assert.True(_scenario.Report.IsHealthy);
        await AssertFoundAsync(updated);
    }

    [Theory]
    [InlineData("../../escape")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u001b[31mb")]
    [InlineData("300 characters")]
    public async Task Hostile_id_is_misuse_is_not_found_and_in_a_file_leads_nowhere(string id)
    {
        id = id == "300 characters" ? new string('a', 300) : id;
        await _scenario.OpenAsync();
        var known = await _scenario.AcceptAsync(1);

        Assert.Throws<ArgumentException>(() => TestJobs.New(2, requestId: id));
        Assert.Throws<ArgumentException>(() => new RouteKey("qc_v1", id));
        Assert.IsType<FindResult.NotFound>(await _scenario.Store.FindAsync(id));

        // And one that another program wrote.
        _scenario.Close();
        var json = Encoding.UTF8.GetString(TestJobs.New(2).ToUtf8Json());
        var hostile = json.Replace(TestJobs.Id(2), Encoding.UTF8.GetString(System.Text.Json.JsonEncodedText.Encode(id).EncodedUtf8Bytes), StringComparison.Ordinal);
        await File.WriteAllTextAsync(_scenario.Directory.File("kcs_qc_strange"), hostile);
        await _scenario.OpenAsync();
        Assert.Equal("covenant-signer-jobs/kcs_qc_strange.json", Assert.Single(_scenario.Report.Unknown).File);
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        await _scenario.AssertServedAsync([known]);
        _scenario.Close();
        Assert.Equal(hostile, await File.ReadAllTextAsync(_scenario.Directory.File("kcs_qc_strange")));
        Assert.False(File.Exists(Path.Join(Path.GetTempPath(), "escape.json")));
    }

    [Fact]
    public async Task Hostile_file_names_are_reported_and_block_nothing()
    {
        await _scenario.OpenAsync();
        var known = await _scenario.AcceptAsync(1);
        _scenario.Close();
        string[] names = ["a\nb.json", "\u001b[31m.json", "...json", ".json", "-rf.json", new string('a', 250) + ".json", "0-owned-by-tbtc-sdk.json", "covenant.JSON"];
        foreach (var name in names)
        {
            await File.WriteAllTextAsync(Path.Join(_scenario.Directory.Jobs, name), "{}");
        }

        await _scenario.OpenAsync();

        var json = names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(name => "covenant-signer-jobs/" + name);
        Assert.Equal(json.Order(StringComparer.Ordinal), _scenario.Report.Unknown.Select(file => file.File).Order(StringComparer.Ordinal));
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        await _scenario.AssertServedAsync([known]);
        await _scenario.AcceptAsync(2);
    }

    private static Job With(string value)
    {
        var job = TestJobs.New(1);
        var deep = RawJson.Parse(new string('[', RawJson.MaxDepth) + new string(']', RawJson.MaxDepth));
        var numbers = RawJson.Parse("""{"a":1e999,"b":-1e-999,"c":123456789012345678901234567890,"d":0.1000000000000000055511151231257827021181583404541015625}""");
        return value switch
        {
            "the deepest request" => job with { Request = deep },
            "the deepest handoff" => job with { Handoff = RawJson.Parse($$"""{"a":{{new string('[', RawJson.MaxDepth - 1)}}{{new string(']', RawJson.MaxDepth - 1)}}}""") },
            "the deepest unknown field" => job with { UnknownFields = RawJson.Parse($$"""{"a":{{new string('[', RawJson.MaxDepth - 1)}}{{new string(']', RawJson.MaxDepth - 1)}}}""") },
            "numbers beyond range" => job with { Request = numbers, Handoff = numbers, UnknownFields = numbers },
            "duplicate keys" => job with { Request = RawJson.Parse("""{"a":1,"a":2,"A":3}"""), UnknownFields = RawJson.Parse("""{"x":1,"x":2}""") },
            "the year 9999" => job with { CreatedAt = Time("9999-12-31T23:59:59.999999999Z"), UpdatedAt = Time("9999-12-31T23:59:59.999999999Z") },
            "the year 0001" => job with { CreatedAt = Time("0001-01-01T00:00:00Z"), UpdatedAt = Time("0001-01-01T00:00:00Z") },
            "a time that is none" => job with { CreatedAt = Time("10000-01-01T00:00:00Z"), UpdatedAt = Time("yesterday") },
            "lone surrogates" => job with { Detail = "\ud800", Reason = "x\udfff" },
            "control characters" => job with { Detail = "\0\u0001\b\f\u001f\u007f\u0085", IdempotencyKey = "\r\n" },
            "the longest ids" => job with { RequestId = new string('~', 123), Route = new RouteKey(new string('r', 255), new string('i', 255)) },
            "empty texts" => job with { IdempotencyKey = "", FacadeRequestId = "", Detail = "", Request = RawJson.Null },
            _ => job with { Detail = "<>&\"\\/\u2028\u2029\ufffd\ufeff\U0001F600" },
        };
    }

    private static JobTimestamp Time(string text) => JobTimestamp.FromText(text);

    private async Task AssertFoundAsync(Job job)
    {
        foreach (var result in new[] { await _scenario.Store.FindAsync(job.RequestId), await _scenario.Store.FindByRouteAsync(job.Route) })
        {
            var found = Assert.IsType<FindResult.Found>(result).Job;
            Assert.Equal(job.Revision, found.Revision);
            Assert.Equal(job.ToUtf8Json(), found.ToUtf8Json());
        }
    }
}
