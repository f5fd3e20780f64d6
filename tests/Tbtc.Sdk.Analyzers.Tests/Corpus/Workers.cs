namespace Corpus;

// Background loops, caches, event handlers.
internal sealed class RotationWorker(IWalletReader reader, ILogger<RotationWorker> logger)
{
    private readonly ConcurrentDictionary<WalletPublicKeyHash, RegistryData> _known = new();
    private readonly Channel<RegistryData> _changes = Channel.CreateUnbounded<RegistryData>();
    private readonly Dictionary<WalletPublicKeyHash, (WalletChainData Wallet, DateTimeOffset ReadAt)> _cache = [];
    private WalletChainData? _current;
    private event Action<RegistryData>? Changed;

    public async Task Bad_PollAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            _current = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
            await _changes.Writer.WriteAsync(_current.MembersIdsHash, cancellationToken); // TBTC1001
        }
    }

    public async Task Bad_CheckedBeforeTheTickAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        if (_current is not { HasMembersIdsHash: true })
        {
            return;
        }

        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            Sink.Use(_current.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public void Bad_CacheOfValues(WalletChainData w)
    {
        _known[w.WalletPublicKeyHash] = w.MembersIdsHash; // TBTC1001
    }

    public void Bad_AddOrUpdate(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            _known.AddOrUpdate(w.WalletPublicKeyHash, w.MembersIdsHash, (_, old) => old);
        }
        else
        {
            _known.TryAdd(w.WalletPublicKeyHash, w.MembersIdsHash); // TBTC1001
        }
    }

    public void Bad_RaisedWithoutCheck(WalletChainData w)
    {
        Changed?.Invoke(w.MembersIdsHash); // TBTC1001
    }

    // The handlers run before the use and may replace the wallet.
    public void Bad_UsedAfterTheEvent()
    {
        if (_current is not { MembersIdsHash: { } data })
        {
            return;
        }

        Changed?.Invoke(data);
        Sink.Use(_current.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_CachedTuple(WalletPublicKeyHash key)
    {
        if (_cache.TryGetValue(key, out var entry) && entry.ReadAt > DateTimeOffset.UnixEpoch)
        {
            Sink.Use(entry.Wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public void Bad_ChangedByComparison(WalletChainData next)
    {
        if (_current?.MembersIdsHash?.Hash != next.MembersIdsHash?.Hash) // TBTC1004
        {
            Sink.Count("rotation");
        }

        _current = next;
    }

    public async Task Bad_LogWithoutTheCauseAsync(IReadOnlyList<WalletPublicKeyHash> wallets, CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync(wallets, cancellationToken: cancellationToken))
        {
            if (result.Wallet is not { } wallet)
            {
                continue;
            }

            if (!wallet.HasMembersIdsHash)
            {
                logger.LogWarning("The registry gave nothing for {Wallet}", result.WalletPublicKeyHash); // TBTC1006
                continue;
            }

            _known[wallet.WalletPublicKeyHash] = wallet.MembersIdsHash;
        }
    }

    public async Task Good_PollAsync(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            if (!wallet.HasMembersIdsHash)
            {
                logger.LogWarning("No members: {Fault}", wallet.RegistryFault);
                continue;
            }

            if (!_known.TryGetValue(key, out var old) || old.Hash != wallet.MembersIdsHash.Hash)
            {
                _known[key] = wallet.MembersIdsHash;
                await _changes.Writer.WriteAsync(wallet.MembersIdsHash, cancellationToken);
            }

            _current = wallet;
        }
    }

    public void Good_CacheOfValues(WalletChainData w)
    {
        if (w.TryGetMembersIdsHash(out var data))
        {
            _known[w.WalletPublicKeyHash] = data;
        }
        else
        {
            _known.TryRemove(w.WalletPublicKeyHash, out _);
        }
    }

    public RegistryData? Good_FreshOrCached(WalletChainData w) =>
        w.MembersIdsHash ?? (_known.TryGetValue(w.WalletPublicKeyHash, out var cached) ? cached : null);

    public void Good_RaisedAfterTheCheck(WalletChainData w)
    {
        if (w.MembersIdsHash is { } data)
        {
            Changed?.Invoke(data);
            Sink.Use(data.Hash);
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public void Good_CachedTuple(WalletPublicKeyHash key)
    {
        if (_cache.TryGetValue(key, out var entry) && entry.Wallet.HasMembersIdsHash)
        {
            Sink.Use(entry.Wallet.MembersIdsHash.Hash);
        }
    }

    public async Task Good_ConsumeAsync(CancellationToken cancellationToken)
    {
        await foreach (var data in _changes.Reader.ReadAllAsync(cancellationToken))
        {
            Sink.Use(data.Hash);
        }
    }

    public async Task Good_RestartOnFailureAsync(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
                Sink.Use(wallet.RequireMembersIdsHash("watch").Hash);
            }
            catch (MembersIdsHashUnavailableException e) when (e.IsTransient)
            {
                logger.LogWarning("Trying again: {Fault}", e.Fault);
            }
            catch (TbtcException e) when (!e.IsTransient)
            {
                logger.LogError(e, "Giving up");
                throw;
            }
        }
    }
}
