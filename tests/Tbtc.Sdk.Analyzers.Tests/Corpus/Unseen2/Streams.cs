using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Quayside.Streams;

internal sealed class WalletFeed(IWalletReader reader, ChannelReader<WalletChainData> inbox)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private WalletChainData _latest = null!;

    public void Publish(WalletChainData wallet) => _latest = wallet;

    public async Task Good_ChecksEachBeforeTheAwait(CancellationToken cancellationToken)
    {
        await foreach (var wallet in inbox.ReadAllAsync(cancellationToken))
        {
            if (!wallet.HasMembersIdsHash)
            {
                continue;
            }

            await Task.Delay(10, cancellationToken);
            await Depot.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken);
        }
    }

    public async Task Bad_ContinuesForTheWrongOnes(CancellationToken cancellationToken)
    {
        await foreach (var wallet in inbox.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (wallet.State == WalletState.Closed || wallet.HasMembersIdsHash && wallet.PendingRedemptionsValueSats == 0)
            {
                continue;
            }

            await Depot.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken); // TBTC1001
        }
    }

    public async Task Bad_ChecksThePreviousOne(IAsyncEnumerable<WalletChainData> wallets)
    {
        WalletChainData? previous = null;
        await foreach (var wallet in wallets)
        {
            if (previous is { HasMembersIdsHash: true })
            {
                Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
            }

            previous = wallet;
        }
    }

    public async Task Good_SignsThePreviousOne(IAsyncEnumerable<WalletChainData> wallets)
    {
        WalletChainData? previous = null;
        await foreach (var wallet in wallets)
        {
            if (previous is { HasMembersIdsHash: true })
            {
                Depot.Sign(previous.MembersIdsHash.Hash);
            }

            previous = wallet;
        }
    }

    public async IAsyncEnumerable<RegistryData> Bad_StreamsWhatMayBeAbsent(
        IEnumerable<WalletPublicKeyHash> keys, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            yield return wallet.MembersIdsHash; // TBTC1001
        }
    }

    public async IAsyncEnumerable<RegistryData> Good_StreamsWhatIsThere(
        IEnumerable<WalletPublicKeyHash> keys, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            if (wallet.MembersIdsHash is { } data)
            {
                yield return data;
            }
        }
    }

    public async IAsyncEnumerable<RegistryData?> Good_StreamSaysThatItMayBeAbsent(IAsyncEnumerable<WalletChainData> wallets)
    {
        await foreach (var wallet in wallets)
        {
            yield return wallet.MembersIdsHash;
        }
    }

    public IEnumerable<Bytes32> Bad_FieldAfterTheYield()
    {
        if (_latest is not { HasMembersIdsHash: true })
        {
            yield break;
        }

        yield return _latest.MembersIdsHash.Hash;
        yield return _latest.MembersIdsHash.Hash; // TBTC1001
    }

    public IEnumerable<Bytes32> Good_LocalAfterTheYield()
    {
        var latest = _latest;
        if (latest is not { HasMembersIdsHash: true })
        {
            yield break;
        }

        yield return latest.MembersIdsHash.Hash;
        yield return latest.MembersIdsHash.WalletId;
    }

    public async Task Good_ArgumentIsReadBeforeTheAwait(string path, CancellationToken cancellationToken)
    {
        if (!_latest.HasMembersIdsHash)
        {
            return;
        }

        await using var file = new FileStream(path, FileMode.Append);
        await file.WriteAsync(_latest.MembersIdsHash.Hash.ToArray(), cancellationToken);
    }

    public async Task Bad_FieldAfterTheWrite(string path, CancellationToken cancellationToken)
    {
        if (!_latest.HasMembersIdsHash)
        {
            return;
        }

        await using var file = new FileStream(path, FileMode.Append);
        await file.WriteAsync(_latest.MembersIdsHash.Hash.ToArray(), cancellationToken);
        await file.WriteAsync(_latest.MembersIdsHash.WalletId.ToArray(), cancellationToken); // TBTC1001
    }

    public async Task Good_SnapshotOfTheField(CancellationToken cancellationToken)
    {
        var latest = _latest;
        if (!latest.TryGetMembersIdsHash(out var data))
        {
            return;
        }

        await Task.Yield();
        await Depot.SignAsync(data.Hash, cancellationToken);
        await Depot.SignAsync(latest.MembersIdsHash.Hash, cancellationToken);
    }

    public async Task Good_ChecksInsideTheGate(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_latest.HasMembersIdsHash)
            {
                Depot.Sign(_latest.MembersIdsHash.Hash);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task Bad_ChecksOutsideTheGate(CancellationToken cancellationToken)
    {
        if (!_latest.HasMembersIdsHash)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            Depot.Sign(_latest.MembersIdsHash.Hash); // TBTC1001
        }
        finally
        {
            _gate.Release();
        }
    }

    public static ValueTask Bad_WritesIntoAChannelOfData(ChannelWriter<RegistryData> writer, WalletChainData wallet, CancellationToken cancellationToken) =>
        writer.WriteAsync(wallet.MembersIdsHash, cancellationToken); // TBTC1001

    public static bool Good_ChannelThatTakesNull(ChannelWriter<RegistryData?> writer, WalletChainData wallet) =>
        writer.TryWrite(wallet.MembersIdsHash);

    public static void Bad_TrueOnlySaysThatSomethingWasRead(ChannelReader<RegistryData?> data)
    {
        while (data.TryRead(out var next))
        {
            Depot.Keep(next); // TBTC1001
        }
    }

    public static async Task Good_DrainsAChannelOfNullables(ChannelReader<RegistryData?> data, CancellationToken cancellationToken)
    {
        while (await data.WaitToReadAsync(cancellationToken))
        {
            while (data.TryRead(out var next))
            {
                if (next is null)
                {
                    continue;
                }

                Depot.Keep(next);
            }
        }
    }

    public void Bad_PeekedIsNotTheOneThatIsRead()
    {
        if (inbox.TryPeek(out var head) && head.HasMembersIdsHash && inbox.TryRead(out var taken))
        {
            Depot.Sign(taken.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public void Good_ReadsAndTakesApart()
    {
        while (inbox.TryRead(out var taken) && taken.TryGetMembersIdsHash(out var data))
        {
            Depot.Keep(data);
        }
    }

    public async Task<Bytes32> Good_PollsUntilItIsThere(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        WalletChainData wallet;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        while (!wallet.HasMembersIdsHash);
        return wallet.MembersIdsHash.Hash;
    }

    public async Task<Bytes32> Bad_PollsAFewTimes(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var attempts = 0;
        WalletChainData wallet;
        do
        {
            wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        }
        while (!wallet.HasMembersIdsHash && ++attempts < 5);
        return wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public async Task<Bytes32?> Good_PollsAFewTimesAndSaysSo(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            if (wallet.HasMembersIdsHash)
            {
                return wallet.MembersIdsHash.Hash;
            }

            await Task.Delay(100, cancellationToken);
        }

        return null;
    }

    public async Task Bad_FoundIsNotRead(IEnumerable<WalletPublicKeyHash> keys)
    {
        await foreach (var result in reader.GetWalletsAsync(keys))
        {
            if (result.IsFound)
            {
                Depot.Sign(result.Wallet.MembersIdsHash.Hash); // TBTC1001
            }
        }
    }

    public async Task Good_FoundAndRead(IEnumerable<WalletPublicKeyHash> keys, CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync(keys, cancellationToken: cancellationToken))
        {
            if (result.Wallet is not { HasMembersIdsHash: true } wallet)
            {
                continue;
            }

            await Depot.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken);
        }
    }

    // Get-only: lasts over the await.
    public async Task Good_ResultIsStable(WalletReadResult result, CancellationToken cancellationToken)
    {
        if (result.IsFound && result.Wallet.HasMembersIdsHash)
        {
            await Task.Delay(1, cancellationToken);
            Depot.Sign(result.Wallet.MembersIdsHash.Hash);
        }
    }

    public static Bytes32 Bad_OrThrowIsAboutTheWallet(WalletReadResult result) => result.GetWalletOrThrow().MembersIdsHash.Hash; // TBTC1001

    public async Task<Bytes32[]> Good_WhenAll(IReadOnlyList<WalletPublicKeyHash> keys, CancellationToken cancellationToken)
    {
        var wallets = await Task.WhenAll(keys.Select(k => reader.GetWalletAsync(k, cancellationToken: cancellationToken)));
        return [.. wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash)];
    }

    public async Task Bad_WhenAllWaitsButDoesNotCheck(IReadOnlyList<WalletPublicKeyHash> keys)
    {
        foreach (var wallet in await Task.WhenAll(keys.Select(k => reader.GetWalletAsync(k))))
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static Task<RegistryData> Bad_TaskOfWhatMayBeAbsent(WalletChainData wallet) => Task.FromResult(wallet.MembersIdsHash); // TBTC1001

    public static Task<RegistryData?> Good_TaskSaysThatItMayBeAbsent(WalletChainData wallet) => Task.FromResult(wallet.MembersIdsHash);

    public async ValueTask<RegistryData> Bad_AwaitedAndReturned(WalletPublicKeyHash key) =>
        (await reader.GetWalletAsync(key).ConfigureAwait(false)).MembersIdsHash; // TBTC1001

    public async ValueTask<RegistryData> Good_AwaitedAndRequired(WalletPublicKeyHash key) =>
        (await reader.GetWalletAsync(key).ConfigureAwait(false)).RequireMembersIdsHash();

    public Task<Bytes32> Bad_Continuation(WalletPublicKeyHash key) =>
        reader.GetWalletAsync(key).ContinueWith(t => t.Result.MembersIdsHash.Hash, TaskScheduler.Default); // TBTC1001

    public Task<Bytes32?> Good_Continuation(WalletPublicKeyHash key) =>
        reader.GetWalletAsync(key).ContinueWith(t => t.Result.MembersIdsHash?.Hash, TaskScheduler.Default);

    public static IAsyncEnumerable<Bytes32> Good_AsyncPipeline(IAsyncEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash);

    public static IAsyncEnumerable<Bytes32> Bad_AsyncPipeline(IAsyncEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash); // TBTC1001
}

// A parameter of a primary constructor is a mutable field to the other members.
internal sealed class Bad_PrimaryParameterAcrossAnAwait(WalletChainData wallet)
{
    public async Task SignAsync(CancellationToken cancellationToken)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        await Task.Delay(5, cancellationToken);
        Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
    }
}

internal sealed class Good_PropertyFromAPrimaryParameter(WalletChainData wallet)
{
    public WalletChainData Wallet { get; } = wallet;

    public async Task SignAsync(CancellationToken cancellationToken)
    {
        if (!Wallet.HasMembersIdsHash)
        {
            return;
        }

        await Task.Delay(5, cancellationToken);
        Depot.Sign(Wallet.MembersIdsHash.Hash);
    }
}
