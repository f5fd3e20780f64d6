using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>What a wallet costs in this process: a whole read whose answer is already there, from the request to the last result.</summary>
internal static class DecodingBenchmark
{
    private const int Rounds = 5_000;

    public static async Task RunAsync(EthCallResult answer, TbtcNetwork network, IReadOnlyList<SampleWallet> wallets, TextWriter output)
    {
        var hashes = wallets.Select(wallet => wallet.WalletPublicKeyHash).ToArray();
        var reader = new WalletReader(new CannedRpc(answer), network);

        var medians = await Benchmarks.Rounds.MedianAsync(Rounds, () => ReadAsync(reader, hashes), () => CheckKeys(wallets));
        var (read, keyCheck) = (medians[0].TotalNanoseconds / wallets.Count, medians[1].TotalNanoseconds / wallets.Count);
        var (readBytes, resultBytes) = (await AllocatedAsync(() => ReadAsync(reader, hashes), wallets.Count), await AllocatedAsync(() => Build(wallets), wallets.Count));

        await output.WriteLineAsync($"| a wallet of {wallets.Count}, in this process | time | allocated |");
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
    private static async Task<double> AllocatedAsync(Func<Task> action, int wallets)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        await action();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / wallets;
    }
}
