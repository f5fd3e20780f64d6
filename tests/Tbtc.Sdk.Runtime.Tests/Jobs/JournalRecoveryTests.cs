using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

/// <summary>The J rows of docs/operating/recovery.md.</summary>
public sealed class JournalRecoveryTests : IAsyncLifetime, IDisposable
{
    private readonly StoreScenario _scenario = new();

    public static TheoryData<string, string> LesserCopies
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var damage in new[] { "lost", "empty", "log lost", "base lost", "log short", "log cut to nothing", "page zeroed", "bit flipped", "log header", "base header", "base bit", "log is a directory", "log is a link" })
            {
                cases.Add("first", damage);
                cases.Add("second", damage);
            }

            return cases;
        }
    }

    public Task InitializeAsync() => _scenario.OpenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public async Task J1_Both_copies_whole_serves_all()
    {
        var jobs = await AcceptAsync(1, 10);
        _scenario.Crash();
        Assert.Equal(StoreScenario.Segments(_scenario.Directory.First), StoreScenario.Segments(_scenario.Directory.Second));
        foreach (var name in StoreScenario.Segments(_scenario.Directory.First))
        {
            Assert.Equal(File.ReadAllBytes(Path.Join(_scenario.Directory.First, name)), File.ReadAllBytes(Path.Join(_scenario.Directory.Second, name)));
        }

        await _scenario.OpenAsync();

        Assert.Empty(_scenario.Report.Healed);
        Assert.True(_scenario.Report.IsHealthy);
        await _scenario.AssertServedAsync(jobs);
    }

    [Theory]
    [MemberData(nameof(LesserCopies))]
    public async Task J2_One_copy_lesser_is_healed_from_the_other_and_serves_all(string copy, string damage)
    {
        var jobs = await AcceptAsync(1, 10);
        _scenario.Crash();
        Damage(copy == "first" ? _scenario.Directory.First : _scenario.Directory.Second, damage);

        await _scenario.OpenAsync();

        Assert.Contains(_scenario.Report.Healed, healed => healed.Label == "J2");
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        await _scenario.AssertServedAsync(jobs);
        jobs.AddRange(await AcceptAsync(11, 3));
        _scenario.Crash();

        // The other copy alone is enough now.
        Directory.Delete(copy == "first" ? _scenario.Directory.Second : _scenario.Directory.First, recursive: true);
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync(jobs);
        _scenario.Crash();
        await _scenario.OpenAsync();
        Assert.Empty(_scenario.Report.Healed);
    }

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public async Task J2_One_copy_older_is_healed_from_the_other_and_serves_all(string copy)
    {
        var path = copy == "first" ? _scenario.Directory.First : _scenario.Directory.Second;
        var jobs = await AcceptAsync(1, 5);
        _scenario.Crash();
        using var yesterday = new TestDirectory();
        StoreScenario.CopyTree(path, yesterday.Path);
        await _scenario.OpenAsync();
        jobs.AddRange(await AcceptAsync(6, 5));
        jobs[0] = await _scenario.UpdateAsync(jobs[0] with { State = JobState.Failed });
        _scenario.Crash();
        Directory.Delete(path, recursive: true);
        StoreScenario.CopyTree(yesterday.Path, path);

        await _scenario.OpenAsync();

        Assert.Contains(_scenario.Report.Healed, healed => healed.Label == "J2");
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task J2_Damaged_bytes_are_kept_in_quarantine()
    {
        await AcceptAsync(1, 10);
        _scenario.Crash();
        var log = StoreScenario.LastLog(_scenario.Directory.First);
        StoreScenario.Overwrite(log, StoreScenario.Batches(log)[3].Offset, 4096, 0xAA);
        var damaged = File.ReadAllBytes(log);

        await _scenario.OpenAsync();

        Assert.Contains(Directory.GetFiles(_scenario.Directory.Quarantine), file => File.ReadAllBytes(file).SequenceEqual(damaged));
    }

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public async Task J3_Last_write_in_one_copy_only_is_kept_and_written_again(string copy)
    {
        var jobs = await AcceptAsync(1, 10);
        _scenario.Crash();
        var log = StoreScenario.LastLog(copy == "first" ? _scenario.Directory.First : _scenario.Directory.Second);
        StoreScenario.Overwrite(log, StoreScenario.Batches(log)[^1].Offset, 4096);

        await _scenario.OpenAsync();

        Assert.Equal(["J3"], _scenario.Report.Healed.Select(healed => healed.Label));
        await _scenario.AssertServedAsync(jobs);
        _scenario.Crash();
        await _scenario.OpenAsync();
        Assert.Empty(_scenario.Report.Healed);
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task J4_Torn_last_write_was_never_acknowledged_and_is_dropped()
    {
        var jobs = await AcceptAsync(1, 9);
        await _scenario.AcceptAsync(10, requestBytes: 10_000);
        _scenario.Crash();
        foreach (var copy in new[] { _scenario.Directory.First, _scenario.Directory.Second })
        {
            var log = StoreScenario.LastLog(copy);
            StoreScenario.Overwrite(log, StoreScenario.Batches(log)[^1].Offset + 4096, 4096);
        }

        await _scenario.OpenAsync();

        Assert.Equal(["J4"], _scenario.Report.Healed.Select(healed => healed.Label));
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        Assert.IsType<FindResult.NotFound>(await _scenario.Store.FindAsync(TestJobs.Id(10)));
        await _scenario.AssertServedAsync(jobs);
        jobs.Add(await _scenario.AcceptAsync(10));
        _scenario.Crash();
        await _scenario.OpenAsync();
        Assert.Empty(_scenario.Report.Healed);
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task J5_Earlier_record_in_neither_copy_accepts_known_keys_only()
    {
        var jobs = await AcceptAsync(1, 10);
        jobs[0] = await _scenario.UpdateAsync(jobs[0] with { State = JobState.Failed });
        jobs.AddRange(await AcceptAsync(11, 5));
        _scenario.Crash();
        DamageBoth(StoreScenario.LastLog, batch: 11, jobs[10].Revision);

        for (var opening = 0; opening < 2; opening++)
        {
            await _scenario.OpenAsync();

            Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
            Assert.Contains(_scenario.Report.Unknown, unknown => unknown.BlocksUnknownKeys && unknown.Reason.StartsWith("J5", StringComparison.Ordinal));
            Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(11)).Reason);
            Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(99)).Reason);
            await _scenario.QuarantinedAsync(11);

            // Final, or written after what is lost: nothing lost can have changed them.
            await _scenario.AssertServedAsync([jobs[0], .. jobs[11..]]);

            // The lost record may have been a newer content of these.
            await _scenario.QuarantinedAsync(2);
            Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(2)).Reason);
            jobs[14] = await _scenario.UpdateAsync(jobs[14] with { Detail = $"opening {opening}" });
            _scenario.Crash();
        }

        Assert.NotEmpty(Directory.GetFiles(_scenario.Directory.Quarantine));
    }

    [Fact]
    public async Task J5_Base_damaged_in_both_copies_accepts_known_keys_only()
    {
        var jobs = await AcceptAsync(1, 5);
        _scenario.Store.Core.Maintenance.RunCheckpoint();
        _scenario.Store.Core.Maintenance.RunCompaction();
        jobs.AddRange(await AcceptAsync(6, 5));
        _scenario.Crash();
        foreach (var copy in new[] { _scenario.Directory.First, _scenario.Directory.Second })
        {
            StoreScenario.Overwrite(StoreScenario.LastBase(copy), 4096 + 200, 100, 0xAA);
        }

        await _scenario.OpenAsync();

        Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
        await _scenario.AssertServedAsync(jobs[5..]);
        for (var number = 1; number <= 5; number++)
        {
            Assert.IsNotType<AcceptResult.Accepted>(await _scenario.Store.AcceptAsync(TestJobs.New(number, requestId: "kcs_qc_new")));
        }
    }

    [Fact]
    public async Task J6_Fork_knows_the_keys_of_both_and_blocks_jobs_that_differ()
    {
        var jobs = await AcceptAsync(1, 5);
        _scenario.Close();
        using var other = new StoreScenario();
        StoreScenario.CopyTree(_scenario.Directory.Path, other.Directory.Path);
        await _scenario.OpenAsync();
        await other.OpenAsync();
        var here = await _scenario.AcceptAsync(10);
        await _scenario.UpdateAsync(jobs[0] with { Detail = "here" });
        await other.AcceptAsync(20);
        await other.UpdateAsync(jobs[0] with { Detail = "there" });
        _scenario.Crash();
        other.Crash();
        Directory.Delete(_scenario.Directory.Second, recursive: true);
        StoreScenario.CopyTree(other.Directory.Second, _scenario.Directory.Second);

        for (var opening = 0; opening < 2; opening++)
        {
            await _scenario.OpenAsync();

            Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
            Assert.Contains(_scenario.Report.Unknown, unknown => unknown.Reason.StartsWith("J6", StringComparison.Ordinal));
            Assert.Contains(_scenario.Report.Quarantined, job => job.RequestId == jobs[0].RequestId);
            await _scenario.QuarantinedAsync(1);
            Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
            await _scenario.AssertServedAsync([.. jobs[1..], here]);
            Assert.IsType<AcceptResult.AlreadyAccepted>(await _scenario.Store.AcceptAsync(TestJobs.New(20, requestId: "kcs_qc_new")));
            Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(99)).Reason);
            _scenario.Crash();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task J7_Both_copies_lost_serves_nothing_unverified(bool isDirectoryLost)
    {
        await AcceptAsync(1, 5);
        _scenario.Close();
        foreach (var copy in new[] { _scenario.Directory.First, _scenario.Directory.Second })
        {
            foreach (var file in Directory.GetFiles(copy))
            {
                File.Delete(file);
            }
        }

        if (isDirectoryLost)
        {
            Directory.Delete(_scenario.Directory.First);
        }

        for (var opening = 0; opening < 2; opening++)
        {
            await _scenario.OpenAsync();

            Assert.Equal(JobStoreAccepting.KnownOnly, _scenario.Report.Accepting);
            Assert.Contains(_scenario.Report.Unknown, unknown => unknown.Reason.StartsWith("J7", StringComparison.Ordinal));
            Assert.Equal(5, _scenario.Report.Unknown.Count(unknown => unknown.Route is not null));
            await _scenario.QuarantinedAsync(1);
            Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindByRouteAsync(TestJobs.Route(1)));
            Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
            Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(99)).Reason);
            Assert.True(File.Exists(_scenario.Directory.File(TestJobs.Id(1))));
            _scenario.Close();
        }
    }

    [Fact]
    public async Task J8_No_trace_is_a_new_store_unless_one_is_expected()
    {
        using var empty = new TestDirectory();
        var id = Guid.NewGuid();

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = empty.Path, StoreId = id }));
        Assert.Equal(JobStoreOpenErrorKind.StoreMissing, refused.Kind);
        Assert.Empty(Directory.GetFileSystemEntries(empty.Path));
        var missing = Path.Join(empty.Path, "not", "mounted");
        refused = await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = missing, StoreId = id }));
        Assert.Equal(JobStoreOpenErrorKind.StoreMissing, refused.Kind);
        Assert.False(Directory.Exists(Path.GetDirectoryName(missing)));

        await using var opened = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = missing });
        Assert.True(opened.Report.IsHealthy);
        Assert.Equal(0, opened.Report.Jobs);
    }

    [Fact]
    public async Task J8_Jobs_of_another_program_and_no_journal_are_not_opened_where_a_store_is_configured()
    {
        using var theirs = new TestDirectory();
        Directory.CreateDirectory(theirs.Jobs);
        await File.WriteAllBytesAsync(theirs.File(TestJobs.Id(1)), TestJobs.New(1).ToUtf8Json());

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = theirs.Path, StoreId = Guid.NewGuid() }));

        Assert.Equal(JobStoreOpenErrorKind.StoreMissing, refused.Kind);
        Assert.Equal([theirs.File(TestJobs.Id(1))], Directory.GetFiles(theirs.Jobs, "*.json"));
    }

    [Fact]
    public async Task J9_Copies_of_different_stores_are_not_opened_and_not_touched()
    {
        await AcceptAsync(1, 3);
        _scenario.Close();
        using var other = await StoreScenario.OpenedAsync();
        await other.AcceptAsync(2);
        other.Close();
        Directory.Delete(_scenario.Directory.Second, recursive: true);
        StoreScenario.CopyTree(other.Directory.Second, _scenario.Directory.Second);

        await AssertUntouchedAsync(JobStoreOpenErrorKind.OtherStore);
    }

    [Fact]
    public async Task J9_Store_that_is_not_the_configured_one_is_not_opened_and_not_touched()
    {
        _scenario.Close();
        _scenario.Options.StoreId = Guid.NewGuid();

        await AssertUntouchedAsync(JobStoreOpenErrorKind.OtherStore);
    }

    [Theory]
    [InlineData(JobStoreOpenErrorKind.NewerVersion)]
    [InlineData(JobStoreOpenErrorKind.WrongPassword)]
    public async Task J9_Newer_or_encrypted_journal_is_not_opened_and_not_touched(JobStoreOpenErrorKind kind)
    {
        await AcceptAsync(1, 3);
        _scenario.Close();
        var log = StoreScenario.LastLog(_scenario.Directory.Second);
        var bytes = await File.ReadAllBytesAsync(log);
        Assert.True(SegmentHeader.TryRead(bytes, out var header));
        header = kind == JobStoreOpenErrorKind.NewerVersion
            ? header with { Version = SegmentHeader.CurrentVersion + 1 }
            : header with { KeyCheck = new Bytes32([.. Enumerable.Repeat((byte)1, 32)]) };
        header.Write(bytes);
        await File.WriteAllBytesAsync(log, bytes);

        await AssertUntouchedAsync(kind);
    }

    private async Task AssertUntouchedAsync(JobStoreOpenErrorKind kind)
    {
        var before = StoreScenario.Contents(_scenario.Directory.Path);

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(kind, refused.Kind);
        Assert.Equal(before, StoreScenario.Contents(_scenario.Directory.Path));
    }

    private async Task<List<Job>> AcceptAsync(int from, int count)
    {
        var jobs = new List<Job>();
        for (var number = from; number < from + count; number++)
        {
            jobs.Add(await _scenario.AcceptAsync(number));
        }

        return jobs;
    }

    private void DamageBoth(Func<string, string> segment, int batch, long lsn)
    {
        foreach (var copy in new[] { _scenario.Directory.First, _scenario.Directory.Second })
        {
            var (offset, header) = StoreScenario.Batches(segment(copy))[batch];
            Assert.Equal(lsn, header.FirstLsn);
            StoreScenario.Overwrite(segment(copy), offset, 4096);
        }
    }

    private static void Damage(string copy, string damage)
    {
        var log = StoreScenario.LastLog(copy);
        var middle = StoreScenario.Batches(log)[4].Offset;
        switch (damage)
        {
            case "lost":
                Directory.Delete(copy, recursive: true);
                break;
            case "empty":
                Directory.Delete(copy, recursive: true);
                Directory.CreateDirectory(copy);
                break;
            case "log lost":
                File.Delete(log);
                break;
            case "base lost":
                File.Delete(StoreScenario.LastBase(copy));
                break;
            case "log short":
                using (var stream = new FileStream(log, FileMode.Open))
                {
                    stream.SetLength(middle + 100);
                }

                break;
            case "log cut to nothing":
                File.WriteAllBytes(log, []);
                break;
            case "page zeroed":
                StoreScenario.Overwrite(log, middle, 4096);
                break;
            case "bit flipped":
                StoreScenario.Overwrite(log, middle + 300, 1, 0xFF);
                break;
            case "log header":
                StoreScenario.Overwrite(log, 60, 1, 0xFF);
                break;
            case "base header":
                StoreScenario.Overwrite(StoreScenario.LastBase(copy), 60, 1, 0xFF);
                break;
            case "base bit":
                StoreScenario.Overwrite(StoreScenario.LastBase(copy), 4096 + 50, 1, 0xFF);
                break;
            case "log is a directory":
                File.Delete(log);
                Directory.CreateDirectory(log);
                break;
            case "log is a link":
                File.Move(log, log + ".moved");
                File.CreateSymbolicLink(log, log + ".moved");
                break;
            default:
                throw new ArgumentException(damage, nameof(damage));
        }
    }
}
