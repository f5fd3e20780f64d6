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

    private const string Silent = "<Nullable>disable</Nullable>";

    [Theory]
    [InlineData("Tbtc.Sdk")]
    [InlineData("Tbtc.Sdk.Runtime")]
    public async Task Hash_used_without_a_check_fails_the_build_with_TBTC1001(string package)
    {
        var consumer = Consumer.Create(packages, package, Unchecked, Silent);

        var built = await consumer.BuildAsync();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Equal([Tbtc1001(consumer, 7, 61)], built.Diagnostics);
    }

    [Theory]
    [InlineData("Tbtc.Sdk")]
    [InlineData("Tbtc.Sdk.Runtime")]
    public async Task Corrected_version_builds_clean(string package)
    {
        var consumer = Consumer.Create(packages, package, Checked);

        var built = await consumer.BuildAsync();

        Assert.Empty(built.Diagnostics);
        Assert.Equal(0, built.ExitCode);
    }

    private static string Tbtc1001(Consumer consumer, int line, int column) =>
        $"{Path.Combine(consumer.Folder, "Consumer.cs")}({line},{column}): error TBTC1001: [{Path.Combine(consumer.Folder, "Consumer.csproj")}]";
}
