using System.Globalization;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

public sealed class DiskErrorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FaultyDisk _disk = new();
    private readonly StoreScenario _scenario = new();

    public DiskErrorTests()
    {
        _scenario.Options.Disk = _disk;
        _scenario.Options.Limits = StoreLimits.Default with { LogBytes = 128 << 10, FirstLogBytes = 128 << 10, ReservedLogBytes = 16 << 10 };
    }

    public void Dispose()
    {
        _disk.Fault = (_, _) => null;
        _scenario.Dispose();
    }

    [Theory]
    [InlineData("sync", "covenant-signer-journal")]
    [InlineData("sync", "0-OWNED-BY-TBTC-SDK.json")]
    [InlineData("write", "covenant-signer-journal")]
    [InlineData("write", "0-OWNED-BY-TBTC-SDK.json")]
    public async Task Failed_journal_write_refuses_that_key_and_makes_the_store_read_only(string call, string copy)
    {
        await OpenTwiceAsync();
        var job = await _scenario.AcceptAsync(1);
        _disk.Fault = (its, path) => its == call && path.Contains(copy, StringComparison.Ordinal) && path.EndsWith(".log", StringComparison.Ordinal) ? DiskErrorKind.Failed : null;

        Assert.Equal(JobStoreRefusalReason.OutcomeUnknown, (await _scenario.RefusedAsync(2)).Reason);

        _disk.Fault = (_, _) => null;
        Assert.Equal(JobStoreRefusalReason.OutcomeUnknown, (await _scenario.RefusedAsync(2)).Reason);
        Assert.Equal(JobStoreRefusalReason.ReadOnly, (await _scenario.Store.AcceptAsync(TestJobs.New(3)) as AcceptResult.Refused)?.Refusal.Reason);
        Assert.Equal(JobStoreRefusalReason.ReadOnly, (await _scenario.Store.UpdateAsync(job with { Detail = "no" }) as UpdateResult.Refused)?.Refusal.Reason);
        await _scenario.AssertServedAsync([job]);
        var report = await _scenario.Store.GetReportAsync();
        Assert.Equal(JobStoreAccepting.None, report.Accepting);
        Assert.Contains("injected", Assert.Single(report.Problems), StringComparison.Ordinal);

        _scenario.Close();
        await _scenario.OpenAsync();
        Assert.Equal(JobStoreAccepting.All, _scenario.Report.Accepting);
        await _scenario.AssertServedAsync([job]);
        Assert.IsNotType<AcceptResult.Refused>(await _scenario.Store.AcceptAsync(TestJobs.New(2)));
    }

    [Theory]
    [InlineData("covenant-signer-journal")]
    [InlineData("0-OWNED-BY-TBTC-SDK.json")]
    public async Task Error_that_is_not_the_disks_leaves_nobody_waiting_and_makes_the_store_read_only(string copy)
    {
        await OpenTwiceAsync();
        var job = await _scenario.AcceptAsync(1);
        var thrown = 0;
        _disk.Fault = (call, path) => call == "write" && path.Contains(copy, StringComparison.Ordinal) && path.EndsWith(".log", StringComparison.Ordinal) && thrown++ == 0
            ? throw new InvalidOperationException("no memory left")
            : null;

        Assert.Equal(JobStoreRefusalReason.OutcomeUnknown, (await _scenario.RefusedAsync(2).WaitAsync(Patience)).Reason);

        Assert.Equal(JobStoreRefusalReason.ReadOnly, (await _scenario.Store.AcceptAsync(TestJobs.New(3)).AsTask().WaitAsync(Patience) as AcceptResult.Refused)?.Refusal.Reason);
        Assert.StartsWith(
            "Writing failed, so the store only reads: writing failed on 'the store': InvalidOperationException: no memory left.",
            Assert.Single((await _scenario.Store.GetReportAsync()).Problems),
            StringComparison.Ordinal);
        await Task.Run(_scenario.Close).WaitAsync(Patience);
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job]);
        Assert.IsNotType<AcceptResult.Refused>(await _scenario.Store.AcceptAsync(TestJobs.New(2)));
    }

    [Fact]
    public async Task Error_of_maintenance_that_is_not_the_disks_makes_the_store_read_only_and_does_not_end_the_process()
    {
        _scenario.Options.Limits = _scenario.Options.Limits with { CheckpointJobs = 1 };
        await OpenTwiceAsync();
        _disk.Fault = (call, path) => call == "write" && path.Contains(".tbtc-tmp-", StringComparison.Ordinal) ? throw new InvalidOperationException("no memory left") : null;

        var job = await _scenario.AcceptAsync(1);
        await Eventually.IsTrueAsync(() => !_scenario.Store.Core.Report().IsHealthy, "a report of what failed");

        Assert.Contains("no memory left", Assert.Single((await _scenario.Store.GetReportAsync()).Problems), StringComparison.Ordinal);
        await _scenario.AssertServedAsync([job]);
        await Task.Run(_scenario.Close).WaitAsync(Patience);
        _disk.Fault = (_, _) => null;
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job]);
    }

    [Theory]
    [InlineData("sync", ".tbtc-tmp-")]
    [InlineData("write", ".tbtc-tmp-")]
    [InlineData("rename", ".json")]
    [InlineData("sync", "covenant-signer-jobs")]
    public async Task Failed_checkpoint_keeps_jobs_in_the_journal_and_makes_the_store_read_only(string call, string name)
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        _disk.Fault = (its, path) => its == call && (path.EndsWith(name, StringComparison.Ordinal) || path.Contains("/" + name, StringComparison.Ordinal)) && !path.EndsWith(".log", StringComparison.Ordinal) ? DiskErrorKind.Failed : null;

        Assert.False(await _scenario.Store.CheckpointAsync());

        Assert.Equal(JobStoreAccepting.None, (await _scenario.Store.GetReportAsync()).Accepting);
        await _scenario.AssertServedAsync([job]);
        _disk.Fault = (_, _) => null;
        _scenario.Close();
        await _scenario.OpenAsync();
        Assert.Equal(1, _scenario.Report.PendingJobs);
        await _scenario.AssertServedAsync([job]);
        Assert.True(await _scenario.Store.CheckpointAsync());
    }

    [Fact]
    public async Task Full_disk_refuses_new_jobs_leaves_room_for_updates_and_passes()
    {
        await _scenario.OpenAsync();
        var isFull = true;
        _disk.Fault = (call, path) => isFull && call is "create" or "write" && !path.EndsWith(".log", StringComparison.Ordinal) ? DiskErrorKind.Full : null;
        DeleteSpares();
        var jobs = new List<Job>();
        JobStoreRefusal? refusal = null;
        for (var number = 0; refusal is null; number++)
        {
            switch (await _scenario.Store.AcceptAsync(TestJobs.New(number)))
            {
                case AcceptResult.Accepted(var job):
                    jobs.Add(job);
                    break;
                case AcceptResult.Refused(var its):
                    refusal = its;
                    break;
            }

            DeleteSpares();
        }

        Assert.Equal(JobStoreRefusalReason.DiskFull, refusal.Reason);
        Assert.Equal(JobStoreAccepting.None, (await _scenario.Store.GetReportAsync()).Accepting);
        jobs[0] = await _scenario.UpdateAsync(jobs[0] with { State = JobState.Failed });
        Assert.False(await _scenario.Store.CheckpointAsync());
        await _scenario.AssertServedAsync(jobs);

        isFull = false;
        jobs.Add(await _scenario.AcceptAsync(1000));
        Assert.True(await _scenario.Store.CheckpointAsync());
        Assert.Equal(JobStoreAccepting.All, (await _scenario.Store.GetReportAsync()).Accepting);
        _scenario.Close();
        await _scenario.OpenAsync();
        Assert.True(_scenario.Report.IsHealthy);
        await _scenario.AssertServedAsync(jobs);

        void DeleteSpares()
        {
            if (isFull)
            {
                File.Delete(Path.Join(_scenario.Directory.First, "spare.log"));
                File.Delete(Path.Join(_scenario.Directory.Second, "spare.log"));
            }
        }
    }

    [Fact]
    public async Task Full_disk_with_the_backlog_at_its_bound_refuses_instead_of_waiting()
    {
        _scenario.Options.Limits = _scenario.Options.Limits with { LogBytes = 1 << 20, FirstLogBytes = 1 << 20, CheckpointJobs = 4, MaxPendingJobs = 8 };
        await OpenTwiceAsync();
        var isFull = true;
        _disk.Fault = (call, path) => isFull && call == "write" && path.Contains(".tbtc-tmp-", StringComparison.Ordinal) ? DiskErrorKind.Full : null;
        var jobs = new List<Job>();
        for (var number = 0; number < 8; number++)
        {
            jobs.Add(await _scenario.AcceptAsync(number));
        }

        Assert.Equal(JobStoreRefusalReason.DiskFull, (await _scenario.RefusedAsync(8)).Reason);
        isFull = false;
        Assert.True(await _scenario.Store.CheckpointAsync());

        await _scenario.AcceptAsync(8);
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task Opening_on_a_full_disk_uses_the_spare_and_serves()
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        _scenario.Store.Core.Maintenance.RunCompaction();
        _scenario.Store.Core.Maintenance.Wake();
        await Eventually.IsTrueAsync(() => File.Exists(Path.Join(_scenario.Directory.Second, "spare.log")), "a spare log");

        _scenario.Crash();
        _disk.Fault = (call, _) => call == "create" ? DiskErrorKind.Full : null;

        await _scenario.OpenAsync();

        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task Opening_on_a_full_disk_without_a_spare_is_a_clear_error_and_loses_nothing()
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        _scenario.Crash();
        File.Delete(Path.Join(_scenario.Directory.First, "spare.log"));
        File.Delete(Path.Join(_scenario.Directory.Second, "spare.log"));
        _disk.Fault = (call, _) => call == "create" ? DiskErrorKind.Full : null;

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(JobStoreOpenErrorKind.DiskFull, refused.Kind);
        _disk.Fault = (_, _) => null;
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task Unreadable_page_of_one_copy_is_taken_from_the_other()
    {
        await _scenario.OpenAsync();
        var jobs = new List<Job>();
        for (var number = 0; number < 10; number++)
        {
            jobs.Add(await _scenario.AcceptAsync(number));
        }

        _scenario.Crash();
        var log = StoreScenario.LastLog(_scenario.Directory.First);
        _disk.Fault = (call, path) => path == log && Covers(call, 3) ? DiskErrorKind.Failed : null;

        await _scenario.OpenAsync();

        Assert.Equal(["J2"], _scenario.Report.Healed.Select(healed => healed.Label));
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task Unreadable_job_file_is_quarantined_and_others_go_on()
    {
        await _scenario.OpenAsync();
        var unreadable = await _scenario.AcceptAsync(1);
        var other = await _scenario.AcceptAsync(2);
        _scenario.Close();
        _disk.Fault = (call, path) => call.StartsWith("read", StringComparison.Ordinal) && path == _scenario.Directory.File(unreadable.RequestId) ? DiskErrorKind.Failed : null;

        await _scenario.OpenAsync();

        await _scenario.QuarantinedAsync(1);
        await _scenario.AssertServedAsync([other]);
        Assert.Equal(JobStoreAccepting.All, (await _scenario.Store.GetReportAsync()).Accepting);
        _disk.Fault = (_, _) => null;
        await _scenario.AssertServedAsync([unreadable]);
    }

    /// <summary>While a store is created its second copy has another name.</summary>
    private async Task OpenTwiceAsync()
    {
        await _scenario.OpenAsync();
        _scenario.Close();
        await _scenario.OpenAsync();
    }

    private static bool Covers(string call, int page) =>
        call.Split(' ', '+') is ["read", var first, var count]
        && int.Parse(first, CultureInfo.InvariantCulture) <= page
        && page < int.Parse(first, CultureInfo.InvariantCulture) + int.Parse(count, CultureInfo.InvariantCulture);
}
