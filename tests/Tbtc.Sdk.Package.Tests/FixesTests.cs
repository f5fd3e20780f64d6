namespace Tbtc.Sdk.Package.Tests;

[Collection(nameof(PackedPackages))]
public sealed class FixesTests(PackedPackages packages)
{
    [Fact]
    public async Task Format_repairs_misuses_so_that_the_consumer_builds()
    {
        var consumer = Consumer.CreateFrom(packages, "Fixes");
        var broken = await consumer.BuildAsync();

        var formatted = await consumer.FixAsync("TBTC1001", "TBTC1002", "TBTC1003");
        var repaired = await consumer.BuildAsync();

        Assert.NotEqual(0, broken.ExitCode);
        formatted.RequireSuccess();
        Assert.Empty(repaired.Diagnostics);
        Assert.Equal(0, repaired.ExitCode);
        Assert.Contains("// The comment stays.", await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "Consumer.cs")), StringComparison.Ordinal);
    }
}
