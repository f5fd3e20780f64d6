namespace Tbtc.Sdk.Jobs.Faults;

public class ProcessTests
{
    [Fact]
    public async Task Process_killed_in_the_middle_of_writes_breaks_no_promise()
    {
        var campaign = new KillCampaign(1);

        await campaign.RunAsync(30);

        Assert.True(campaign.KillsWithWriteInFlight > campaign.Kills / 2, campaign.ToString());
        Assert.True(campaign.Acknowledged > 0, campaign.ToString());
    }

    [Fact]
    public async Task Second_process_is_refused_until_the_first_has_ended_and_then_finds_everything()
    {
        using var directory = new TestDirectory();
        var history = new History();
        using var first = new ChildProcess(directory.Path, 1, callers: 2, calls: int.MaxValue, history);
        Assert.True(await first.Opened, first.Errors);

        using var second = new ChildProcess(directory.Path, 2, callers: 1, calls: 1, new History());
        Assert.Equal(3, await second.WaitAsync());
        Assert.Equal("Locked", second.OpenError);
        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.OpenAsync(StoreChild.Options(directory.Path)));
        Assert.Equal(JobStoreOpenErrorKind.Locked, refused.Kind);

        first.Kill();
        await first.WaitAsync();
        var (store, _) = await DirectoryJobStore.OpenAsync(StoreChild.Options(directory.Path));
        await new PromiseChecker(store, history, Expectation.Everything, new JobSource(99, "second")).CheckAsync();
        await store.DisposeAsync();
    }
}
