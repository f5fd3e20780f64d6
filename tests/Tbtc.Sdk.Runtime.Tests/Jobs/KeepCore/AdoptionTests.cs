using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.KeepCore;

/// <summary>A directory that keep-core wrote and no store of ours was in before.</summary>
public sealed class AdoptionTests : IDisposable
{
    private readonly StoreScenario _scenario = new();

    public AdoptionTests() => Directory.CreateDirectory(_scenario.Directory.Jobs);

    private string Legacy => Path.Join(_scenario.Directory.Path, "covenant-signer", "jobs");

    public void Dispose() => _scenario.Dispose();

    [Theory]
    [InlineData("2026-03-09T00:00:00Z", "2026-03-09T00:00:00.000000001Z", "b")]
    [InlineData("2026-03-09T00:00:00.000000002Z", "2026-03-09T00:00:00.000000001Z", "a")]
    [InlineData("2026-03-09T01:00:00+01:00", "2026-03-09T00:00:00Z", "a")]
    [InlineData("not-a-time", "2026-03-09T00:00:00Z", "b")]
    [InlineData("2026-03-09T00:00:00Z", "", "a")]
    [InlineData("not-a-time", "neither", "a")]
    public async Task Two_files_of_one_route_key_have_the_winner_that_keep_core_has(string first, string second, string winner)
    {
        Write(TestJobs.New(1, requestId: "a") with { UpdatedAt = JobTimestamp.FromText(first) });
        Write(TestJobs.New(1, requestId: "b", digest: 0x22) with { UpdatedAt = JobTimestamp.FromText(second) });
        var before = new[] { "a", "b" }.ToDictionary(id => id, id => File.ReadAllBytes(_scenario.Directory.File(id)));

        await _scenario.OpenAsync();

        Assert.Equal(1, _scenario.Report.Jobs);
        Assert.Equal(winner, Assert.IsType<FindResult.Found>(await _scenario.Store.FindByRouteAsync(TestJobs.Route(1))).Job.RequestId);
        var loser = winner == "a" ? "b" : "a";
        Assert.IsNotType<FindResult.Found>(await _scenario.Store.FindAsync(loser));
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(_scenario.Directory.File(file.Key))));

        // The loser does not go to keep-core again, where its bytes would be a second job of the key.
        Assert.IsType<HandOverResult.Completed>(await _scenario.Store.HandOverAsync(new OperatorAct("alice", "back")));
        Assert.Equal([_scenario.Directory.File(winner)], Directory.GetFiles(_scenario.Directory.Jobs, "*.json"));
        Assert.Single(Directory.GetFiles(_scenario.Directory.Quarantine));
    }

    [Fact]
    public async Task Three_files_of_one_route_key_are_folded_in_the_order_of_their_names()
    {
        Write(TestJobs.New(1, requestId: "c") with { UpdatedAt = JobTimestamp.FromText("2026-03-09T00:00:00Z") });
        Write(TestJobs.New(1, requestId: "a") with { UpdatedAt = JobTimestamp.FromText("2026-03-09T00:00:00Z") });
        Write(TestJobs.New(1, requestId: "b") with { UpdatedAt = JobTimestamp.FromText("no") });

        await _scenario.OpenAsync();

        Assert.Equal("a", Assert.IsType<FindResult.Found>(await _scenario.Store.FindByRouteAsync(TestJobs.Route(1))).Job.RequestId);
        Assert.Equal(2, _scenario.Report.Unknown.Count);
        Assert.All(_scenario.Report.Unknown, file => Assert.False(file.BlocksUnknownKeys));
    }

    [Fact]
    public async Task Both_layouts_at_once_become_one_and_no_file_is_overwritten()
    {
        Directory.CreateDirectory(Legacy);
        Write(TestJobs.New(1));
        await File.WriteAllBytesAsync(Path.Join(Legacy, TestJobs.Id(1) + ".json"), TestJobs.New(1).ToUtf8Json());
        await File.WriteAllBytesAsync(Path.Join(Legacy, TestJobs.Id(2) + ".json"), TestJobs.New(2).ToUtf8Json());
        await File.WriteAllTextAsync(Path.Join(Legacy, "notes.txt"), "stay");

        await _scenario.OpenAsync();

        Assert.True(_scenario.Report.IsHealthy);
        Assert.Equal(2, _scenario.Report.Jobs);
        Assert.Equal(["notes.txt", TestJobs.Id(1) + ".json"], Directory.GetFiles(Legacy).Select(Path.GetFileName).Where(name => name != ".lock").Order(StringComparer.OrdinalIgnoreCase).Reverse());
        Assert.IsType<FindResult.Found>(await _scenario.Store.FindAsync(TestJobs.Id(2)));
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, await RefusalOfLegacyLeftoverAsync());
    }

    [Theory]
    [InlineData("current")]
    [InlineData("legacy")]
    public async Task Directory_that_keep_core_has_open_is_not_taken_over(string layout)
    {
        var jobs = layout == "current" ? _scenario.Directory.Jobs : Legacy;
        Directory.CreateDirectory(jobs);
        Write(TestJobs.New(1));
        using var root = new LinuxDisk().OpenRoot(jobs, create: false);
        using var held = root.CreateFile(".lock");
        Assert.True(held.TryLock());

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(JobStoreOpenErrorKind.Locked, refused.Kind);
        Assert.False(Directory.Exists(_scenario.Directory.First) && Directory.GetFiles(_scenario.Directory.First, "*.base").Length > 0);
    }

    [Fact]
    public async Task Files_that_are_no_jobs_block_unknown_keys_until_each_is_decided()
    {
        Write(TestJobs.New(1));
        Write(TestJobs.New(2), "kcs_qc_misplaced");
        await File.WriteAllTextAsync(_scenario.Directory.File("package"), """{"name":"not a job"}""");
        await File.WriteAllTextAsync(Path.Join(_scenario.Directory.Jobs, "README.md"), "ignored");

        await _scenario.OpenAsync();

        Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
        Assert.Equal(2, _scenario.Report.Unknown.Count);
        Assert.Equal(TestJobs.Route(2), _scenario.Report.Unknown.Single(file => file.File.Contains("misplaced", StringComparison.Ordinal)).Route);
        Assert.Equal(1, _scenario.Report.Jobs);
        Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindByRouteAsync(TestJobs.Route(2)));
        Assert.IsType<AcceptResult.Refused>(await _scenario.Store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_new")));
        Assert.IsType<HandOverResult.Refused>(await _scenario.Store.HandOverAsync(new OperatorAct("alice", "back")));
    }

    [Theory]
    [InlineData("data-enc", null)]
    [InlineData("data-enc", "passwort")]
    [InlineData("data", "password")]
    public async Task Wrong_password_refuses_to_open_and_touches_nothing(string data, string? password)
    {
        KeepCoreFixture.CopyTo(data, _scenario.Directory);
        var before = StoreScenario.Contents(_scenario.Directory.Path);
        _scenario.Options.Password = password;

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(JobStoreOpenErrorKind.WrongPassword, refused.Kind);
        Assert.Equal(before, StoreScenario.Contents(_scenario.Directory.Path));
        Assert.Equal(["covenant-signer-jobs"], Directory.GetFileSystemEntries(_scenario.Directory.Path).Select(Path.GetFileName));
        Assert.DoesNotContain("passwort", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 48)]
    [InlineData("password", 1)]
    public async Task Plain_and_encrypted_files_together_are_each_read_by_the_configured_rule_alone(string? password, int readable)
    {
        KeepCoreFixture.CopyTo("data", _scenario.Directory);
        var file = _scenario.Directory.File("kcs_qc_s_html");
        File.Copy(Path.Join(KeepCoreFixture.Jobs("data-enc"), "kcs_qc_s_html.json"), file, overwrite: true);
        _scenario.Options.Password = password;

        await _scenario.OpenAsync();

        Assert.Equal(readable, _scenario.Report.Jobs);
        Assert.Equal(49 - readable, _scenario.Report.Unknown.Count);
        Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
    }

    [Fact]
    public async Task Two_markers_at_once_are_not_opened()
    {
        Write(TestJobs.New(1));
        await _scenario.OpenAsync();
        _scenario.Close();
        Directory.CreateDirectory(Path.Join(_scenario.Directory.Jobs, ".tbtc-sdk"));

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(JobStoreOpenErrorKind.NotOwned, refused.Kind);
    }

    private async Task<JobStoreRefusalReason> RefusalOfLegacyLeftoverAsync()
    {
        _scenario.Close();
        await File.WriteAllBytesAsync(Path.Join(Legacy, TestJobs.Id(5) + ".json"), TestJobs.New(5).ToUtf8Json());
        await _scenario.OpenAsync();
        Assert.Equal($"covenant-signer/jobs/{TestJobs.Id(5)}.json", Assert.Single(_scenario.Report.Unknown).File);
        return (await _scenario.RefusedAsync(5)).Reason;
    }

    private void Write(Job job, string? name = null) => File.WriteAllBytes(_scenario.Directory.File(name ?? job.RequestId), job.ToUtf8Json());
}
