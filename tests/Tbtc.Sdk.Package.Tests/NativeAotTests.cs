using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Package.Tests;

[Collection(nameof(PackedPackages))]
public sealed class NativeAotTests(PackedPackages packages)
{
    private const string Reader = """
        using Microsoft.Extensions.DependencyInjection;
        using Tbtc.Sdk;
        using Tbtc.Sdk.Chain;
        using Tbtc.Sdk.Signing;

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

        var request = CovenantRequestJson.Inspect(File.ReadAllBytes(args[4]), new ApprovalDomain(chainId: 1));
        Console.WriteLine($"{request.IsValid} {request.RequestDigest}");
        """;

    private static readonly string Properties = $"""
        <Nullable>enable</Nullable>
        <OutputType>Exe</OutputType>
        <PublishAot>true</PublishAot>
        <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
        """;

    [Fact]
    public async Task Published_native_app_reads_a_wallet_and_a_request_and_was_published_without_warnings()
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

        // A request with a quote and a certificate, and three signatures to verify.
        var vector = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Tbtc.Sdk.Runtime.Tests", "Signing", "vectors", "vectors.json")))!["requests"]!["with_everything"]!;
        var request = Path.Combine(consumer.Folder, "request.json");
        await File.WriteAllTextAsync(request, vector["request"]!.ToJsonString());

        var app = await ConsoleProcess.RunAsync(
            Path.Combine(output, "Consumer"),
            consumer.Folder,
            new Dictionary<string, string>(),
            chain.RpcUrl.ToString(), chain.Network.Bridge.ToString(), chain.Network.WalletRegistry.ToString()!, sample.WalletPublicKeyHash.ToString(), request);

        Assert.Equal(["MovingFunds", sample.MembersIdsHash.ToString()!, $"True {vector["requestDigest"]}"], app.RequireSuccess().Lines);
    }
}
