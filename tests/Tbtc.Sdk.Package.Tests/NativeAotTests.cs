using System.Runtime.InteropServices;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Package.Tests;

[Collection(nameof(PackedPackages))]
public sealed class NativeAotTests(PackedPackages packages)
{
    private const string Reader = """
        using Microsoft.Extensions.DependencyInjection;
        using Tbtc.Sdk;
        using Tbtc.Sdk.Chain;

        await using var services = new ServiceCollection()
            .AddTbtc(options =>
            {
                options.RpcUrl = new Uri(args[0]);
                options.Network = new TbtcNetwork(Address.Parse(args[1]), Address.Parse(args[2]));
            })
            .BuildServiceProvider();
        var wallet = await services.GetRequiredService<IWalletReader>().GetWalletAsync(WalletPublicKeyHash.Parse(args[3]));
        Console.WriteLine(wallet.State);
        Console.WriteLine(wallet.RequireMembersIdsHash().Hash);
        """;

    private static readonly string Properties = $"""
        <Nullable>enable</Nullable>
        <OutputType>Exe</OutputType>
        <PublishAot>true</PublishAot>
        <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
        """;

    [Fact]
    public async Task Published_native_app_reads_a_wallet_and_was_published_without_warnings()
    {
        var sample = SampleWallets.MovingFunds;
        await using var chain = await TestChain.StartAsync();
        chain.AddWallet(sample);
        var consumer = Consumer.Create(packages, "Tbtc.Sdk.Runtime", Reader, Properties);
        var output = Path.Combine(consumer.Folder, "published");

        var published = await consumer.PublishAsync(output);

        Assert.Empty(published.Diagnostics);
        Assert.Equal(0, published.ExitCode);
        Assert.DoesNotContain(Directory.GetFiles(output), file => file.EndsWith(".dll", StringComparison.Ordinal));

        var app = await ConsoleProcess.RunAsync(
            Path.Combine(output, "Consumer"),
            consumer.Folder,
            new Dictionary<string, string>(),
            chain.RpcUrl.ToString(), chain.Network.Bridge.ToString(), chain.Network.WalletRegistry.ToString()!, sample.WalletPublicKeyHash.ToString());

        Assert.Equal(["MovingFunds", sample.MembersIdsHash.ToString()!], app.RequireSuccess().Lines);
    }
}
