using System.Diagnostics;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

public sealed class InterruptionTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_ends_the_wait_with_one_line(string signal)
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.NodeFault = ChainFault.Hang;
        using var process = ConsoleApp.Tbtc.Start(new ConsoleInput(), Show.ArgumentsFor(chain, "--json", "--timeout", "60", SampleWallets.Live.WalletPublicKeyHash.ToString()));

        // The array is opened just before the node is asked.
        Assert.Equal('[', process.StandardOutput.Read());
        await SendAsync(signal, process);
        var result = await ConsoleApp.FinishAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Equal("tbtc: error: Interrupted: the output is not complete.", result.OnlyErrorLine());
    }

    [Fact]
    public async Task Signal_ends_the_wait_for_standard_input()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        using var process = ConsoleApp.Tbtc.Start(new ConsoleInput(), Show.ArgumentsFor(chain, "--json", "--file", "-"));

        // More than a pipe holds: once it is written, the tool is reading, and goes on to.
        await process.StandardInput.WriteAsync(new string('\n', 200_000));
        await SendAsync("INT", process);
        var result = await ConsoleApp.FinishAsync(process);

        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Equal("tbtc: error: Interrupted: the output is not complete.", result.OnlyErrorLine());
    }

    [Fact]
    public async Task Wallets_are_written_as_they_are_read()
    {
        const int FirstRequest = 500;
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        var hash = SampleWallets.Live.WalletPublicKeyHash.ToString();
        using var process = ConsoleApp.Tbtc.Start(new ConsoleInput(), Show.ArgumentsFor(chain, "--json", "--file", "-"));
        await process.StandardInput.WriteAsync(string.Join('\n', Enumerable.Repeat(hash, 2 * FirstRequest)));
        process.StandardInput.Close();

        // The wallets of one request are more than a pipe holds: until they are read, the tool does not get to asking for more.
        await ReadWalletsAsync(process, 1);
        chain.NodeFault = ChainFault.Hang;
        await ReadWalletsAsync(process, FirstRequest - 1);
        await SendAsync("INT", process);
        var result = await ConsoleApp.FinishAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("walletPublicKeyHash", result.Output, StringComparison.Ordinal);
    }

    private static async Task ReadWalletsAsync(Process process, int count)
    {
        while (count > 0)
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            count -= Assert.IsType<string>(line).Contains("\"walletPublicKeyHash\"", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    private static async Task SendAsync(string signal, Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
