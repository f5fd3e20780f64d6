using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

public sealed class QuickstartTests
{
    [Fact]
    public async Task Quickstart_serves_the_Bridge_through_the_outage_and_a_job_after_its_repair()
    {
        var result = await ConsoleApp.Quickstart.RunAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var hash = SampleWallets.Live.MembersIdsHash.ToString()!;
        Assert.Collection(
            result.Output.Split("\n\n"),
            before => Assert.Contains(hash, before, StringComparison.Ordinal),
            during =>
            {
                Assert.Contains("State                Live", during, StringComparison.Ordinal);
                Assert.Contains("150000000 sat", during, StringComparison.Ordinal);
                Assert.Contains("none (Reverted): the wallet registry", during, StringComparison.Ordinal);
                Assert.DoesNotContain(hash, during, StringComparison.Ordinal);
            },
            error =>
            {
                Assert.Contains("'approve signers' needs the members-ids hash", error, StringComparison.Ordinal);
                Assert.Contains(SampleWallets.Live.EcdsaWalletId.ToString(), error, StringComparison.Ordinal);
                Assert.Contains("the registry is paused", error, StringComparison.Ordinal);
            },
            accepted => Assert.Equal(2, accepted.Split("""200 {"status":"PENDING","requestId":"kcs_qc_""").Length - 1),
            damaged =>
            {
                Assert.Matches("Poll    503 The job kcs_qc_[0-9a-f]{16} is in quarantine", damaged);
                Assert.Contains("Submit  503 The route key qc_v1/order-1", damaged, StringComparison.Ordinal);
            },
            repaired => Assert.Contains("$ tbtc store quarantine restore", repaired, StringComparison.Ordinal),
            served => Assert.Contains("""Poll    200 {"status":"PENDING","requestId":"kcs_qc_""", served, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--rpc")]
    [InlineData("--wallet", "0x3091d288521caec06ea912eacfd733edc5a36d6e")]
    [InlineData("--rpc", "http://127.0.0.1:1", "--bridge", "0x5e4861a80b55f035d899f66772117f00fa0e8e7b")]
    [InlineData("--help")]
    public async Task Arguments_it_does_not_know_give_the_usage(params string[] arguments)
    {
        var result = await ConsoleApp.Quickstart.RunAsync(arguments);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("Usage: dotnet run --project docs/quickstart", result.Error, StringComparison.Ordinal);
    }
}
