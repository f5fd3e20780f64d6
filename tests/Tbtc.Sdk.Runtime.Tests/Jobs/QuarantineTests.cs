namespace Tbtc.Sdk.Jobs;

/// <summary>What an operator may do, on plain and on encrypted directories. Nothing of it frees a route key that has a job.</summary>
public sealed class QuarantineTests : IDisposable
{
    private static readonly OperatorAct Act = new("alice", "the disk of rack 7 lost a block");

    private readonly StoreScenario _scenario = new();

    public static TheoryData<string?> Passwords => [null, "correct horse"];

    public void Dispose() => _scenario.Dispose();

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Released_job_has_failed_under_its_old_id_and_its_key_stays_taken(string? password)
    {
        var (damaged, good) = await DamagedAsync(password);

        var released = Assert.IsType<QuarantineResult.Served>(await _scenario.Store.ReleaseAsync(damaged.Route, Act)).Job;

        Assert.Equal((damaged.RequestId, damaged.Route, damaged.RequestDigest, JobState.Failed), (released.RequestId, released.Route, released.RequestDigest, released.State));
        Assert.Equal(RawJson.Null, released.Request);
        Assert.True(released.Revision > damaged.Revision);
        for (var opening = 0; opening < 3; opening++)
        {
            Assert.Empty((await _scenario.Store.GetReportAsync()).Quarantined);
            await _scenario.AssertServedAsync([released, good]);
            Assert.IsType<AcceptResult.Conflict>(await _scenario.Store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_new", digest: 0x22)));
            Assert.Equal(Act, Assert.Single(await _scenario.Store.GetDecisionsAsync()).Act);
            await ReopenAsync(opening == 0);
        }

        Assert.Equal("damaged", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_scenario.Directory.Quarantine))));
        Assert.IsType<HandOverResult.Completed>(await _scenario.Store.HandOverAsync(Act));
    }

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Restored_bytes_that_were_acknowledged_are_served_at_their_revision(string? password)
    {
        var file = "";
        var (damaged, good) = await DamagedAsync(password, path => file = path);
        var backup = _backup!;
        Assert.Equal("damaged"u8.ToArray(), (await _scenario.Store.ReadDamagedAsync(damaged.RequestId))?.ToArray());

        var restored = Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(damaged.RequestId, backup, Act));

        Assert.Equal(damaged, restored.Job);
        Assert.Equal(backup, await File.ReadAllBytesAsync(file));
        Assert.Equal("damaged", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_scenario.Directory.Quarantine))));
        await ReopenAsync(crash: true);
        await _scenario.AssertServedAsync([damaged, good]);
        Assert.Equal((OperatorVerb.Restore, damaged.RequestId), Assert.Single((await _scenario.Store.GetDecisionsAsync()).Select(its => (its.Verb, its.RequestId))));
    }

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Restored_content_that_is_new_is_a_revision(string? password)
    {
        var (damaged, _) = await DamagedAsync(password);
        var repaired = damaged with { State = JobState.Signing, Detail = "repaired by hand" };

        var restored = Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(damaged.RequestId, repaired.ToUtf8Json(), Act)).Job;

        Assert.Equal(repaired with { Revision = restored.Revision }, restored);
        Assert.True(restored.Revision > damaged.Revision);
        var next = await _scenario.UpdateAsync(restored with { State = JobState.Pending });
        await ReopenAsync(crash: true);
        await _scenario.AssertServedAsync([next]);
    }

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Last_good_content_comes_from_the_journal_while_it_is_there(string? password)
    {
        var (damaged, _) = await DamagedAsync(password);

        Assert.Equal(damaged, Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(damaged.RequestId, null, Act)).Job);

        _scenario.Store.Core.Maintenance.RunCompaction();
        await File.WriteAllTextAsync(_scenario.Directory.File(damaged.RequestId), "damaged again");
        await _scenario.Store.ScrubAsync();
        Assert.Contains("no good content", Assert.IsType<QuarantineResult.Refused>(await _scenario.Store.RestoreAsync(damaged.RequestId, null, Act)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no job")]
    [InlineData("another job's")]
    [InlineData("another key")]
    [InlineData("another digest")]
    [InlineData("final state taken back")]
    public async Task Content_that_is_not_the_jobs_is_refused(string what)
    {
        var (damaged, good) = await DamagedAsync(null, update: job => job with { State = JobState.ArtifactReady });
        var content = what switch
        {
            "no job" => "{}"u8.ToArray(),
            "another job's" => good.ToUtf8Json(),
            "another key" => (damaged with { Route = TestJobs.Route(9) }).ToUtf8Json(),
            "another digest" => (damaged with { RequestDigest = new Bytes32([.. Enumerable.Repeat((byte)9, 32)]) }).ToUtf8Json(),
            _ => (damaged with { State = JobState.Signing }).ToUtf8Json(),
        };

        Assert.IsType<QuarantineResult.Refused>(await _scenario.Store.RestoreAsync(damaged.RequestId, content, Act));

        await _scenario.QuarantinedAsync(1);
        Assert.Empty(await _scenario.Store.GetDecisionsAsync());
    }

    [Fact]
    public async Task What_is_served_or_not_there_is_not_in_quarantine()
    {
        var (_, good) = await DamagedAsync(null);

        Assert.IsType<QuarantineResult.NotInQuarantine>(await _scenario.Store.ReleaseAsync(good.Route, Act));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await _scenario.Store.ReleaseAsync(TestJobs.Route(9), Act));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await _scenario.Store.RestoreAsync(good.RequestId, null, Act));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await _scenario.Store.RestoreAsync("nobody", null, Act));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await _scenario.Store.IdentifyAsync("covenant-signer-jobs/none.json", "kcs_qc_x", TestJobs.Route(9), Act));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await _scenario.Store.ReleaseUnknownAsync("../../etc/passwd", Act));
        Assert.Null(await _scenario.Store.ReadUnknownAsync("../../etc/passwd"));
        Assert.Throws<ArgumentException>(() => new OperatorAct("alice", " "));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _scenario.Store.IdentifyAsync("x", "../x", TestJobs.Route(9), Act));
    }

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Lost_part_of_the_journal_is_identified_job_by_job_and_released(string? password)
    {
        _scenario.Options.Password = password;
        await _scenario.OpenAsync();
        var first = await _scenario.AcceptAsync(1);
        var lost = await _scenario.AcceptAsync(2);
        var last = await _scenario.AcceptAsync(3);
        _scenario.Crash();
        foreach (var copy in new[] { _scenario.Directory.First, _scenario.Directory.Second })
        {
            var log = StoreScenario.LastLog(copy);
            StoreScenario.Overwrite(log, StoreScenario.Batches(log)[1].Offset, 4096);
        }

        await _scenario.OpenAsync();
        Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
        var unknown = Assert.Single(_scenario.Report.Unknown).File;
        var identified = Assert.IsType<QuarantineResult.Identified>(await _scenario.Store.IdentifyAsync(unknown, lost.RequestId, lost.Route, Act));
        Assert.Equal(lost.Route, identified.Quarantine.Route);
        Assert.IsType<QuarantineResult.Refused>(await _scenario.Store.IdentifyAsync(unknown, "kcs_qc_second", lost.Route, Act));
        Assert.IsType<QuarantineResult.Refused>(await _scenario.Store.IdentifyAsync(unknown, first.RequestId, TestJobs.Route(9), Act));
        await ReopenAsync(crash: true);
        Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(2)).Reason);

        Assert.Equal(QuarantineResult.Discarded.Instance, await _scenario.Store.ReleaseUnknownAsync(unknown, Act));

        Assert.Equal(lost with { Revision = 0 }, Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(lost.RequestId, lost.ToUtf8Json(), Act)).Job with { Revision = 0 });
        foreach (var stale in new[] { first, last })
        {
            if (await _scenario.Store.FindAsync(stale.RequestId) is FindResult.Quarantined)
            {
                Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(stale.RequestId, null, Act));
            }
        }

        for (var opening = 0; opening < 2; opening++)
        {
            var report = await _scenario.Store.GetReportAsync();
            Assert.True(report.IsHealthy, string.Join('\n', report.Quarantined));
            Assert.IsType<AcceptResult.AlreadyAccepted>(await _scenario.Store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_new")));
            await ReopenAsync(crash: false);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Identified_job_that_is_restored_or_released_keeps_its_key_for_ever(bool isRestored)
    {
        await _scenario.OpenAsync();
        await _scenario.AcceptAsync(1);
        _scenario.Close();
        foreach (var copy in new[] { _scenario.Directory.First, _scenario.Directory.Second })
        {
            Array.ForEach(Directory.GetFiles(copy), File.Delete);
        }

        await _scenario.OpenAsync();
        var file = $"covenant-signer-jobs/{TestJobs.Id(1)}.json";
        Assert.Equal([file, "covenant-signer-journal"], _scenario.Report.Unknown.Select(its => its.File).Order(StringComparer.Ordinal));
        Assert.IsType<QuarantineResult.Refused>(await _scenario.Store.ReleaseUnknownAsync(file, Act));
        Assert.Equal(TestJobs.New(1).ToUtf8Json(), (await _scenario.Store.ReadUnknownAsync(file))?.ToArray());
        Assert.IsType<QuarantineResult.Identified>(await _scenario.Store.IdentifyAsync(file, TestJobs.Id(1), TestJobs.Route(1), Act));
        Assert.IsType<QuarantineResult.Discarded>(await _scenario.Store.ReleaseUnknownAsync("covenant-signer-journal", Act));
        if (isRestored)
        {
            Assert.Equal(TestJobs.New(1).ToUtf8Json(), Assert.IsType<QuarantineResult.Served>(await _scenario.Store.RestoreAsync(TestJobs.Id(1), null, Act)).Job.ToUtf8Json());
            await ReopenAsync(crash: true);
            Assert.True(_scenario.Report.IsHealthy);
            return;
        }

        Assert.Equal(JobState.Failed, Assert.IsType<QuarantineResult.Served>(await _scenario.Store.ReleaseAsync(TestJobs.Route(1), Act)).Job.State);

        for (var opening = 0; opening < 2; opening++)
        {
            Assert.Equal(TestJobs.Id(1), Assert.IsType<AcceptResult.Conflict>(await _scenario.Store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_new"))).RequestId);
            Assert.True((await _scenario.Store.GetReportAsync()).IsHealthy);
            Assert.Equal(3, (await _scenario.Store.GetDecisionsAsync()).Count);
            _scenario.Store.Core.Maintenance.RunCompaction();
            await ReopenAsync(crash: false);
        }

        Assert.Equal(TestJobs.New(1).ToUtf8Json(), await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_scenario.Directory.Quarantine))));
    }

    [Fact]
    public async Task Nothing_is_handed_over_or_exported_while_something_is_in_quarantine()
    {
        var (damaged, good) = await DamagedAsync(null);
        using var target = new TestDirectory();

        var refused = Assert.IsType<HandOverResult.Refused>(await _scenario.Store.HandOverAsync(Act));
        Assert.Contains(damaged.RequestId, Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.IsType<HandOverResult.Refused>(await _scenario.Store.ExportAsync(target.Path, Act));

        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
        Assert.True(Directory.Exists(_scenario.Directory.Second));
        await _scenario.AssertServedAsync([good]);
        await _scenario.AcceptAsync(5);
    }

    [Theory]
    [MemberData(nameof(Passwords))]
    public async Task Exported_directory_is_adopted_as_one_of_keep_core(string? password)
    {
        _scenario.Options.Password = password;
        await _scenario.OpenAsync();
        var jobs = new List<Job> { await _scenario.AcceptAsync(1), await _scenario.AcceptAsync(2) };
        using var target = new TestDirectory();
        var path = Path.Join(target.Path, "export");
        Directory.CreateDirectory(Path.Join(path, ".tbtc-tmp-export"));
        await File.WriteAllTextAsync(Path.Join(path, ".tbtc-tmp-export", "half.json"), "half");

        Assert.Equal(new HandOverResult.Completed(2), await _scenario.Store.ExportAsync(path, Act));

        Assert.Equal([Path.Join(path, "covenant-signer-jobs")], Directory.GetFileSystemEntries(path));
        await Assert.ThrowsAnyAsync<IOException>(() => _scenario.Store.ExportAsync(path, Act));
        jobs.Add(await _scenario.AcceptAsync(3));
        await using var copy = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = path, Password = password });
        Assert.True(copy.Report.IsHealthy);
        Assert.Equal(2, copy.Report.Jobs);
        Assert.Equal(jobs[0].ToUtf8Json(), Assert.IsType<FindResult.Found>(await copy.Store.FindByRouteAsync(jobs[0].Route)).Job.ToUtf8Json());
        Assert.Equal(OperatorVerb.Export, Assert.Single(await _scenario.Store.GetDecisionsAsync()).Verb);
    }

    [Fact]
    public async Task Directory_that_is_open_is_looked_at_without_its_lock()
    {
        Assert.Null(await DirectoryJobStore.PeekAsync(_scenario.Options));
        await _scenario.OpenAsync();
        await _scenario.AcceptAsync(1);
        var before = StoreScenario.Segments(_scenario.Directory.First);

        var report = await DirectoryJobStore.PeekAsync(_scenario.Options);

        Assert.Equal((_scenario.Store.StoreId, 1, 1, JobStoreAccepting.All), (report!.StoreId, report.Jobs, report.PendingJobs, report.Accepting));
        Assert.Equal(before, StoreScenario.Segments(_scenario.Directory.First));
        await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.PeekAsync(new DirectoryJobStoreOptions { Directory = _scenario.Directory.Path, Password = "x" }));
    }

    [Fact]
    public async Task Puts_are_refused_during_a_handover_and_the_store_is_closed_after_it()
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        AcceptResult? accepted = null;
        UpdateResult? updated = null;
        var during = new Progress(() =>
        {
            accepted ??= _scenario.Store.AcceptAsync(TestJobs.New(2)).AsTask().GetAwaiter().GetResult();
            updated ??= _scenario.Store.UpdateAsync(job with { Detail = "late" }).AsTask().GetAwaiter().GetResult();
        });

        Assert.IsType<HandOverResult.Completed>(await _scenario.Store.HandOverAsync(Act, during));

        Assert.IsType<AcceptResult.Refused>(accepted);
        Assert.IsType<UpdateResult.Refused>(updated);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _scenario.Store.FindAsync(job.RequestId));
        Assert.Equal([_scenario.Directory.File(job.RequestId)], Directory.GetFiles(_scenario.Directory.Jobs, "*.json"));
        await ReopenAsync(crash: false);
        Assert.Equal(OperatorVerb.HandOver, Assert.Single(await _scenario.Store.GetDecisionsAsync()).Verb);
    }

    private byte[]? _backup;

    private async Task<(Job Damaged, Job Good)> DamagedAsync(string? password, Action<string>? file = null, Func<Job, Job>? update = null)
    {
        _scenario.Options.Password = password;
        _scenario.Options.Verification = JobVerification.Full;
        await _scenario.OpenAsync();
        var damaged = await _scenario.AcceptAsync(1);
        var good = await _scenario.AcceptAsync(2);
        if (update is not null)
        {
            damaged = await _scenario.UpdateAsync(update(damaged));
        }

        _scenario.Close();
        var path = _scenario.Directory.File(damaged.RequestId);
        _backup = await File.ReadAllBytesAsync(path);
        await File.WriteAllTextAsync(path, "damaged");
        file?.Invoke(path);
        await _scenario.OpenAsync();
        Assert.Equal(damaged.RequestId, Assert.Single(_scenario.Report.Quarantined).RequestId);
        return (damaged, good);
    }

    private async Task ReopenAsync(bool crash)
    {
        if (crash)
        {
            _scenario.Crash();
        }

        _scenario.Close();
        await _scenario.OpenAsync();
    }

    private sealed class Progress(Action report) : IProgress<ScrubProgress>
    {
        public void Report(ScrubProgress value) => report();
    }
}
