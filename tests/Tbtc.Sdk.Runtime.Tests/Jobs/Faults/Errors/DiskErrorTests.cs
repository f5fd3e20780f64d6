namespace Tbtc.Sdk.Jobs.Faults;

public class DiskErrorTests
{
    [Fact]
    public async Task Disk_that_fails_or_fills_up_breaks_no_promise()
    {
        var campaign = new DiskErrorCampaign(1);

        await campaign.RunAsync(400);

        Assert.True(campaign.Failures.Count == 0, $"{campaign}\n{string.Join('\n', campaign.Failures.Take(3))}");
        Assert.True(campaign.RunsWithError > campaign.Runs / 2, campaign.ToString());
    }

    [Fact]
    public async Task Full_disk_refuses_new_jobs_harms_nothing_and_passes_when_there_is_room()
    {
        var history = new History();
        var disk = new SimulatedDisk();
        var source = new JobSource(1, "full");
        await using var store = StoreSetup.Open(disk);
        disk.Capacity = 400 << 10;
        AcceptResult result;
        do
        {
            var job = source.NewJob();
            result = await store.AcceptAsync(job);
            history.End(history.Begin(job, isUpdate: false), result);
        }
        while (result is AcceptResult.Accepted);

        Assert.Equal(JobStoreRefusalReason.DiskFull, Assert.IsType<AcceptResult.Refused>(result).Refusal.Reason);
        await new PromiseChecker(store, history, Expectation.Everything with { MayRefuseNewKeys = true }, source).CheckAsync();

        disk.Capacity = long.MaxValue;
        var deadline = TimeProvider.System.GetTimestamp();
        while (result is not AcceptResult.Accepted && TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(50);
            result = await store.AcceptAsync(source.NewJob());
        }

        Assert.IsType<AcceptResult.Accepted>(result);
        await new PromiseChecker(store, history, Expectation.Everything, source).CheckAsync();
    }
}
