namespace Tbtc.Sdk.Jobs.Faults;

public class CrashTests
{
    [Fact]
    public void Crash_at_any_operation_breaks_no_promise()
    {
        var result = new CrashCampaign(new CrashOptions { States = 2_500 }).Run();

        Assert.True(result.Failures.Count == 0, $"{result}\n{string.Join('\n', result.Failures.Take(3))}");
    }

    [Fact]
    public void Two_crashes_while_a_store_is_opened_break_no_promise()
    {
        var result = new OpeningCampaign(new CrashOptions { States = 2_000 }).Run();

        Assert.True(result.Failures.Count == 0, $"{result}\n{string.Join('\n', result.Failures.Take(3))}");
    }

    /// <summary>
    /// A sample: few states a place, so that only the calls are asked for that are soon missed. The long run, <c>left-out</c>, names every place, also those
    /// that no state has missed yet.
    /// </summary>
    [Fact]
    public void Store_without_its_syncs_and_renames_soon_breaks_a_promise()
    {
        const int SoonMissed = 8;

        var calls = new LeftOutCalls(statesPerCall: 150).Run(TextWriter.Null);

        Assert.True(calls.Missed >= SoonMissed, calls.ToString());
    }
}
