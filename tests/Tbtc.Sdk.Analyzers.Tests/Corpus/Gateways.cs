using System.Runtime.CompilerServices;

namespace Corpus;

// Code as teams write it: repositories over a set, mappers, minimal endpoints, workers, streams.
internal interface IWalletSet
{
    IQueryable<WalletChainData> Wallets { get; }

    Task<WalletChainData?> FindAsync(WalletPublicKeyHash key, CancellationToken cancellationToken);

    IAsyncEnumerable<WalletChainData> WatchAsync(CancellationToken cancellationToken);
}

internal sealed record ApprovalRow(WalletPublicKeyHash Key, Bytes32 MembersIdsHash, ulong Block);

internal sealed record WalletRow
{
    public required WalletPublicKeyHash Key { get; init; }

    public Bytes32? SignersHash { get; init; }

    public string? Cause { get; init; }
}

internal abstract record Outcome
{
    public sealed record Ready(RegistryData Data) : Outcome;

    public sealed record Waiting(RegistryFault? Fault) : Outcome;
}

internal sealed class Gateways(IWalletSet set, IWalletReader reader, ILogger<Gateways> logger)
{
    private readonly Dictionary<WalletPublicKeyHash, RegistryData> _known = [];
    private RegistryData? _last;

    public async Task<ApprovalRow?> Good_FindAndMapAsync(WalletPublicKeyHash key, CancellationToken cancellationToken) =>
        await set.FindAsync(key, cancellationToken) is { MembersIdsHash: { } data } wallet
            ? new ApprovalRow(wallet.WalletPublicKeyHash, data.Hash, data.BlockNumber)
            : null;

    public async Task<ApprovalRow?> Bad_FindAndMapAsync(WalletPublicKeyHash key, CancellationToken cancellationToken) =>
        await set.FindAsync(key, cancellationToken) is { } wallet
            ? new ApprovalRow(wallet.WalletPublicKeyHash, wallet.MembersIdsHash.Hash, wallet.BlockNumber) // TBTC1001
            : null;

    public WalletRow Good_Row(WalletChainData wallet) => new()
    {
        Key = wallet.WalletPublicKeyHash,
        SignersHash = wallet.MembersIdsHash?.Hash,
        Cause = wallet.RegistryFault?.ToString(),
    };

    public WalletRow Bad_RowWithAStandIn(WalletChainData wallet) => new()
    {
        Key = wallet.WalletPublicKeyHash,
        SignersHash = wallet.MembersIdsHash?.Hash ?? new Bytes32(), // TBTC1003
        Cause = wallet.RegistryFault?.ToString(),
    };

    public Outcome Good_Outcome(WalletChainData wallet) => wallet switch
    {
        { MembersIdsHash: { } data } => new Outcome.Ready(data),
        _ => new Outcome.Waiting(wallet.RegistryFault),
    };

    public Outcome Bad_OutcomeByState(WalletChainData wallet) => wallet.State switch
    {
        WalletState.Live or WalletState.MovingFunds => new Outcome.Ready(wallet.MembersIdsHash), // TBTC1001
        _ => new Outcome.Waiting(wallet.RegistryFault),
    };

    public List<ApprovalRow> Good_LiveRows(int page) => set.Wallets
        .Where(w => w.State == WalletState.Live && w.MembersIdsHash != null)
        .OrderBy(w => w.BlockNumber)
        .Skip(page * 20)
        .Take(20)
        .Select(w => new ApprovalRow(w.WalletPublicKeyHash, w.MembersIdsHash.Hash, w.BlockNumber))
        .ToList();

    public List<ApprovalRow> Bad_LiveRows(int page) => set.Wallets
        .Where(w => w.State == WalletState.Live)
        .Skip(page * 20)
        .Select(w => new ApprovalRow(w.WalletPublicKeyHash, w.MembersIdsHash.Hash, w.BlockNumber)) // TBTC1001
        .ToList();

    public async IAsyncEnumerable<RegistryData> Good_WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var wallet in set.WatchAsync(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (wallet.MembersIdsHash is not { } data)
            {
                logger.LogWarning("Skipped {Wallet}: {Fault}", wallet.EcdsaWalletId, wallet.RegistryFault);
                continue;
            }

            yield return data;
        }
    }

    public async IAsyncEnumerable<RegistryData> Bad_WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var wallet in set.WatchAsync(cancellationToken))
        {
            yield return wallet.MembersIdsHash; // TBTC1001
        }
    }

    public async Task Good_WorkAsync(PeriodicTimer timer, WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            try
            {
                if (!wallet.HasMembersIdsHash)
                {
                    continue;
                }

                _known[key] = wallet.MembersIdsHash;
                _last = wallet.MembersIdsHash;
            }
            finally
            {
                logger.LogDebug("Polled {Wallet}", wallet.EcdsaWalletId);
            }
        }
    }

    public async Task Bad_WorkAsync(PeriodicTimer timer, WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        WalletChainData? wallet = null;
        do
        {
            try
            {
                wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            }
            catch (BridgeReadException error) when (error.IsTransient)
            {
                logger.LogError(error, "Not read");
                continue;
            }

            _known[key] = wallet.MembersIdsHash; // TBTC1001
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    public bool Good_TryGet(WalletChainData wallet, [MaybeNullWhen(false)] out RegistryData data)
    {
        if (wallet.TryGetMembersIdsHash(out data))
        {
            _known[wallet.WalletPublicKeyHash] = data;
            return true;
        }

        return _known.TryGetValue(wallet.WalletPublicKeyHash, out data);
    }

    public RegistryData Bad_Last() => _last; // TBTC1001

    public RegistryData Good_Last() => _last ?? throw new InvalidOperationException("Nothing was read yet.");

    public (RegistryData Data, ulong Block)? Good_Tuple(WalletChainData wallet) =>
        wallet.HasMembersIdsHash ? (wallet.MembersIdsHash, wallet.BlockNumber) : null;

    public (RegistryData Data, ulong Block) Bad_Tuple(WalletChainData wallet)
    {
        var (data, block) = (wallet.MembersIdsHash, wallet.BlockNumber);
        return (data, block); // TBTC1001
    }

    public Bytes32 Good_Using(WalletChainData wallet)
    {
        using var scope = logger.BeginScope("signing");
        if (wallet.MembersIdsHash is null)
        {
            throw new WalletUnavailableException(wallet.RegistryFault);
        }

        return wallet.MembersIdsHash.Hash;
    }

    public async Task<Bytes32[]> Good_AllAsync(IReadOnlyList<WalletPublicKeyHash> keys, CancellationToken cancellationToken)
    {
        var wallets = await Task.WhenAll(keys.Select(key => reader.GetWalletAsync(key, cancellationToken: cancellationToken)));
        return [.. wallets.Select(w => w.RequireMembersIdsHash("sign").Hash)];
    }

    public async Task<Bytes32[]> Bad_AllAsync(IReadOnlyList<WalletPublicKeyHash> keys, CancellationToken cancellationToken)
    {
        var wallets = await Task.WhenAll(keys.Select(key => reader.GetWalletAsync(key, cancellationToken: cancellationToken)));
        return wallets.Any(w => w.HasMembersIdsHash) ? [.. wallets.Select(w => w.MembersIdsHash.Hash)] : []; // TBTC1001
    }

    public async Task Good_ParallelAsync(IEnumerable<WalletChainData> wallets, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(wallets.Where(w => w.HasMembersIdsHash), cancellationToken, async (wallet, token) =>
        {
            await Task.Delay(1, token);
            Sink.Use(wallet.RequireMembersIdsHash("sign").Hash);
        });

    public async Task Bad_ParallelAsync(IEnumerable<WalletChainData> wallets, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(wallets, cancellationToken, async (wallet, token) =>
        {
            await Task.Delay(1, token);
            Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
        });

    public IEnumerable<Bytes32> Good_Iterator(IEnumerable<WalletChainData> wallets)
    {
        foreach (var wallet in wallets)
        {
            if (wallet.MembersIdsHash is not { Hash: var hash })
            {
                yield break;
            }

            yield return hash;
        }
    }

    public Bytes32? Good_LocalFunctions(WalletChainData wallet)
    {
        return IsUsable() ? Read() : null;

        bool IsUsable() => wallet is { State: WalletState.Live, HasMembersIdsHash: true };

        Bytes32 Read() => wallet.MembersIdsHash.Hash;
    }

    public Bytes32? Bad_LocalFunctions(WalletChainData wallet)
    {
        return IsUsable() ? Read() : null;

        bool IsUsable() => wallet is { State: WalletState.Live };

        Bytes32 Read() => wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public Bytes32 Good_RefLocal(Span<WalletChainData> wallets)
    {
        ref readonly var first = ref wallets[0];
        return first.RequireMembersIdsHash("read").Hash;
    }

    public void Good_RefStruct(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash is { } data)
        {
            var view = new HashView(data);
            Sink.Use(view.Data.Hash);
        }
    }

    public void Bad_RefStruct(WalletChainData wallet)
    {
        var view = new HashView(wallet.MembersIdsHash); // TBTC1001
        Sink.Use(view.Data.Hash);
    }

    public T Bad_GenericResult<T>(WalletChainData wallet, Func<RegistryData, T> use)
        where T : notnull => use(wallet.MembersIdsHash); // TBTC1001

    public T? Good_GenericResult<T>(WalletChainData wallet, Func<RegistryData, T> use)
        where T : class => wallet.MembersIdsHash is { } data ? use(data) : null;

    public IEnumerable<T> Good_GenericWallets<T>(IEnumerable<T> items, Func<T, WalletChainData> wallet, Func<RegistryData, bool> test) =>
        items.Where(item => wallet(item) is { MembersIdsHash: { } data } && test(data));

    public object Good_Endpoint(WalletChainData? wallet) => wallet switch
    {
        null => "not found",
        { HasMembersIdsHash: false, RegistryFault.IsOutage: true } => $"unavailable: {wallet.RegistryFault}",
        { HasMembersIdsHash: false } => $"not registered: {wallet.RegistryFault}",
        _ => wallet.MembersIdsHash.Hash,
    };

    public object Bad_Endpoint(WalletChainData? wallet) => wallet switch
    {
        null => "not found",
        { RegistryFault.IsOutage: true } => $"unavailable: {wallet.RegistryFault}",
        _ => wallet.MembersIdsHash.Hash, // TBTC1001
    };

    public string Bad_Response(WalletChainData wallet) => string.Create(null, $"{wallet.MembersIdsHash}"); // TBTC1007

    private readonly ref struct HashView(RegistryData data)
    {
        public RegistryData Data { get; } = data;
    }
}
