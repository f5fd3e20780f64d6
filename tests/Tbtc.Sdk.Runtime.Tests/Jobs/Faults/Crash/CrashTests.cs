namespace Tbtc.Sdk.Jobs.Faults;

public class CrashTests
{
    [Fact]
    public void Crash_at_any_operation_breaks_no_promise()
    {
        var result = new CrashCampaign(new CrashOptions { States = 5_000, CutAgainShare = 0.4 }).Run();

        Assert.True(result.Failures.Count == 0, $"{result}\n{string.Join('\n', result.Failures.Take(3))}");
    }

    /// <summary>What no state misses would be a call too many, or a gap in the simulator.</summary>
    [Fact]
    public void Store_without_any_one_of_its_syncs_and_renames_breaks_a_promise()
    {
        var calls = new LeftOutCalls(statesPerCall: 6_000).Run(TextWriter.Null);

        Assert.True(calls.Count > 15, calls.ToString());
        Assert.True(!calls.NotMissed.Any(), calls.ToString());
    }
}
