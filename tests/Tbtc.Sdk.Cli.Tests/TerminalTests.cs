using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>What depends on where standard output and standard error go. On Linux, as everything here.</summary>
public sealed class TerminalTests
{
    private static readonly ConsoleApp Shell = new("/bin/sh");

    [Theory]
    [InlineData("--json")]
    [InlineData("--block=latest")]
    public async Task Output_that_cannot_be_written_is_an_error(string option)
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);

        var result = await Shell.RunAsync([
            "-c", "\"$0\" \"$@\" > /dev/full", ConsoleApp.Tbtc.Path, .. Show.ArgumentsFor(chain, option, SampleWallets.Live.WalletPublicKeyHash.ToString())]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("tbtc: error: The output could not be written: No space left on device.", result.OnlyErrorLine());
    }

    [Fact]
    public async Task Many_wallets_show_a_progress_bar_on_a_terminal_and_nothing_of_it_stays()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        var hash = SampleWallets.Live.WalletPublicKeyHash.ToString();
        var arguments = Show.ArgumentsFor(chain, [.. Enumerable.Repeat(hash, 30)]);

        // script gives the tool a terminal.
        var result = await Shell.RunAsync("-c", $"script --quiet --return --command '\"{ConsoleApp.Tbtc.Path}\" {string.Join(' ', arguments)}' /dev/null");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Reading wallets", result.Output, StringComparison.Ordinal);
        Assert.Equal(30, result.Output.Split(hash).Length - 1);
        Assert.True(
            result.Output.LastIndexOf("Reading wallets", StringComparison.Ordinal) < result.Output.IndexOf(hash, StringComparison.Ordinal),
            "The bar is still drawn after the table.");
    }
}
