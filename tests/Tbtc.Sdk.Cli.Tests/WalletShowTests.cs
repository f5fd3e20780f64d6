using System.Text.Json;
using Snapshooter.Xunit;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

public sealed class WalletShowTests
{
    private static readonly WalletPublicKeyHash Unknown = WalletPublicKeyHash.Parse("0x00000000000000000000000000000000deadbeef");

    private static readonly SampleWallet[] EveryState =
        [SampleWallets.Live, SampleWallets.MovingFunds, SampleWallets.Closing, SampleWallets.Closed, SampleWallets.Terminated, SampleWallets.AtLimits];

    [Fact]
    public async Task One_wallet_is_shown_with_every_field()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.MovingFunds);

        var result = await Show.OnAsync(chain, SampleWallets.MovingFunds.WalletPublicKeyHash);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Snapshot.Match(result.Output);
    }

    [Fact]
    public async Task One_wallet_is_shown_with_the_cause_while_the_registry_is_out()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.RegistryFault = ChainFault.Revert("paused");

        var result = await Show.OnAsync(chain, SampleWallets.Live.WalletPublicKeyHash);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("paused", result.OnlyErrorLine(), StringComparison.Ordinal);
        Snapshot.Match(result.Output);
    }

    [Fact]
    public async Task Several_wallets_are_shown_as_a_table()
    {
        await using var chain = await Show.StartChainAsync([.. EveryState, SampleWallets.WithRegistryFault(RegistryFaultKind.Reverted)]);

        var result = await Show.OnAsync(
            chain, [.. EveryState.Select(wallet => wallet.WalletPublicKeyHash), SampleWallets.WithRegistryFault(RegistryFaultKind.Reverted).WalletPublicKeyHash, Unknown]);

        Assert.Equal(4, result.ExitCode);
        Snapshot.Match(result.Output);
    }

    [Fact]
    public async Task Json_has_every_key_of_every_wallet_in_the_order_asked()
    {
        await using var chain = await Show.StartChainAsync(EveryState);

        var result = await Show.JsonOnAsync(chain, [Unknown, .. EveryState.Select(wallet => wallet.WalletPublicKeyHash), SampleWallets.Live.WalletPublicKeyHash]);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains(Unknown.ToString(), result.OnlyErrorLine(), StringComparison.Ordinal);
        Snapshot.Match(result.Output);
    }

    public static TheoryData<RegistryFaultKind> RegistryFaults { get; } =
        [.. Enum.GetValues<RegistryFaultKind>().Where(kind => kind != RegistryFaultKind.CircuitOpen)];

    [Theory]
    [MemberData(nameof(RegistryFaults))]
    public async Task Registry_fault_leaves_every_field_of_the_Bridge(RegistryFaultKind kind)
    {
        var sample = SampleWallets.WithRegistryFault(kind);
        await using var chain = await Show.StartChainAsync(sample);

        var result = await Show.OnAsync(chain, ["--json", "--timeout", kind == RegistryFaultKind.Timeout ? "6" : "60", sample.WalletPublicKeyHash.ToString()]);

        var outage = kind != RegistryFaultKind.NotRegistered;
        Assert.Equal(outage ? 3 : 0, result.ExitCode);
        Assert.Equal(outage ? 1 : 0, result.ErrorLines.Length);
        var wallet = Show.Wallets(result).Single();
        WalletAssert.HasBridgeFieldsOf(sample, wallet);
        Assert.Equal(JsonValueKind.Null, wallet.GetProperty("membersIdsHash").ValueKind);
        var fault = wallet.GetProperty("registryFault");
        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), fault.GetProperty("kind").GetString());
        Assert.Equal(outage, fault.GetProperty("isOutage").GetBoolean());
        Assert.NotEmpty(fault.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Outage_and_unknown_wallet_together_give_4()
    {
        var degraded = SampleWallets.WithRegistryFault(RegistryFaultKind.Reverted);
        await using var chain = await Show.StartChainAsync(degraded);

        var result = await Show.JsonOnAsync(chain, [degraded.WalletPublicKeyHash, Unknown]);

        Assert.Equal(4, result.ExitCode);
        Assert.Collection(
            result.ErrorLines,
            line => Assert.StartsWith("tbtc: error: The Bridge at", line, StringComparison.Ordinal),
            line => Assert.StartsWith("tbtc: warning: No members-ids hash (Reverted)", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Registry_is_asked_of_the_Bridge_when_it_is_left_out()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);

        var result = await ConsoleApp.Tbtc.RunAsync(
            "wallet", "show", SampleWallets.Live.WalletPublicKeyHash.ToString(), "--rpc", chain.RpcUrl.ToString(), "--bridge", chain.Network.Bridge.ToString(), "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        WalletAssert.Is(SampleWallets.Live, Show.Wallets(result).Single());
    }

    [Fact]
    public async Task Address_of_the_node_is_taken_from_the_environment()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        var input = new ConsoleInput { Environment = new Dictionary<string, string> { ["TBTC_RPC_URL"] = chain.RpcUrl.ToString() } };

        var result = await ConsoleApp.Tbtc.RunAsync(input, "wallet", "show", SampleWallets.Live.WalletPublicKeyHash.ToString(), "--bridge", chain.Network.Bridge.ToString());

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Option_wins_over_the_environment()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        var input = new ConsoleInput { Environment = new Dictionary<string, string> { ["TBTC_RPC_URL"] = "http://127.0.0.1:1" } };

        var result = await Show.OnAsync(chain, input, SampleWallets.Live.WalletPublicKeyHash.ToString());

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wallets_of_a_list_follow_those_of_the_command_line(bool fromStandardInput)
    {
        await using var chain = await Show.StartChainAsync(EveryState);
        var text = $"\uFEFF# wallets\r\n{SampleWallets.Closing.WalletPublicKeyHash}   # closing\r\n\r\n  {SampleWallets.Closed.WalletPublicKeyHash.ToString().ToUpperInvariant().Replace('X', 'x')}";
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);

            var result = await Show.OnAsync(
                chain,
                new ConsoleInput { StandardInput = fromStandardInput ? text : null },
                SampleWallets.Live.WalletPublicKeyHash.ToString(), "--json", "--file", fromStandardInput ? "-" : file);

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Equal(
                [SampleWallets.Live.WalletPublicKeyHash.ToString(), SampleWallets.Closing.WalletPublicKeyHash.ToString(), SampleWallets.Closed.WalletPublicKeyHash.ToString()],
                Show.Wallets(result).Select(wallet => wallet.GetProperty("walletPublicKeyHash").GetString()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_thousand_wallets_of_a_file_take_two_requests()
    {
        const int Wallets = 1_000;
        await using var chain = await Show.StartChainAsync(SampleWallets.Live, SampleWallets.Closed);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(
                file, Enumerable.Range(0, Wallets).Select(i => (i % 2 == 0 ? SampleWallets.Live : SampleWallets.Closed).WalletPublicKeyHash.ToString()));

            var result = await Show.OnAsync(chain, ["--json", "--file", file]);

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            var shown = Show.Wallets(result);
            Assert.Equal(Wallets, shown.Count);
            Assert.All(shown.Index(), wallet => Assert.Equal(wallet.Index % 2 == 0 ? "Live" : "Closed", wallet.Item.GetProperty("state").GetString()));
            Assert.Equal(2, chain.RequestCount);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task What_a_contract_says_cannot_steer_the_terminal()
    {
        await using var chain = await Show.StartChainAsync(SampleWallets.Live);
        chain.RegistryFault = ChainFault.Revert("[red]bold[/] \u001b[2J\u009b31m\u202Eevil\u0007\nsecond line");

        var result = await Show.OnAsync(chain, SampleWallets.Live.WalletPublicKeyHash);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("[red]bold[/]", result.Output, StringComparison.Ordinal);
        Assert.Contains("[red]bold[/]", result.OnlyErrorLine(), StringComparison.Ordinal);
        foreach (var character in (result.Output + result.Error).Where(character => character != '\n'))
        {
            Assert.False(char.IsControl(character) || character == '\u202E', $"U+{(int)character:X4} was written.");
        }
    }
}
