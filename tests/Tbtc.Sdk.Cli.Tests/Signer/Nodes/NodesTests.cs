using Xunit.Abstractions;

namespace Tbtc.Sdk.Cli.Tests.Signer.Nodes;

/// <summary>A seeded sample of the long run.</summary>
public sealed class NodesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nodes_killed_and_their_server_restarted_under_load_leave_one_job_for_each_request()
    {
        var campaign = new NodesCampaign(seed: 1);

        await campaign.RunAsync(submits: 1, roundsPerStore: 5);

        var counts = campaign.Counts;
        output.WriteLine($"Many nodes: {counts.Stores} databases, {counts.Kills} kills of nodes, {counts.ServerRestarts} restarts of the server, {counts.Submits} submits, {counts.Found} acknowledgements found again.");
        Assert.All(
            [counts.Kills, counts.KillsInFlight, counts.ServerRestarts, counts.StoresOfThreeNodes, counts.Clients.Acknowledged, counts.Clients.Repeated, counts.Clients.Conflicts, counts.Found],
            count => Assert.True(count > 0, counts.ToString()));
        Assert.True(counts.Jobs < counts.Clients.Acknowledged, counts.ToString());
    }
}
