using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>Reads wallets in three ways over the same connection: with the reader program, with plain calls in batches, with plain calls one by one.</summary>
internal sealed class ReadingBenchmark : IDisposable
{
    private readonly RequestCounter _counter = new();
    private readonly HttpClient _http;
    private readonly (string Name, WalletReader Reader)[] _ways;

    public ReadingBenchmark(Uri rpcUrl, TbtcNetwork network)
    {
        _http = new(_counter) { Timeout = Timeout.InfiniteTimeSpan };
        var node = new HttpEthereumRpc(_http, new TbtcOptions { RpcUrl = rpcUrl, RequestTimeout = TimeSpan.FromMinutes(1) });
        _ways =
        [
            ("reader program", new(node, network)),
            ("plain batches", new(new RestrictedRpc(node, takesBatches: true), network)),
            ("single calls", new(new RestrictedRpc(node, takesBatches: false), network)),
        ];
    }

    public async Task RunAsync(string connection, IReadOnlyList<WalletPublicKeyHash> wallets, int rounds, TextWriter output)
    {
        var medians = await Rounds.MedianAsync(rounds, [.. _ways.Select<(string, WalletReader Reader), Func<Task>>(way => () => ReadAsync(way.Reader, wallets))]);
        for (var i = 0; i < _ways.Length; i++)
        {
            _counter.Requests = 0;
            await ReadAsync(_ways[i].Reader, wallets);
            await output.WriteLineAsync(
                $"| {connection} | {wallets.Count} | {_ways[i].Name} | {_counter.Requests} | {medians[i].TotalMilliseconds:0.0} ms | {wallets.Count / medians[i].TotalSeconds:0} | {medians[^1] / medians[i]:0.0} |");
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task ReadAsync(WalletReader reader, IReadOnlyList<WalletPublicKeyHash> wallets)
    {
        var found = 0;
        await foreach (var result in reader.GetWalletsAsync(wallets))
        {
            found += result.IsFound && result.Wallet.HasMembersIdsHash ? 1 : 0;
        }

        if (found != wallets.Count)
        {
            throw new InvalidOperationException($"{wallets.Count - found} of {wallets.Count} wallets were not read.");
        }
    }
}
