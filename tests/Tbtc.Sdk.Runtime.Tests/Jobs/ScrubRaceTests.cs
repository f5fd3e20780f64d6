namespace Tbtc.Sdk.Jobs;

/// <summary>A scrub while jobs are accepted, updated and written to their files: it reports nothing that is not damaged.</summary>
public sealed class ScrubRaceTests : IDisposable
{
    private readonly FaultyDisk _disk = new();
    private readonly StoreScenario _scenario = new();

    public ScrubRaceTests() => _scenario.Options.Disk = _disk;

    public void Dispose() => _scenario.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Listing_overtaken_by_accept_and_checkpoint_reports_nothing(bool isListed)
    {
        await _scenario.OpenAsync();
        var jobs = new List<Job> { await _scenario.AcceptAsync(1) };
        var times = 0;
        _disk.Listing = (path, isAfter) =>
        {
            if (path == _scenario.Directory.Jobs && isAfter == isListed && times++ == 0)
            {
                jobs.Add(_scenario.AcceptAsync(2).GetAwaiter().GetResult());
                Assert.True(_scenario.Store.CheckpointAsync().GetAwaiter().GetResult());
            }
        };

        var report = await _scenario.Store.ScrubAsync();

        Assert.Equal(1, times);
        Assert.True(report.IsHealthy, string.Join(' ', report.Quarantined.Select(job => job.Reason)));
        Assert.Empty(report.Unknown);
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task Listing_that_has_not_seen_a_file_yet_does_not_take_its_job_for_missing()
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        var core = _scenario.Store.Core;
        _disk.Listing = (path, isAfter) =>
        {
            // The name was not there when it was listed; the job is not pending any more when the listing is looked at.
            if (path == _scenario.Directory.Jobs && isAfter)
            {
                Assert.True(core.Maintenance.RunCheckpoint());
            }
        };

        var report = await _scenario.Store.ScrubAsync();

        Assert.Equal(0, report.PendingJobs);
        Assert.Empty(report.Quarantined);
        await _scenario.AssertServedAsync([job]);
    }

    [Fact]
    public async Task Verification_overtaken_by_update_and_checkpoint_reports_nothing()
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        Assert.True(await _scenario.Store.CheckpointAsync());
        var times = 0;
        _disk.Fault = (call, path) =>
        {
            if (call == "open" && path == _scenario.Directory.File(job.RequestId) && times++ == 0)
            {
                job = _scenario.UpdateAsync(job with { Detail = "overtaken" }).GetAwaiter().GetResult();
                Assert.True(_scenario.Store.CheckpointAsync().GetAwaiter().GetResult());
            }

            return null;
        };

        var report = await _scenario.Store.ScrubAsync();

        Assert.True(times > 0);
        Assert.True(report.IsHealthy, string.Join(' ', report.Quarantined.Select(its => its.Reason)));
        await _scenario.AssertServedAsync([job]);
    }
}
