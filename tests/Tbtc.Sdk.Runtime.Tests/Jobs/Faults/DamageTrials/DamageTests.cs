namespace Tbtc.Sdk.Jobs.Faults;

public class DamageTests
{
    [Fact]
    public async Task Damage_to_one_part_breaks_no_promise_and_damage_to_more_fails_closed()
    {
        var result = await new DamageCampaign(1).RunAsync(2_000);

        Assert.True(result.Failures.Count == 0, $"{result}\n{string.Join('\n', result.Failures.Take(3))}");
    }

    [Fact]
    public async Task Truncation_of_any_file_breaks_no_promise()
    {
        var result = await new DamageCampaign(1).TruncateEverywhereAsync(509);

        Assert.True(result.Failures.Count == 0, $"{result}\n{string.Join('\n', result.Failures.Take(3))}");
    }
}
