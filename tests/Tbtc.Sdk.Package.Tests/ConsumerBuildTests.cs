namespace Tbtc.Sdk.Package.Tests;

/// <summary>A team that installs a package: its build fails where the hash is used unchecked, and only there.</summary>
[Collection(nameof(PackedPackages))]
public sealed class ConsumerBuildTests(PackedPackages packages)
{
    private const string Unchecked = """
        using Tbtc.Sdk;

        namespace Consumer;

        public static class SignerSet
        {
            public static Bytes32 HashOf(WalletChainData wallet) => wallet.MembersIdsHash.Hash;
        }
        """;

    private const string Checked = """
        using Tbtc.Sdk;

        namespace Consumer;

        public static class SignerSet
        {
            public static Bytes32 HashOf(WalletChainData wallet) => wallet.RequireMembersIdsHash().Hash;

            public static Bytes32? FindHashOf(WalletChainData wallet) => wallet.MembersIdsHash is { } hash ? hash.Hash : null;
        }
        """;

    [Theory]
    [InlineData("Tbtc.Sdk", "enable")]
    [InlineData("Tbtc.Sdk", "disable")]
    [InlineData("Tbtc.Sdk.Runtime", "disable")]
    public async Task Hash_used_without_a_check_fails_the_build(string package, string nullable)
    {
        var consumer = Consumer.Create(packages, package, Unchecked, $"<Nullable>{nullable}</Nullable><NoWarn>CS8602</NoWarn>");

        var built = await consumer.BuildAsync();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Equal([Tbtc1001(consumer)], built.Diagnostics);
    }

    [Theory]
    [InlineData("Tbtc.Sdk", "enable")]
    [InlineData("Tbtc.Sdk.Runtime", "disable")]
    public async Task Corrected_version_builds_clean(string package, string nullable)
    {
        var consumer = Consumer.Create(packages, package, Checked, $"<Nullable>{nullable}</Nullable>");

        var built = await consumer.BuildAsync();

        Assert.Empty(built.Diagnostics);
        Assert.Equal(0, built.ExitCode);
    }

    [Theory]
    [InlineData("Tbtc.Sdk")]
    [InlineData("Tbtc.Sdk.Runtime")]
    public async Task Property_switches_the_analyzers_off(string package)
    {
        var consumer = Consumer.Create(packages, package, Unchecked, "<Nullable>disable</Nullable><TbtcSdkAnalyzers>false</TbtcSdkAnalyzers>");

        var built = await consumer.BuildAsync();

        Assert.Empty(built.Diagnostics);
        Assert.Equal(0, built.ExitCode);
    }

    private static string Tbtc1001(Consumer consumer) =>
        $"{Path.Combine(consumer.Folder, "Consumer.cs")}(7,61): error TBTC1001: 'wallet.MembersIdsHash' may be absent here: nothing on this path checks it. "
        + "Check it on this path, or call RequireMembersIdsHash. "
        + $"({Repository.Url}/blob/main/docs/rules/TBTC1001.md) [{Path.Combine(consumer.Folder, "Consumer.csproj")}]";
}
