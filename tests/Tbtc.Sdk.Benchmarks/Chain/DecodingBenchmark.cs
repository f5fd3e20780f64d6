using System.Diagnostics;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>What a wallet costs in this process: a whole read whose answer is already there, from the request to the last result.</summary>
internal static class DecodingBenchmark
{
    private const int Rounds = 2_000;

    public static async Task RunAsync(EthCallResult answer, TbtcNetwork network, IReadOnlyList<SampleWallet> wallets, TextWriter output)
    {
        var hashes = wallets.Select(wallet => wallet.WalletPublicKeyHash).ToArray();
        var reader = new WalletReader(new CannedRpc(answer), network);

        var (read, readBytes) = await MeasureAsync(() => ReadAsync(reader, hashes), wallets.Count);
        var (keyCheck, _) = await MeasureAsync(() => CheckKeys(wallets), wallets.Count);
        var (_, resultBytes) = await MeasureAsync(() => Build(wallets), wallets.Count);

        await output.WriteLineAsync("| a wallet of 400, in this process | time | allocated |");
        await output.WriteLineAsync("|---|---|---|");
        await output.WriteLineAsync($"| whole read: request, decoding, checks, results | {read:0} ns | {readBytes:0} bytes |");
        await output.WriteLineAsync($"| of that, the key check (Keccak-256 of the public key) | {keyCheck:0} ns | |");
        await output.WriteLineAsync($"| of that, the objects handed out | | {resultBytes:0} bytes |");
        await output.WriteLineAsync($"| **the rest: decoding, request, lists** | **{read - keyCheck:0} ns** | **{readBytes - resultBytes:0} bytes** |");
    }

    private static async Task ReadAsync(WalletReader reader, WalletPublicKeyHash[] wallets)
    {
        await foreach (var result in reader.GetWalletsAsync(wallets))
        {
            GC.KeepAlive(result.GetWalletOrThrow().RequireMembersIdsHash());
        }
    }

    private static Task CheckKeys(IReadOnlyList<SampleWallet> wallets)
    {
        foreach (var wallet in wallets)
        {
            if (wallet.PublicKey.ComputeWalletId() != wallet.EcdsaWalletId)
            {
                throw new InvalidOperationException("The key is not that of the wallet.");
            }
        }

        return Task.CompletedTask;
    }

    private static Task Build(IReadOnlyList<SampleWallet> wallets)
    {
        foreach (var wallet in wallets)
        {
            GC.KeepAlive(new WalletReadResult(new WalletChainData(
                wallet.WalletPublicKeyHash, wallet.EcdsaWalletId, 1, null, new RegistryData(wallet.MembersIdsHash!.Value, wallet.PublicKey, 1))
            {
                State = wallet.State, CreatedAt = wallet.CreatedAt,
            }));
        }

        return Task.CompletedTask;
    }

    // Everything completes at once, so that all of it is done, and allocated, by this thread.
    private static async Task<(double Nanoseconds, double Bytes)> MeasureAsync(Func<Task> action, int wallets)
    {
        for (var i = 0; i < Rounds; i++)
        {
            await action();
        }

        var times = new double[Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        return (times[Rounds / 2] / wallets, (double)allocated / Rounds / wallets);
    }
}
