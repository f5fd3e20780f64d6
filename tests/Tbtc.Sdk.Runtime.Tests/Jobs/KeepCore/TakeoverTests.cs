using System.Text;

namespace Tbtc.Sdk.Jobs.KeepCore;

/// <summary>The H rows of docs/operating/recovery.md: what a keep-core node may have done while it had the directory.</summary>
public sealed class TakeoverTests : IAsyncLifetime, IDisposable
{
    private static readonly OperatorAct Act = new("alice", "back to keep-core for a day");

    private readonly StoreScenario _scenario = new();

    public Task InitializeAsync() => _scenario.OpenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public async Task H1_File_that_matches_is_served()
    {
        var jobs = new[] { await _scenario.AcceptAsync(1), await _scenario.AcceptAsync(2) };
        await HandOverAsync();
        Assert.True(Directory.Exists(Path.Join(_scenario.Directory.Jobs, ".tbtc-sdk")));

        await TakeBackAsync();

        Assert.True(_scenario.Report.IsHealthy);
        await _scenario.AssertServedAsync(jobs);
        Assert.True(Directory.Exists(_scenario.Directory.Second));
        await _scenario.AcceptAsync(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H2_Update_that_keep_core_can_have_made_is_adopted(bool hasTextOfNewerGo)
    {
        var job = await _scenario.AcceptAsync(1);
        await HandOverAsync();
        var updated = job with { State = JobState.Signing, Detail = hasTextOfNewerGo ? "a\bb\ufffd" : "signing", UpdatedAt = Now() };
        var bytes = Encoding.UTF8.GetString(updated.ToUtf8Json());
        WriteAsGo(updated, hasTextOfNewerGo ? bytes.Replace("\\u0008", "\\b", StringComparison.Ordinal).Replace("\\ufffd", "\ufffd", StringComparison.Ordinal) : bytes);

        await TakeBackAsync();

        Assert.Equal("H2", Assert.Single(_scenario.Report.Healed).Label);
        var found = Assert.IsType<FindResult.Found>(await _scenario.Store.FindAsync(job.RequestId)).Job;
        Assert.Equal(updated with { Revision = found.Revision }, found);
        Assert.True(found.Revision > job.Revision);
        Assert.Equal(job.RequestId, Assert.IsType<AcceptResult.AlreadyAccepted>(await _scenario.Store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_new"))).Job.RequestId);
        var next = await _scenario.UpdateAsync(found with { State = JobState.Failed });
        _scenario.Crash();
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([next]);
        Assert.Empty(_scenario.Report.Healed);
    }

    [Theory]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("another digest")]
    [InlineData("another route key")]
    [InlineData("another job's")]
    [InlineData("written differently")]
    [InlineData("before the handover")]
    [InlineData("from the future")]
    [InlineData("final state left")]
    public async Task H3_Anything_else_that_differs_is_quarantined_and_its_key_stays_taken(string change)
    {
        var job = await _scenario.AcceptAsync(1);
        var other = await _scenario.AcceptAsync(2);
        if (change == "final state left")
        {
            job = await _scenario.UpdateAsync(job with { State = JobState.ArtifactReady });
        }

        await HandOverAsync();
        var updated = job with { State = JobState.Signing, UpdatedAt = Now() };
        var bytes = change switch
        {
            "torn" => Encoding.UTF8.GetString(updated.ToUtf8Json())[..100],
            "empty" => "",
            "another digest" => Text(updated with { RequestDigest = new Bytes32([.. Enumerable.Repeat((byte)9, 32)]) }),
            "another route key" => Text(updated with { Route = TestJobs.Route(7) }),
            "another job's" => Text(other),
            "written differently" => Text(updated).Replace(",\"state\"", ", \"state\"", StringComparison.Ordinal),
            "before the handover" => Text(updated with { UpdatedAt = JobTimestamp.From(TestJobs.Start.AddDays(1)) }),
            "from the future" => Text(updated with { UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow.AddMinutes(1)) }),
            _ => Text(updated),
        };
        WriteAsGo(job, bytes);

        await TakeBackAsync();

        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        Assert.Equal(job.Route, (await _scenario.QuarantinedAsync(1)).Route);
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
        await _scenario.AssertServedAsync([other]);
        Assert.Equal(bytes, await File.ReadAllTextAsync(_scenario.Directory.File(job.RequestId)));
        await _scenario.AcceptAsync(3);
    }

    [Fact]
    public async Task H4_Missing_file_whose_key_a_newer_one_has_is_retired()
    {
        var old = await _scenario.AcceptAsync(1);
        var other = await _scenario.AcceptAsync(2);
        await HandOverAsync();
        var newer = TestJobs.New(1, requestId: "kcs_qc_newer", digest: 0x22) with { UpdatedAt = Now() };
        File.Delete(_scenario.Directory.File(old.RequestId));
        WriteAsGo(newer, Text(newer));

        await TakeBackAsync();

        Assert.Contains(_scenario.Report.Healed, row => row.Label == "H4");
        for (var opening = 0; opening < 3; opening++)
        {
            Assert.Equal(newer.RequestId, Assert.IsType<FindResult.Found>(await _scenario.Store.FindByRouteAsync(old.Route)).Job.RequestId);
            Assert.Equal(FindResult.NotFound.Instance, await _scenario.Store.FindAsync(old.RequestId));
            Assert.Equal(2, _scenario.Report.Jobs);
            await _scenario.AssertServedAsync([other]);
            _scenario.Crash();

            // The removal comes undone: the old job is no way back to the key.
            await File.WriteAllTextAsync(_scenario.Directory.File(old.RequestId), Text(old));
            await _scenario.OpenAsync();
            Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindAsync(old.RequestId));
            File.Delete(_scenario.Directory.File(old.RequestId));
            _scenario.Close();
            await _scenario.OpenAsync();
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("an older file")]
    [InlineData("a damaged file")]
    public async Task H4_Missing_file_otherwise_is_quarantined(string instead)
    {
        var old = await _scenario.AcceptAsync(1);
        await HandOverAsync();
        File.Delete(_scenario.Directory.File(old.RequestId));
        var claims = TestJobs.New(1, requestId: "kcs_qc_claims", digest: 0x22);
        if (instead != "nothing")
        {
            WriteAsGo(claims, instead == "an older file" ? Text(claims) : Text(claims)[..^1]);
        }

        await TakeBackAsync();

        await _scenario.QuarantinedAsync(1);
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
        Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindByRouteAsync(old.Route));
        Assert.IsNotType<FindResult.Found>(await _scenario.Store.FindAsync(claims.RequestId));
    }

    [Fact]
    public async Task H5_New_file_whose_key_is_free_is_adopted()
    {
        var job = await _scenario.AcceptAsync(1);
        await HandOverAsync();
        var added = TestJobs.New(2) with { UpdatedAt = Now() };
        WriteAsGo(added, Text(added));

        await TakeBackAsync();

        Assert.True(_scenario.Report.IsHealthy);
        Assert.Equal(added.RequestId, Assert.IsType<FindResult.Found>(await _scenario.Store.FindByRouteAsync(added.Route)).Job.RequestId);
        Assert.Equal(added.RequestId, Assert.IsType<AcceptResult.AlreadyAccepted>(await _scenario.Store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_new"))).Job.RequestId);
        await _scenario.AssertServedAsync([job]);
        var next = await _scenario.AcceptAsync(3);
        _scenario.Crash();
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job, next]);
        Assert.Equal(3, _scenario.Report.Jobs);
    }

    [Fact]
    public async Task H5_New_file_whose_key_has_a_job_never_takes_its_place()
    {
        // keep-core that skips files it cannot read forgets their keys, and accepts them again.
        var torn = await _scenario.AcceptAsync(1);
        var whole = await _scenario.AcceptAsync(2);
        await HandOverAsync();
        WriteAsGo(torn, Text(torn)[..50]);
        foreach (var number in new[] { 1, 2 })
        {
            var second = TestJobs.New(number, requestId: $"kcs_qc_second{number}", digest: 0x22) with { UpdatedAt = Now() };
            WriteAsGo(second, Text(second));
        }

        await TakeBackAsync();

        Assert.Equal(torn.RequestId, (await _scenario.QuarantinedAsync(1)).RequestId);
        await _scenario.AssertServedAsync([whole]);
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
        Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindAsync("kcs_qc_second1"));
        Assert.Equal(2, _scenario.Report.Unknown.Count);
    }

    [Theory]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("null")]
    [InlineData("no job")]
    [InlineData("another name")]
    [InlineData("a directory")]
    [InlineData("a FIFO")]
    public async Task H6_New_damaged_file_ends_accepting_of_unknown_keys(string damage)
    {
        var job = await _scenario.AcceptAsync(1);
        await HandOverAsync();
        var added = TestJobs.New(2) with { UpdatedAt = Now() };
        var file = _scenario.Directory.File(damage == "another name" ? "kcs_qc_other" : added.RequestId);
        switch (damage)
        {
            case "a directory":
                Directory.CreateDirectory(file);
                break;
            case "a FIFO":
                using (var made = System.Diagnostics.Process.Start("mkfifo", file))
                {
                    await made.WaitForExitAsync();
                }

                break;
            default:
                await File.WriteAllTextAsync(file, damage switch { "torn" => Text(added)[..70], "empty" => "", "null" => "null", "no job" => """{"a":1}""", _ => Text(added) });
                break;
        }

        await TakeBackAsync();

        for (var opening = 0; opening < 2; opening++)
        {
            Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
            var unknown = Assert.Single(_scenario.Report.Unknown);
            Assert.True(unknown.BlocksUnknownKeys);
            Assert.Equal("covenant-signer-jobs/" + Path.GetFileName(file), unknown.File);
            Assert.IsType<AcceptResult.Refused>(await _scenario.Store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_new")));
            Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(3)).Reason);
            await _scenario.AssertServedAsync([job]);
            Assert.IsType<HandOverResult.Refused>(await _scenario.Store.HandOverAsync(Act));
            _scenario.Close();
            await _scenario.OpenAsync();
        }

        Assert.Equal(QuarantineResult.Discarded.Instance, await Release(Path.GetFileName(file), damage, added));
        Assert.Equal(JobStoreAccepting.All, (await _scenario.Store.GetReportAsync()).Accepting);
        Assert.Single(Directory.GetFileSystemEntries(_scenario.Directory.Quarantine));
    }

    [Fact]
    public async Task Handover_that_the_disk_fails_can_be_repeated()
    {
        var disk = new FaultyDisk();
        _scenario.Close();
        _scenario.Options.Disk = disk;
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        disk.Fault = (call, path) => call == "rename" && path.EndsWith(".tbtc-sdk", StringComparison.Ordinal) ? Storage.DiskErrorKind.Failed : null;

        Assert.IsType<HandOverResult.Refused>(await _scenario.Store.HandOverAsync(Act));

        Assert.True(Directory.Exists(_scenario.Directory.Second));
        await _scenario.AssertServedAsync([job]);
        Assert.Equal(JobStoreRefusalReason.ReadOnly, (await _scenario.RefusedAsync(2)).Reason);
        disk.Fault = (_, _) => null;
        await TakeBackAsync();
        Assert.True(_scenario.Report.IsHealthy);
        await _scenario.AssertServedAsync([job]);
        await HandOverAsync();
        Assert.False(Directory.Exists(_scenario.Directory.Second));
    }

    [Theory]
    [InlineData("sync", "covenant-signer-journal")]
    [InlineData("rename", ".base")]
    [InlineData("create", "base.tmp")]
    [InlineData("sync", "covenant-signer-jobs")]
    public async Task Takeover_that_the_disk_fails_is_repeated_and_comes_to_the_same(string failing, string where)
    {
        var job = await _scenario.AcceptAsync(1);
        await HandOverAsync();
        var updated = job with { State = JobState.Signing, UpdatedAt = Now() };
        var added = TestJobs.New(2) with { UpdatedAt = Now() };
        WriteAsGo(updated, Text(updated));
        WriteAsGo(added, Text(added));
        var disk = new FaultyDisk { Fault = (call, path) => call == failing && path.EndsWith(where, StringComparison.Ordinal) ? Storage.DiskErrorKind.Failed : null };
        _scenario.Options.Disk = disk;

        await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        disk.Fault = (_, _) => null;
        await _scenario.OpenAsync();
        Assert.True(_scenario.Report.IsHealthy);
        Assert.Equal(JobState.Signing, Assert.IsType<FindResult.Found>(await _scenario.Store.FindAsync(job.RequestId)).Job.State);
        Assert.IsType<FindResult.Found>(await _scenario.Store.FindByRouteAsync(added.Route));
    }

    [Fact]
    public async Task H2_Update_of_an_encrypted_file_is_adopted_and_a_plain_one_is_not()
    {
        _scenario.Close();
        using var scenario = new StoreScenario();
        scenario.Options.Password = "correct horse";
        await scenario.OpenAsync();
        var first = await scenario.AcceptAsync(1);
        var second = await scenario.AcceptAsync(2);
        Assert.IsType<HandOverResult.Completed>(await scenario.Store.HandOverAsync(Act));
        scenario.Close();
        var updated = first with { State = JobState.Signing, UpdatedAt = Now() };
        await File.WriteAllBytesAsync(scenario.Directory.File(first.RequestId), new Storage.FileCipher("correct horse").Seal(updated.ToUtf8Json()));
        await File.WriteAllBytesAsync(scenario.Directory.File(second.RequestId), (second with { State = JobState.Signing, UpdatedAt = Now() }).ToUtf8Json());

        await scenario.OpenAsync();

        Assert.Equal(JobState.Signing, Assert.IsType<FindResult.Found>(await scenario.Store.FindAsync(first.RequestId)).Job.State);
        await scenario.QuarantinedAsync(2);
    }

    private async Task<QuarantineResult> Release(string name, string damage, Job added)
    {
        var file = "covenant-signer-jobs/" + name;
        if (damage == "another name")
        {
            // What says that it is a job may be one: to release it would free its key.
            Assert.IsType<QuarantineResult.Refused>(await _scenario.Store.ReleaseUnknownAsync(file, Act));
            Assert.IsType<QuarantineResult.Identified>(await _scenario.Store.IdentifyAsync(file, added.RequestId, added.Route, Act));
            Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(2)).Reason);
            Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(added.RequestId, added.ToUtf8Json(), Act));
            return QuarantineResult.Discarded.Instance;
        }

        return await _scenario.Store.ReleaseUnknownAsync(file, Act);
    }

    private static string Text(Job job) => Encoding.UTF8.GetString(job.ToUtf8Json());

    private static JobTimestamp Now() => JobTimestamp.From(DateTimeOffset.UtcNow);

    private void WriteAsGo(Job job, string bytes) => File.WriteAllText(_scenario.Directory.File(job.RequestId), bytes);

    private async Task HandOverAsync() => Assert.IsType<HandOverResult.Completed>(await _scenario.Store.HandOverAsync(Act));

    private async Task TakeBackAsync()
    {
        _scenario.Close();
        await _scenario.OpenAsync();
    }
}
