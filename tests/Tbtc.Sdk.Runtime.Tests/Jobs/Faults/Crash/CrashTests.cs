namespace Tbtc.Sdk.Jobs.Faults;

public class CrashTests
{
    [Fact]
    public void Crash_at_any_operation_breaks_no_promise()
    {
        var result = new CrashCampaign(new CrashOptions { States = 6_000 }).Run();

        Assert.True(result.Failures.Count == 0, $"{result}\n{string.Join('\n', result.Failures.Take(3))}");
    }
}
