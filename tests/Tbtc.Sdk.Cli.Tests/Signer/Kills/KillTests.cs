namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>A seeded sample of the long run.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Node_and_client_killed_again_and_again_and_the_store_damaged_between_leave_one_job_for_each_request()
    {
        var campaign = new KillCampaign(seed: 1);

        await campaign.RunAsync(rounds: 11);

        var counts = campaign.Counts;
        Assert.True(counts.KillsInFlight > counts.Kills / 2, counts.ToString());
        Assert.All(
            [counts.ClientKills, counts.Acknowledged, counts.Found, counts.FoundInQuarantine, counts.PutBackWhileServing + counts.PutBackWhileStopped + counts.RestoredByTheTool, counts.StoresWithoutLedger],
            count => Assert.True(count > 0, counts.ToString()));
    }
}
