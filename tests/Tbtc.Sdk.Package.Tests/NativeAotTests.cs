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

    private const string Node = """
        using System.Net;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using Tbtc.Sdk.Signing;

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.LimitForCovenantSigner();
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddTbtcJobStore(store => store.Directory = args[0]);
        builder.Services.AddCovenantSigner(signer => signer.Policy = new() { Domain = new(chainId: 1) });
        builder.Services.AddCovenantSignerHttp(http => http.BearerToken = "0123456789abcdef");
        await using var app = builder.Build();
        app.MapCovenantSigner();
        await app.StartAsync();

        await using var services = new ServiceCollection()
            .AddLogging()
            .AddCovenantSignerClient(signer => (signer.Endpoint, signer.BearerToken) = (new Uri(app.Urls.First()), "0123456789abcdef"))
            .BuildServiceProvider();
        var client = services.GetRequiredService<CovenantSignerClient>();
        var request = CovenantRequestJson.Inspect(File.ReadAllBytes(args[1]), new ApprovalDomain(chainId: 1)).Request!;
        var submitted = StepOf(await client.SubmitAsync("rr-1", request));
        var polled = StepOf(await client.PollAsync("rr-1", submitted.RequestId, request));
        Console.WriteLine($"{submitted.RequestId[..7]} {polled.Status} {polled == submitted}");
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", "0123456789abcdef") } };
        Console.WriteLine((await http.GetStringAsync(app.Urls.First() + "/healthz/detailed"))[..19]);

        static StepResult StepOf(SignerResponse response) => response is SignerResponse.Answered(var step) ? step : throw new InvalidOperationException(response.ToString());
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
        var vector = Vector("with_everything");
        var request = Path.Combine(consumer.Folder, "request.json");
        await File.WriteAllTextAsync(request, vector["request"]!.ToJsonString());

        var app = await ConsoleProcess.RunAsync(
            Path.Combine(output, "Consumer"),
            consumer.Folder,
            new Dictionary<string, string>(),
            chain.RpcUrl.ToString(), chain.Network.Bridge.ToString(), chain.Network.WalletRegistry.ToString()!, sample.WalletPublicKeyHash.ToString(), request);

        Assert.Equal(["MovingFunds", sample.MembersIdsHash.ToString()!, $"True {vector["requestDigest"]}"], app.RequireSuccess().Lines);
    }

    [Fact]
    public async Task Published_native_app_serves_the_signer_and_was_published_without_warnings()
    {
        var consumer = Consumer.Create(packages, "Tbtc.Sdk.AspNetCore", Node, Properties);
        var output = Path.Combine(consumer.Folder, "published");

        var published = await consumer.PublishAsync(output);

        Assert.True(published.Diagnostics.Length == 0, string.Join('\n', published.Diagnostics));
        Assert.Equal(0, published.ExitCode);
        var request = Path.Combine(consumer.Folder, "request.json");
        await File.WriteAllTextAsync(request, Vector("qc_v1")["request"]!.ToJsonString());
        var app = await ConsoleProcess.RunAsync(
            Path.Combine(output, "Consumer"), consumer.Folder, new Dictionary<string, string>(), Path.Combine(consumer.Folder, "store"), request);
        Assert.Equal(["kcs_qc_ Pending True", "{\"status\":\"healthy\""], app.RequireSuccess().Lines);
    }

    private static JsonNode Vector(string name) => JsonNode.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Tbtc.Sdk.Runtime.Tests", "Signing", "vectors", "vectors.json")))!["requests"]![name]!;
}
