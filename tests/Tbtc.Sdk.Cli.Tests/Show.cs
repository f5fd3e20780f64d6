using System.Text.Json;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>Runs <c>tbtc wallet show</c> against a chain.</summary>
internal static class Show
{
    public static async Task<TestChain> StartChainAsync(params SampleWallet[] wallets)
    {
        var chain = await TestChain.StartAsync();
        foreach (var wallet in wallets)
        {
            chain.AddWallet(wallet);
        }

        return chain;
    }

    public static Task<ConsoleResult> OnAsync(TestChain chain, params WalletPublicKeyHash[] wallets) => OnAsync(chain, [.. wallets.Select(wallet => wallet.ToString())]);

    public static Task<ConsoleResult> JsonOnAsync(TestChain chain, params WalletPublicKeyHash[] wallets) => OnAsync(chain, ["--json", .. wallets.Select(wallet => wallet.ToString())]);

    public static Task<ConsoleResult> OnAsync(TestChain chain, string[] arguments) => OnAsync(chain, new ConsoleInput(), arguments);

    public static Task<ConsoleResult> OnAsync(TestChain chain, ConsoleInput input, params string[] arguments) => ConsoleApp.Tbtc.RunAsync(input, ArgumentsFor(chain, arguments));

    public static string[] ArgumentsFor(TestChain chain, params string[] arguments) =>
        ["wallet", "show", "--rpc", chain.RpcUrl.ToString(), "--bridge", chain.Network.Bridge.ToString(), "--wallet-registry", chain.Network.WalletRegistry.ToString()!, .. arguments];

    public static IReadOnlyList<JsonElement> Wallets(ConsoleResult result)
    {
        using var document = JsonDocument.Parse(result.Output);
        return [.. document.RootElement.EnumerateArray().Select(wallet => wallet.Clone())];
    }
}
