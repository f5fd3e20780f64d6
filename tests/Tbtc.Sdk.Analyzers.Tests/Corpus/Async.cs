using System.Runtime.CompilerServices;

namespace Corpus;

// Await, async streams and iterators: others run in between, so a mutable field is another wallet afterwards; a local is not.
internal sealed class Async(IWalletReader reader)
{
    private readonly SemaphoreSlim _gate = new(1);
    private WalletChainData? _wallet;

    public async Task<Bytes32> Bad_AwaitedRead(WalletPublicKeyHash key, CancellationToken cancellationToken) =>
        (await reader.GetWalletAsync(key, cancellationToken: cancellationToken)).MembersIdsHash.Hash; // TBTC1001

    public async Task Bad_CheckOneReadUseTheNext(WalletPublicKeyHash key)
    {
        if ((await reader.GetWalletAsync(key)).HasMembersIdsHash)
        {
            var again = await reader.GetWalletAsync(key, BlockReference.Finalized);
            Sink.Use(again.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public async Task Bad_FieldAcrossAwait()
    {
        if (_wallet is not { HasMembersIdsHash: true })
        {
            return;
        }

        await Task.Yield();
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public async Task Bad_FieldAcrossAwaitInsideTheArguments(Func<Bytes32, Bytes32, Task> send)
    {
        if (_wallet is { HasMembersIdsHash: true })
        {
            await send(await Task.FromResult(_wallet.EcdsaWalletId), _wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public async Task Bad_VariableReassignedByAwait(WalletChainData w, WalletPublicKeyHash key)
    {
        if (!w.HasMembersIdsHash)
        {
            w = await reader.GetWalletAsync(key);
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public async Task Bad_AsyncStream(IEnumerable<WalletPublicKeyHash> keys, CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync(keys, cancellationToken: cancellationToken))
        {
            if (result.IsFound)
            {
                Sink.Use(result.Wallet.MembersIdsHash.Hash); // TBTC1001
            }
        }
    }

    public async IAsyncEnumerable<RegistryData> Bad_AsyncIterator(IEnumerable<WalletPublicKeyHash> keys)
    {
        await foreach (var result in reader.GetWalletsAsync(keys))
        {
            yield return result.GetWalletOrThrow().MembersIdsHash; // TBTC1001
        }
    }

    public Task<RegistryData> Bad_TaskFromResult(WalletChainData w) => Task.FromResult(w.MembersIdsHash); // TBTC1001

    public ValueTask<RegistryData> Bad_ValueTask(WalletChainData w) => new(w.MembersIdsHash); // TBTC1001

    public async Task<RegistryData> Bad_AsyncReturn(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        return wallet.MembersIdsHash; // TBTC1001
    }

    public Task<Bytes32> Bad_ContinueWith(WalletPublicKeyHash key) =>
        reader.GetWalletAsync(key).ContinueWith(t => t.Result.MembersIdsHash.Hash, TaskScheduler.Default); // TBTC1001

    public async Task<Bytes32[]> Bad_WhenAll(IEnumerable<WalletPublicKeyHash> keys)
    {
        var wallets = await Task.WhenAll(keys.Select(key => reader.GetWalletAsync(key)));
        return wallets.Select(w => w.MembersIdsHash.Hash).ToArray(); // TBTC1001
    }

    public async Task Bad_AsyncLambda(IEnumerable<WalletPublicKeyHash> keys)
    {
        await Parallel.ForEachAsync(keys, async (key, ct) =>
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: ct);
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        });
    }

    public IEnumerable<ulong> Bad_FieldAcrossYield()
    {
        if (_wallet is not { HasMembersIdsHash: true })
        {
            yield break;
        }

        yield return _wallet.BlockNumber;
        yield return _wallet.MembersIdsHash.BlockNumber; // TBTC1001
    }

    public IEnumerable<RegistryData> Bad_YieldWhatMayBeAbsent(IEnumerable<WalletChainData> wallets)
    {
        foreach (var w in wallets)
        {
            yield return w.MembersIdsHash; // TBTC1001
        }
    }

    public async Task Bad_ChannelOfValues(ChannelWriter<RegistryData> writer, WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        await writer.WriteAsync(wallet.MembersIdsHash); // TBTC1001
    }

    public async Task<Bytes32?> Good_AwaitedReadChecked(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        return wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : null;
    }

    public async Task<Bytes32> Good_AwaitedReadRequired(WalletPublicKeyHash key) =>
        (await reader.GetWalletAsync(key)).RequireMembersIdsHash("sign").Hash;

    public async Task Good_LocalAcrossAwait(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        await Task.Delay(10).ConfigureAwait(false);
        Sink.Use(wallet.MembersIdsHash.Hash);
    }

    public async Task Good_FieldCheckedAfterAwait()
    {
        await Task.Yield();
        if (_wallet is { HasMembersIdsHash: true })
        {
            Sink.Use(_wallet.MembersIdsHash.Hash);
        }
    }

    public async Task Good_FieldCopiedBeforeAwait()
    {
        if (_wallet is not { MembersIdsHash: { } data })
        {
            return;
        }

        await Task.Yield();
        Sink.Use(data.Hash);
    }

    public async Task Good_RetryUntilAvailable(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        while (!wallet.HasMembersIdsHash)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        }

        Sink.Use(wallet.MembersIdsHash.Hash);
    }

    public async Task Good_AsyncStream(IEnumerable<WalletPublicKeyHash> keys)
    {
        await foreach (var result in reader.GetWalletsAsync(keys))
        {
            if (!result.IsFound || !result.Wallet.HasMembersIdsHash)
            {
                continue;
            }

            Sink.Use(result.Wallet.MembersIdsHash.Hash);
        }
    }

    public async IAsyncEnumerable<RegistryData> Good_AsyncIterator(
        IEnumerable<WalletPublicKeyHash> keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync(keys, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (result.Wallet is { MembersIdsHash: { } data })
            {
                yield return data;
            }
        }
    }

    public Task<RegistryData?> Good_TaskOfAnOptional(WalletChainData w) => Task.FromResult(w.MembersIdsHash);

    public ValueTask<RegistryData?> Good_ValueTaskOfAnOptional(WalletChainData w) => new(w.MembersIdsHash);

    public async Task<RegistryData?> Good_AsyncReturnOfAnOptional(WalletPublicKeyHash key) =>
        (await reader.GetWalletAsync(key)).MembersIdsHash;

    public async Task<Bytes32[]> Good_WhenAllFiltered(IEnumerable<WalletPublicKeyHash> keys)
    {
        var wallets = await Task.WhenAll(keys.Select(key => reader.GetWalletAsync(key)));
        return wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).ToArray();
    }

    public IEnumerable<ulong> Good_LocalAcrossYield(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            yield break;
        }

        yield return w.BlockNumber;
        yield return w.MembersIdsHash.BlockNumber;
    }

    public IEnumerable<RegistryData?> Good_YieldOptionals(IEnumerable<WalletChainData> wallets)
    {
        foreach (var w in wallets)
        {
            yield return w.MembersIdsHash;
        }
    }

    public async Task Good_CheckUnderTheGate(WalletPublicKeyHash key)
    {
        await _gate.WaitAsync();
        try
        {
            _wallet = await reader.GetWalletAsync(key);
            if (_wallet.HasMembersIdsHash)
            {
                Sink.Use(_wallet.MembersIdsHash.Hash);
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}
