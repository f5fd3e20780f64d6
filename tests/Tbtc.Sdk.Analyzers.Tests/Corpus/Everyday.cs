using System.Runtime.CompilerServices;

namespace Corpus;

// Checks and uses as they are spelt from day to day.
internal readonly record struct Entry(WalletChainData Wallet, int Attempts);

internal sealed class Slot
{
    public WalletChainData? Wallet { get; set; }

    public Slot? Parent { get; set; }
}

internal sealed class Everyday(IWalletReader reader)
{
    private static readonly Func<WalletChainData, bool> s_isReady = w => w.HasMembersIdsHash;

    private WalletChainData? _wallet;

    public static Bytes32? Good_NullOrWithout(WalletChainData? w)
    {
        if (w is null or { HasMembersIdsHash: false })
        {
            return null;
        }

        return w.MembersIdsHash.Hash;
    }

    public static Bytes32? Good_LookUpAndCheck(Dictionary<WalletPublicKeyHash, WalletChainData> wallets, WalletPublicKeyHash key)
    {
        if (!wallets.TryGetValue(key, out var w) || w is not { HasMembersIdsHash: true })
        {
            return null;
        }

        return w.MembersIdsHash.Hash;
    }

    public static Bytes32? Bad_LookUpOrCheck(Dictionary<WalletPublicKeyHash, WalletChainData> wallets, WalletPublicKeyHash key)
    {
        if (!wallets.TryGetValue(key, out var w) && w is not { HasMembersIdsHash: true })
        {
            return null;
        }

        return w!.MembersIdsHash.Hash; // TBTC1001
    }

    public async Task<Bytes32?> Good_CheckInTheTryAsync(WalletPublicKeyHash key)
    {
        WalletChainData w;
        try
        {
            w = await reader.GetWalletAsync(key);
            if (!w.HasMembersIdsHash)
            {
                return null;
            }
        }
        catch (BridgeReadException)
        {
            return null;
        }

        return w.MembersIdsHash.Hash;
    }

    public static Bytes32 Good_RequireInTheTry(WalletChainData w)
    {
        try
        {
            _ = w.RequireMembersIdsHash();
        }
        catch (MembersIdsHashUnavailableException)
        {
            throw;
        }

        return w.MembersIdsHash.Hash;
    }

    public static Bytes32 Bad_RequireInTheTrySwallowed(WalletChainData w)
    {
        try
        {
            _ = w.RequireMembersIdsHash();
        }
        catch (MembersIdsHashUnavailableException)
        {
            Sink.Count("unavailable");
        }

        return w.MembersIdsHash.Hash; // TBTC1001
    }

    public static RegistryData Good_Fallbacks(WalletChainData w, RegistryData? cached) =>
        w.MembersIdsHash ?? cached ?? throw new WalletUnavailableException(w.RegistryFault);

    public static RegistryData Bad_FallbackThatMayBeAbsentToo(WalletChainData w, RegistryData? cached) => w.MembersIdsHash ?? cached; // TBTC1001

    public static Bytes32 Good_CoalesceAssignThenThrow(WalletChainData a, WalletChainData b)
    {
        var data = a.MembersIdsHash;
        data ??= b.MembersIdsHash;
        if (data is null)
        {
            throw new WalletUnavailableException(a.RegistryFault);
        }

        return data.Hash;
    }

    public static Bytes32 Good_ConditionalThrow(WalletChainData w)
    {
        var data = w.HasMembersIdsHash ? w.MembersIdsHash : throw new WalletUnavailableException(w.RegistryFault);
        return data.Hash;
    }

    public static Bytes32? Good_TryIsFalse(WalletChainData w)
    {
        if (w.TryGetMembersIdsHash(out var data) is false)
        {
            return null;
        }

        return data.Hash;
    }

    public static Bytes32? Good_TryEqualsFalse(WalletChainData w)
    {
        var found = w.TryGetMembersIdsHash(out var data);
        if (found == false)
        {
            return null;
        }

        return data.Hash;
    }

    public static Bytes32? Good_SwitchOnTry(WalletChainData w)
    {
        switch (w.TryGetMembersIdsHash(out var data))
        {
            case true:
                return data.Hash;
            case false:
                return null;
        }
    }

    public static Bytes32? Good_TupleOfTheCheck(WalletChainData w, bool isStrict)
    {
        switch (w.HasMembersIdsHash, isStrict)
        {
            case (true, _):
                return w.MembersIdsHash.Hash;
            case (false, true):
                throw new WalletUnavailableException(w.RegistryFault);
            default:
                return null;
        }
    }

    public static Bytes32? Bad_TupleOfTheCheck(WalletChainData w, bool isStrict) => (w.HasMembersIdsHash, isStrict) switch
    {
        (false, true) => null,
        _ => w.MembersIdsHash.Hash, // TBTC1001
    };

    public static Bytes32? Good_DerivedPattern(WalletChainData w) => w.MembersIdsHash?.BlockNumber is ulong block && block > 0 ? w.MembersIdsHash.Hash : null;

    public static bool Good_ChainInAPattern(Slot? slot) => slot?.Parent?.Wallet?.MembersIdsHash?.Hash is { } hash && hash != slot.Wallet?.EcdsaWalletId;

    public static Bytes32? Good_PropertyReadTwice(Slot slot) => slot.Wallet is { HasMembersIdsHash: true } ? slot.Wallet.MembersIdsHash.Hash : null;

    public static Bytes32? Bad_OtherSlot(Slot slot) => slot.Parent?.Wallet is { HasMembersIdsHash: true } ? slot.Wallet!.MembersIdsHash.Hash : null; // TBTC1001

    public static Bytes32? Good_RecordStruct(Entry entry) => entry.Wallet.HasMembersIdsHash ? entry.Wallet.MembersIdsHash.Hash : null;

    public static Bytes32? Good_RecordStructWith(Entry entry)
    {
        var next = entry with { Attempts = entry.Attempts + 1 };
        return next.Wallet.HasMembersIdsHash ? next.Wallet.MembersIdsHash.Hash : null;
    }

    public static Bytes32? Bad_RecordStructWithAnotherWallet(Entry entry, WalletChainData other)
    {
        if (!entry.Wallet.HasMembersIdsHash)
        {
            return null;
        }

        entry = entry with { Wallet = other };
        return entry.Wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public Bytes32? Bad_VolatileReadTwice() => Volatile.Read(ref _wallet) is { HasMembersIdsHash: true } ? Volatile.Read(ref _wallet)!.MembersIdsHash.Hash : null; // TBTC1001

    public Bytes32? Good_ExchangedLocal(WalletChainData next)
    {
        var previous = Interlocked.Exchange(ref _wallet, next);
        return previous is { HasMembersIdsHash: true } ? previous.MembersIdsHash.Hash : null;
    }

    public static IEnumerable<Bytes32> Good_StaticPredicate(IEnumerable<WalletChainData> wallets) => wallets.Where(IsReady).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_LocalPredicate(IEnumerable<WalletChainData> wallets)
    {
        Func<WalletChainData, bool> ready = w => w.HasMembersIdsHash;
        return wallets.Where(ready).Select(w => w.MembersIdsHash.Hash);
    }

    // What a field's delegate does is not looked at.
    public static IEnumerable<Bytes32> Bad_PredicateInAField(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(s_isReady).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static void Good_DeferredQuery(IEnumerable<WalletChainData> wallets)
    {
        var available = from w in wallets where w.HasMembersIdsHash select w;
        foreach (var w in available)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_RemoveAll(List<WalletChainData> wallets)
    {
        wallets.RemoveAll(w => !w.HasMembersIdsHash);
        foreach (var w in wallets)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Bad_RemoveAllOfTheWrong(List<WalletChainData> wallets)
    {
        wallets.RemoveAll(w => w.HasMembersIdsHash);
        foreach (var w in wallets)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Good_AnyWithoutReturns(IReadOnlyList<WalletChainData> wallets)
    {
        if (wallets.Any(w => !w.HasMembersIdsHash))
        {
            return;
        }

        foreach (var w in wallets)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_ArrayAll(WalletChainData[] wallets)
    {
        if (Array.TrueForAll(wallets, w => w.HasMembersIdsHash))
        {
            foreach (var w in wallets)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }

    public static Bytes32 Good_Single(IEnumerable<WalletChainData> wallets, Bytes32 id) => wallets.Single(w => w.EcdsaWalletId == id && w.HasMembersIdsHash).MembersIdsHash.Hash;

    public static Bytes32 Bad_Single(IEnumerable<WalletChainData> wallets, Bytes32 id) => wallets.Single(w => w.EcdsaWalletId == id || w.HasMembersIdsHash).MembersIdsHash.Hash; // TBTC1001

    public static void Good_FilteredPairs(Dictionary<WalletPublicKeyHash, WalletChainData> wallets)
    {
        foreach (var (key, w) in wallets.Where(pair => pair.Value.HasMembersIdsHash))
        {
            Sink.OfferObject((key, w.MembersIdsHash.Hash));
        }
    }

    public static Dictionary<WalletPublicKeyHash, Bytes32> Good_FilteredPairsToDictionary(Dictionary<WalletPublicKeyHash, WalletChainData> wallets) =>
        wallets.Where(pair => pair.Value.HasMembersIdsHash).ToDictionary(pair => pair.Key, pair => pair.Value.MembersIdsHash.Hash);

    public static Dictionary<WalletPublicKeyHash, Bytes32> Bad_PairsToDictionary(Dictionary<WalletPublicKeyHash, WalletChainData> wallets) =>
        wallets.ToDictionary(pair => pair.Key, pair => pair.Value.MembersIdsHash.Hash); // TBTC1001

    public static Bytes32 Good_DictionaryOfTheChecked(IEnumerable<WalletChainData> wallets, WalletPublicKeyHash key)
    {
        var ready = wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.WalletPublicKeyHash);
        return ready[key].MembersIdsHash.Hash;
    }

    public static IEnumerable<Bytes32> Good_HasValue(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash?.Hash).Where(hash => hash.HasValue).Select(hash => hash.Value);

    public static IEnumerable<Bytes32> Bad_ValueWithoutHasValue(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash?.Hash).Where(hash => hash != default(Bytes32)).Select(hash => hash.Value); // TBTC1001 TBTC1005

    public static async IAsyncEnumerable<Bytes32> Good_AsyncWhere(IAsyncEnumerable<WalletChainData> wallets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var w in wallets.Where(w => w.HasMembersIdsHash).WithCancellation(cancellationToken))
        {
            yield return w.MembersIdsHash.Hash;
        }
    }

    public static IAsyncEnumerable<Bytes32> Good_AsyncWhereSelect(IAsyncEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash);

    public static IAsyncEnumerable<Bytes32> Bad_AsyncSelect(IAsyncEnumerable<WalletChainData> wallets) => wallets.Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static async Task<Bytes32?> Good_AsyncFirst(IAsyncEnumerable<WalletChainData> wallets) =>
        (await wallets.FirstOrDefaultAsync(w => w.HasMembersIdsHash))?.MembersIdsHash.Hash;

    public static async Task<Bytes32> Bad_AsyncFirst(IAsyncEnumerable<WalletChainData> wallets) => (await wallets.FirstAsync()).MembersIdsHash.Hash; // TBTC1001

    public static async Task Good_AsyncList(IAsyncEnumerable<WalletChainData> wallets)
    {
        foreach (var w in await wallets.Where(w => w.HasMembersIdsHash).ToListAsync())
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static async Task<int> Bad_AsyncKey(IAsyncEnumerable<WalletChainData> wallets) => (await wallets.ToDictionaryAsync(w => w.MembersIdsHash)).Count; // TBTC1001

    public static void Good_ParallelOfTheFiltered(IEnumerable<WalletChainData> wallets) =>
        Parallel.ForEach(wallets.Where(w => w.HasMembersIdsHash), w => Sink.Use(w.MembersIdsHash.Hash));

    public static async Task Good_ParallelOfTheFilteredAsync(IEnumerable<WalletChainData> wallets, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(wallets.Where(w => w.HasMembersIdsHash), cancellationToken, async (w, token) =>
        {
            await Task.Delay(1, token);
            Sink.Use(w.MembersIdsHash.Hash);
        });

    public static void Bad_Parallel(IEnumerable<WalletChainData> wallets) => Parallel.ForEach(wallets, w => Sink.Use(w.MembersIdsHash.Hash)); // TBTC1001

    // Which of the two groups is the good one is not known by its key.
    public static IEnumerable<Bytes32> Bad_LookupByAvailability(IEnumerable<WalletChainData> wallets) =>
        wallets.ToLookup(w => w.HasMembersIdsHash)[true].Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static RegistryData? Good_ClassConstraint(WalletChainData w) => w.HasMembersIdsHash ? Boxed(w.MembersIdsHash) : null;

    public static object Bad_ClassConstraint(WalletChainData w) => Boxed(w.MembersIdsHash); // TBTC1001

    public static void Good_EnumeratorByHand(List<WalletChainData> wallets)
    {
        using var enumerator = wallets.GetEnumerator();
        while (enumerator.MoveNext())
        {
            var current = enumerator.Current;
            if (current.HasMembersIdsHash)
            {
                Sink.Use(current.MembersIdsHash.Hash);
            }
        }
    }

    public static string Good_TextOfTheDerived(WalletChainData w)
    {
        var text = w.MembersIdsHash?.Hash.ToString();
        return string.IsNullOrEmpty(text) ? $"unknown: {w.RegistryFault}" : $"known: {text}";
    }

    private static bool IsReady(WalletChainData wallet) => wallet is { State: WalletState.Live, HasMembersIdsHash: true };

    private static T Boxed<T>(T value)
        where T : class => value;
}
