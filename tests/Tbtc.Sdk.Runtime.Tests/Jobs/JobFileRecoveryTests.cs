using System.Diagnostics;
using System.Text;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

/// <summary>The F rows of docs/operating/recovery.md.</summary>
public sealed class JobFileRecoveryTests : IAsyncLifetime, IDisposable
{
    private readonly StoreScenario _scenario = new();

    public static TheoryData<string> Damages =>
    [
        "missing", "empty", "cut short", "one byte more", "bit flipped", "zeroed", "another job's", "older revision", "null", "a gigabyte",
        "a directory", "a link to itself elsewhere", "a dangling link", "a FIFO", "a link to a device",
    ];

    public Task InitializeAsync() => _scenario.OpenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public async Task F1_Pending_job_is_served_from_the_journal_and_strange_bytes_are_set_aside()
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Crash();
        await File.WriteAllTextAsync(_scenario.Directory.File(job.RequestId), "not ours");

        await _scenario.OpenAsync();

        await _scenario.AssertServedAsync([job]);
        Assert.True(await _scenario.Store.CheckpointAsync());
        Assert.Equal(job.ToUtf8Json(), await File.ReadAllBytesAsync(_scenario.Directory.File(job.RequestId)));
        Assert.Equal("not ours", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_scenario.Directory.Quarantine))));
        _scenario.Crash();
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F1_Pending_update_replaces_our_own_file_and_nothing_is_set_aside(bool isCutShort)
    {
        var job = await _scenario.AcceptAsync(1);
        Assert.True(await _scenario.Store.CheckpointAsync());
        job = await _scenario.UpdateAsync(job with { State = JobState.Signing });
        if (isCutShort)
        {
            // As a checkpoint leaves it that a crash ends before it says so.
            await File.WriteAllBytesAsync(_scenario.Directory.File(job.RequestId), job.ToUtf8Json());
        }

        _scenario.Crash();
        await _scenario.OpenAsync();
        _scenario.Close();

        Assert.Equal(job.ToUtf8Json(), await File.ReadAllBytesAsync(_scenario.Directory.File(job.RequestId)));
        Assert.False(Directory.Exists(_scenario.Directory.Quarantine));
    }

    [Fact]
    public async Task F1_Accept_filed_by_a_checkpoint_that_was_cut_short_is_not_set_aside()
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Crash();
        await File.WriteAllBytesAsync(_scenario.Directory.File(job.RequestId), job.ToUtf8Json());

        await _scenario.OpenAsync();
        _scenario.Close();

        Assert.False(Directory.Exists(_scenario.Directory.Quarantine));
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task F1_Directory_in_the_place_of_a_pending_file_is_set_aside()
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Crash();
        Directory.CreateDirectory(_scenario.Directory.File(job.RequestId));

        await _scenario.OpenAsync();

        Assert.True(await _scenario.Store.CheckpointAsync());
        Assert.Single(Directory.GetDirectories(_scenario.Directory.Quarantine));
        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task F2_File_that_matches_is_served()
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Close();
        Assert.Equal(job.ToUtf8Json(), await File.ReadAllBytesAsync(_scenario.Directory.File(job.RequestId)));

        await _scenario.OpenAsync();

        Assert.Equal(0, _scenario.Report.PendingJobs);
        await _scenario.AssertServedAsync([job]);
        Assert.True((await _scenario.Store.ScrubAsync()).IsHealthy);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task F3_File_that_does_not_match_is_quarantined_until_it_matches_again(string damage)
    {
        var damaged = await _scenario.AcceptAsync(1);
        var other = await _scenario.AcceptAsync(2);
        Assert.True(await _scenario.Store.CheckpointAsync());
        using var elsewhere = new TestDirectory();
        var older = Path.Join(elsewhere.Path, "older");
        File.Copy(_scenario.Directory.File(damaged.RequestId), older);
        damaged = await _scenario.UpdateAsync(damaged with { Detail = damaged.Detail.Replace('c', 'k') });
        _scenario.Close();
        var file = _scenario.Directory.File(damaged.RequestId);
        var good = await File.ReadAllBytesAsync(file);
        Damage(file, damage, older, _scenario.Directory.File(other.RequestId), elsewhere.Path);

        _scenario.Options.Verification = JobVerification.Full;
        await _scenario.OpenAsync();

        Assert.Equal(damaged.RequestId, Assert.Single(_scenario.Report.Quarantined).RequestId);
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        Assert.Equal(damaged.Route, (await _scenario.QuarantinedAsync(1)).Route);
        Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindByRouteAsync(damaged.Route));
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
        Assert.IsType<UpdateResult.Quarantined>(await _scenario.Store.UpdateAsync(damaged with { Detail = "new" }));
        await _scenario.AssertServedAsync([other]);
        await _scenario.UpdateAsync(other with { Detail = "goes on" });
        await _scenario.AcceptAsync(3);

        Remove(file);
        await File.WriteAllBytesAsync(file, good);
        await _scenario.AssertServedAsync([damaged]);
        Assert.Empty((await _scenario.Store.ScrubAsync()).Quarantined);
    }

    [Fact]
    public async Task F3_Missing_file_is_seen_by_the_listing_without_any_verification()
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Close();
        File.Delete(_scenario.Directory.File(job.RequestId));

        await _scenario.OpenAsync();

        Assert.Equal(job.RequestId, Assert.Single(_scenario.Report.Quarantined).RequestId);
    }

    [Fact]
    public async Task F3_Damage_while_open_is_seen_by_the_scrub()
    {
        var job = await _scenario.AcceptAsync(1);
        Assert.True(await _scenario.Store.CheckpointAsync());
        await _scenario.AssertServedAsync([job]);
        StoreScenario.Overwrite(_scenario.Directory.File(job.RequestId), 30, 1, (byte)'x');

        var report = await _scenario.Store.ScrubAsync();

        Assert.Equal(job.RequestId, Assert.Single(report.Quarantined).RequestId);
        await _scenario.QuarantinedAsync(1);
    }

    [Fact]
    public async Task F3_Whole_jobs_directory_lost_quarantines_its_jobs_and_accepts_others()
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Close();
        Directory.Delete(_scenario.Directory.Jobs, recursive: true);

        await _scenario.OpenAsync();

        Assert.Contains(_scenario.Report.Healed, healed => healed.Label == "J2");
        await _scenario.QuarantinedAsync(1);
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(1)).Reason);
        Assert.Equal(job.RequestId, Assert.Single(_scenario.Report.Quarantined).RequestId);
        await _scenario.AcceptAsync(2);
    }

    [Fact]
    public async Task F4_File_without_an_entry_is_not_served_and_its_key_is_not_accepted()
    {
        await _scenario.AcceptAsync(1);
        _scenario.Close();
        await File.WriteAllBytesAsync(_scenario.Directory.File(TestJobs.Id(2)), TestJobs.New(2).ToUtf8Json());

        await _scenario.OpenAsync();

        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        Assert.Equal(TestJobs.Route(2), Assert.Single(_scenario.Report.Unknown).Route);
        await _scenario.QuarantinedAsync(2);
        Assert.IsType<FindResult.Quarantined>(await _scenario.Store.FindByRouteAsync(TestJobs.Route(2)));
        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, (await _scenario.RefusedAsync(2)).Reason);
        var taken = await _scenario.Store.AcceptAsync(TestJobs.New(3, requestId: TestJobs.Id(2)));
        Assert.Equal(JobStoreRefusalReason.RequestIdTaken, Assert.IsType<AcceptResult.Refused>(taken).Refusal.Reason);
        await _scenario.AcceptAsync(3);
        _scenario.Close();
        Assert.Equal(TestJobs.New(2).ToUtf8Json(), await File.ReadAllBytesAsync(_scenario.Directory.File(TestJobs.Id(2))));
    }

    [Theory]
    [InlineData("a directory")]
    [InlineData("a link to itself elsewhere")]
    [InlineData("a dangling link")]
    [InlineData("a FIFO")]
    [InlineData("a gigabyte")]
    [InlineData("null")]
    [InlineData("nested")]
    [InlineData("bad UTF-8")]
    [InlineData("duplicate keys")]
    public async Task F4_Whatever_lies_in_the_jobs_directory_blocks_nothing(string what)
    {
        var job = await _scenario.AcceptAsync(1);
        _scenario.Close();
        using var elsewhere = new TestDirectory();
        var outside = Path.Join(elsewhere.Path, "outside");
        await File.WriteAllBytesAsync(outside, TestJobs.New(2).ToUtf8Json());
        Damage(_scenario.Directory.File("kcs_qc_strange"), what, outside, outside, elsewhere.Path);
        await File.WriteAllBytesAsync(Path.Join(_scenario.Directory.Jobs, "ignored.txt"), [1]);

        await _scenario.OpenAsync();

        Assert.Equal("covenant-signer-jobs/kcs_qc_strange.json", Assert.Single(_scenario.Report.Unknown).File);
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        await _scenario.AssertServedAsync([job]);
        await _scenario.AcceptAsync(2);
    }

    [Fact]
    public async Task F4_File_that_appears_while_open_ends_accepting_of_unknown_keys()
    {
        var job = await _scenario.AcceptAsync(1);
        await File.WriteAllBytesAsync(_scenario.Directory.File(TestJobs.Id(2)), TestJobs.New(2).ToUtf8Json());

        var report = await _scenario.Store.ScrubAsync();

        Assert.Equal(JobStoreAccepting.KnownOnly, report.Accepting);
        Assert.True(Assert.Single(report.Unknown).BlocksUnknownKeys);
        Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(3)).Reason);
        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task F4_Jobs_directory_replaced_while_open_ends_accepting_and_keeps_jobs_in_the_journal()
    {
        var job = await _scenario.AcceptAsync(1);
        Directory.Move(_scenario.Directory.Jobs, _scenario.Directory.Jobs + ".moved");
        Directory.CreateDirectory(_scenario.Directory.Jobs);

        Assert.False(await _scenario.Store.CheckpointAsync());

        Assert.Equal(JobStoreAccepting.KnownOnly, (await _scenario.Store.GetReportAsync()).Accepting);
        Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, (await _scenario.RefusedAsync(2)).Reason);
        await _scenario.AssertServedAsync([job]);
        _scenario.Close();
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task F5_File_of_a_retired_request_id_is_ignored_and_reported()
    {
        var core = _scenario.Store.Core;
        await core.Committer.AppendAsync(new RecordItem(RecordKind.Retired, Encoding.UTF8.GetBytes(TestJobs.Id(2)), () => core.Table.Ledger.Retired.Add(TestJobs.Id(2))));
        _scenario.Close();
        await File.WriteAllBytesAsync(_scenario.Directory.File(TestJobs.Id(2)), TestJobs.New(2).ToUtf8Json());

        for (var opening = 0; opening < 2; opening++)
        {
            await _scenario.OpenAsync();

            var unknown = Assert.Single(_scenario.Report.Unknown);
            Assert.Contains("no job any more", unknown.Reason, StringComparison.Ordinal);
            Assert.False(unknown.BlocksUnknownKeys);
            await _scenario.QuarantinedAsync(2);
            _scenario.Store.Core.Maintenance.RunCompaction();
            _scenario.Close();
        }

        await _scenario.OpenAsync();
        await _scenario.Store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_new"));
        Assert.IsType<FindResult.Found>(await _scenario.Store.FindByRouteAsync(TestJobs.Route(2)));
    }

    private static void Damage(string file, string damage, string older, string other, string elsewhere)
    {
        var content = File.Exists(file) ? File.ReadAllBytes(file) : File.ReadAllBytes(older);
        Remove(file);
        switch (damage)
        {
            case "missing":
                break;
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "cut short":
                File.WriteAllBytes(file, content[..^1]);
                break;
            case "one byte more":
                File.WriteAllBytes(file, [.. content, (byte)'\n']);
                break;
            case "bit flipped":
                content[40] ^= 1;
                File.WriteAllBytes(file, content);
                break;
            case "zeroed":
                File.WriteAllBytes(file, new byte[content.Length]);
                break;
            case "another job's":
                File.Copy(other, file);
                break;
            case "older revision":
                File.Copy(older, file);
                break;
            case "null":
                File.WriteAllText(file, "null");
                break;
            case "nested":
                File.WriteAllText(file, new string('[', 10_001));
                break;
            case "bad UTF-8":
                File.WriteAllBytes(file, [.. "{\"requestId\":\""u8, 0xFF, 0xC0, .. "\"}"u8]);
                break;
            case "duplicate keys":
                File.WriteAllText(file, """{"requestId":"a","requestId":"../../etc/passwd","route":"qc_v1","state":1e999}""");
                break;
            case "a gigabyte":
                using (var stream = File.Create(file))
                {
                    stream.SetLength(1 << 30);
                }

                break;
            case "a directory":
                Directory.CreateDirectory(file);
                break;
            case "a link to itself elsewhere":
                var target = Path.Join(elsewhere, "target");
                File.WriteAllBytes(target, content);
                File.CreateSymbolicLink(file, target);
                break;
            case "a dangling link":
                File.CreateSymbolicLink(file, Path.Join(elsewhere, "nowhere"));
                break;
            case "a FIFO":
                Run("mkfifo", file);
                break;
            case "a link to a device":
                File.CreateSymbolicLink(file, "/dev/zero");
                break;
            default:
                throw new ArgumentException(damage, nameof(damage));
        }
    }

    private static void Remove(string file)
    {
        if (Directory.Exists(file) && new FileInfo(file).LinkTarget is null)
        {
            Directory.Delete(file);
        }
        else
        {
            File.Delete(file);
        }
    }

    private static void Run(string command, string argument)
    {
        using var process = Process.Start(command, argument);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
