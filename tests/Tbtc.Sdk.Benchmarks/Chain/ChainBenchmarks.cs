using System.Runtime.InteropServices;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.RealChain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>Reading wallets from a real node with the real contracts, on loopback and with latency.</summary>
internal static class ChainBenchmarks
{
    private const int MaxWallets = 400;
    private const int DecodedWallets = 50;
    private const int FirstWallet = 1001;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(TextWriter output)
    {
        var wallets = Enumerable.Range(FirstWallet, MaxWallets).Select(SampleWallet.Create).ToList();
        await using var node = await TbtcNode.StartAsync();
        await node.AddWalletsAsync(wallets);

        await output.WriteLineAsync($"anvil 1.7.1, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores of {CpuName()}, shared by node and reader");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| connection | wallets | way | HTTP requests | time | wallets/s | times single calls |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        await ReadAsync("loopback", node.RpcUrl, rounds: 21);
        await using (var proxy = new LatencyProxy(node.RpcUrl, Latency))
        {
            await ReadAsync($"+{Latency.TotalMilliseconds} ms", proxy.Url, rounds: 5);
        }

        await output.WriteLineAsync();
        var decoded = wallets[..DecodedWallets];
        await DecodingBenchmark.RunAsync(await AnswerAsync(decoded), node.Network, decoded, output);

        async Task ReadAsync(string connection, Uri url, int rounds)
        {
            using var benchmark = new ReadingBenchmark(url, node.Network);
            foreach (var count in new[] { 1, 50, MaxWallets })
            {
                await benchmark.RunAsync(connection, [.. wallets.Take(count).Select(wallet => wallet.WalletPublicKeyHash)], rounds, output);
            }
        }

        async Task<EthCallResult> AnswerAsync(List<SampleWallet> asked)
        {
            using var http = new HttpClient();
            var rpc = new RecordingRpc(new HttpEthereumRpc(http, new TbtcOptions { RpcUrl = node.RpcUrl }));
            await foreach (var result in new WalletReader(rpc, node.Network).GetWalletsAsync(asked.Select(wallet => wallet.WalletPublicKeyHash)))
            {
                result.GetWalletOrThrow();
            }

            return rpc.Last!;
        }
    }

    private static string CpuName() => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
