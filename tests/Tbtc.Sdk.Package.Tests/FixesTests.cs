namespace Tbtc.Sdk.Package.Tests;

[Collection(nameof(PackedPackages))]
public sealed class FixesTests(PackedPackages packages)
{
    [Fact]
    public async Task Format_repairs_misuses_so_that_the_consumer_builds()
    {
        var consumer = Consumer.CreateFrom(packages, "Fixes");
        var broken = await consumer.BuildAsync();

        // One rule a run: what a run repairs is not analysed again for the next rule.
        foreach (var rule in new[] { "TBTC1001", "TBTC1002", "TBTC1003", "TBTC2001" })
        {
            (await consumer.FixAsync(rule)).RequireSuccess();
        }

        var repaired = await consumer.BuildAsync();

        Assert.NotEqual(0, broken.ExitCode);
        Assert.True(repaired.Diagnostics.Length == 0, string.Join("\n", repaired.Diagnostics));
        Assert.Equal(0, repaired.ExitCode);
        Assert.Contains("// The comment stays.", await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "Consumer.cs")), StringComparison.Ordinal);
    }
}
