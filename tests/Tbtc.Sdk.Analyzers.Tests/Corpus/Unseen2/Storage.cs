using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Quayside.Storage;

internal static class Collections
{
    public static void Bad_PutIntoADictionaryOfData(Dictionary<Bytes32, RegistryData> byId, WalletChainData wallet) =>
        byId[wallet.EcdsaWalletId] = wallet.MembersIdsHash; // TBTC1001

    public static void Good_PutIntoADictionaryOfPerhapsData(Dictionary<Bytes32, RegistryData?> byId, WalletChainData wallet) =>
        byId[wallet.EcdsaWalletId] = wallet.MembersIdsHash;

    public static Dictionary<Bytes32, RegistryData> Bad_DictionaryInitializer(WalletChainData wallet) => new()
    {
        [wallet.EcdsaWalletId] = wallet.MembersIdsHash, // TBTC1001
    };

    public static List<RegistryData> Bad_CollectionInitializer(WalletChainData first, WalletChainData second) => new()
    {
        first.RequireMembersIdsHash(),
        second.MembersIdsHash, // TBTC1001
    };

    public static void Bad_FoundButPerhapsAbsent(Dictionary<Bytes32, RegistryData?> byId, Bytes32 id)
    {
        if (byId.TryGetValue(id, out var data))
        {
            Depot.Keep(data); // TBTC1001
        }
    }

    public static void Good_FoundAndThere(Dictionary<Bytes32, RegistryData?> byId, Bytes32 id)
    {
        if (byId.TryGetValue(id, out var data) && data is { BlockNumber: > 0 })
        {
            Depot.Keep(data);
        }
    }

    public static void Good_FoundInADictionaryOfData(Dictionary<Bytes32, RegistryData> byId, Bytes32 id)
    {
        if (byId.TryGetValue(id, out var data))
        {
            Depot.Keep(data);
        }
    }

    public static RegistryData Bad_GetOrAdd(ConcurrentDictionary<Bytes32, RegistryData> cache, WalletChainData wallet) =>
        cache.GetOrAdd(wallet.EcdsaWalletId, _ => wallet.MembersIdsHash); // TBTC1001

    public static RegistryData Bad_GetOrAddWithAState(ConcurrentDictionary<Bytes32, RegistryData> cache, WalletChainData wallet) =>
        cache.GetOrAdd(wallet.EcdsaWalletId, static (_, w) => w.MembersIdsHash, wallet); // TBTC1001

    public static RegistryData Good_GetOrAdd(ConcurrentDictionary<Bytes32, RegistryData> cache, WalletChainData wallet) =>
        cache.GetOrAdd(wallet.EcdsaWalletId, static (_, w) => w.RequireMembersIdsHash(), wallet);

    public static void Bad_PeekAndDequeue(Queue<WalletChainData> queue)
    {
        while (queue.Count > 0 && queue.Peek().HasMembersIdsHash)
        {
            Depot.Keep(queue.Dequeue().MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_TryDequeue(Queue<WalletChainData> queue)
    {
        while (queue.TryDequeue(out var wallet))
        {
            if (wallet.HasMembersIdsHash)
            {
                Depot.Keep(wallet.MembersIdsHash);
            }
        }
    }

    public static void Bad_ListReadTwice(List<WalletChainData> wallets)
    {
        for (var i = 0; i < wallets.Count; i++)
        {
            if (wallets[i].HasMembersIdsHash)
            {
                Depot.Keep(wallets[i].MembersIdsHash); // TBTC1001
            }
        }
    }

    public static void Good_ListReadOnce(List<WalletChainData> wallets)
    {
        for (var i = wallets.Count - 1; i >= 0; i--)
        {
            var wallet = wallets[i];
            if (!wallet.HasMembersIdsHash)
            {
                wallets.RemoveAt(i);
                continue;
            }

            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static ulong Good_Span(ReadOnlySpan<WalletChainData> wallets)
    {
        var most = 0UL;
        foreach (var wallet in wallets)
        {
            if (wallet.HasMembersIdsHash && wallet.MembersIdsHash.BlockNumber > most)
            {
                most = wallet.MembersIdsHash.BlockNumber;
            }
        }

        return most;
    }

    public static ulong Bad_Span(ReadOnlySpan<WalletChainData> wallets)
    {
        var sum = 0UL;
        foreach (var wallet in wallets[1..])
        {
            sum += wallet.MembersIdsHash.BlockNumber; // TBTC1001
        }

        return sum;
    }

    public static void Bad_SpanOfData(WalletChainData wallet)
    {
        ReadOnlySpan<RegistryData> data = [wallet.MembersIdsHash]; // TBTC1001
        Depot.Label(data.Length.ToString());
    }

    public static void Bad_ParamsSpan(WalletChainData first, WalletChainData second)
    {
        if (first.HasMembersIdsHash)
        {
            Depot.KeepAll(first.MembersIdsHash, second.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_ParamsSpan(WalletChainData first, WalletChainData second)
    {
        if (first.HasMembersIdsHash && second.HasMembersIdsHash)
        {
            Depot.KeepAll(first.MembersIdsHash, second.MembersIdsHash);
        }
    }

    public static void Good_ParamsSequenceOfPerhapsData(WalletChainData first, WalletChainData second) =>
        Depot.OfferAll(first.MembersIdsHash, second.MembersIdsHash);

    public static RegistryData[] Good_OneOrNone(WalletChainData wallet) => wallet.MembersIdsHash is { } data ? [data] : [];

    public static void Good_ArrayOfData(WalletChainData[] wallets)
    {
        var data = new RegistryData[wallets.Length];
        var count = 0;
        foreach (var wallet in wallets)
        {
            if (wallet.TryGetMembersIdsHash(out var next))
            {
                data[count++] = next;
            }
        }

        Array.Resize(ref data, count);
    }

    public static void Bad_ArrayOfData(WalletChainData[] wallets)
    {
        var data = new RegistryData[wallets.Length];
        for (var i = 0; i < wallets.Length; i++)
        {
            data[i] = wallets[i].MembersIdsHash; // TBTC1001
        }

        GC.KeepAlive(data);
    }
}

internal static class Tuples
{
    public static void Good_PartOfATuple(WalletChainData wallet)
    {
        var pair = (Data: wallet.MembersIdsHash, wallet.State);
        if (pair is { State: WalletState.Live, Data: not null })
        {
            Depot.Keep(pair.Data);
        }
    }

    public static void Bad_PartOfATupleIsReplaced(WalletChainData wallet, WalletChainData other)
    {
        var pair = (Data: wallet.MembersIdsHash, wallet.State);
        if (pair.Data is null)
        {
            return;
        }

        pair.Data = other.MembersIdsHash;
        Depot.Keep(pair.Data); // TBTC1001
    }

    public static void Good_CopyOfATuple(WalletChainData wallet, WalletChainData other)
    {
        var pair = (Data: wallet.MembersIdsHash, wallet.State);
        if (pair.Data is null)
        {
            return;
        }

        var copy = pair;
        pair.Data = other.MembersIdsHash;
        Depot.Keep(copy.Data);
        Depot.Offer(pair.Data);
    }

    public static void Good_Swapped(WalletChainData wallet, WalletChainData other)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        (wallet, other) = (other, wallet);
        Depot.Keep(other.MembersIdsHash);
    }

    public static void Bad_Swapped(WalletChainData wallet, WalletChainData other)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        (wallet, other) = (other, wallet);
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_NullableTuple(WalletChainData wallet)
    {
        (RegistryData Data, int Round)? pair = wallet.MembersIdsHash is { } data ? (data, 1) : null;
        if (pair is { } found)
        {
            Depot.Keep(found.Data);
        }
    }

    public static void Bad_NullableTuple(WalletChainData wallet, bool any)
    {
        (RegistryData? Data, int Round)? pair = any ? (wallet.MembersIdsHash, 1) : null;
        if (pair.HasValue)
        {
            Depot.Keep(pair.Value.Data); // TBTC1001
        }
    }

    public static void Good_NullableTupleWithBothChecks(WalletChainData wallet, bool any)
    {
        (RegistryData? Data, int Round)? pair = any ? (wallet.MembersIdsHash, 1) : null;
        if (pair is { Data: { } data, Round: 1 })
        {
            Depot.Keep(data);
        }
    }

    public static Bytes32? Good_NullableHash(WalletChainData wallet)
    {
        var hash = wallet.MembersIdsHash?.Hash;
        if (!hash.HasValue)
        {
            return null;
        }

        Depot.Keep(wallet.MembersIdsHash);
        return hash.Value;
    }

    public static Bytes32 Bad_NullableHashOfTheOther(WalletChainData wallet, WalletChainData other)
    {
        var hash = wallet.MembersIdsHash?.Hash;
        var otherHash = other.MembersIdsHash?.Hash;
        return hash.HasValue ? otherHash.Value : wallet.EcdsaWalletId; // TBTC1001
    }

    public static void Good_NestedTuple(WalletChainData first, WalletChainData second)
    {
        var ((firstData, firstKnown), (secondData, secondKnown)) =
            ((first.MembersIdsHash, first.HasMembersIdsHash), (second.MembersIdsHash, second.HasMembersIdsHash));
        if (firstKnown)
        {
            Depot.Keep(firstData);
        }

        if (secondKnown)
        {
            Depot.Keep(secondData);
        }
    }

    public static void Bad_NestedTupleCrossed(WalletChainData first, WalletChainData second)
    {
        var ((firstData, firstKnown), (secondData, secondKnown)) =
            ((first.MembersIdsHash, second.HasMembersIdsHash), (second.MembersIdsHash, first.HasMembersIdsHash));
        if (firstKnown)
        {
            Depot.Keep(firstData); // TBTC1001
        }

        if (secondKnown)
        {
            Depot.Keep(firstData);
            Depot.Offer(secondData);
        }
    }
}

internal sealed class References
{
    private WalletChainData _wallet;

    public References(WalletChainData wallet) => _wallet = wallet;

    public static void Bad_RefLocalLeadsToIt(WalletChainData wallet, WalletChainData other)
    {
        ref var slot = ref wallet;
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        slot = other;
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_CopyOfWhatARefLocalLeadsTo(WalletChainData[] wallets, int index)
    {
        ref var slot = ref wallets[index];
        var wallet = slot;
        if (wallet.HasMembersIdsHash)
        {
            slot = wallets[0];
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_PassedByRef(WalletChainData wallet, WalletChainData[] pool)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Refresh(ref wallet, pool);
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_PassedByRefAndOnlyClosed(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Close(ref wallet);
        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Good_CheckedBehindRef(ref WalletChainData wallet, WalletChainData[] pool)
    {
        Refresh(ref wallet, pool);
        if (wallet.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static Bytes32? Good_In(in WalletChainData wallet) => wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : null;

    public static void Bad_SlotOfADictionary(Dictionary<Bytes32, RegistryData?> cache, WalletChainData wallet)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(cache, wallet.EcdsaWalletId, out _);
        slot ??= wallet.MembersIdsHash;
        Depot.Keep(slot); // TBTC1001
    }

    public static void Good_OutVariable(Func<string, WalletChainData> read, string name)
    {
        Load(read, name, out var wallet);
        if (wallet is { HasMembersIdsHash: true })
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public void Bad_VolatileReadTwice()
    {
        if (Volatile.Read(ref _wallet).HasMembersIdsHash)
        {
            Depot.Keep(Volatile.Read(ref _wallet).MembersIdsHash); // TBTC1001
        }
    }

    public void Good_VolatileReadOnce()
    {
        var wallet = Volatile.Read(ref _wallet);
        if (wallet.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public void Good_ExchangedOne(WalletChainData next)
    {
        var former = Interlocked.Exchange(ref _wallet, next);
        if (former.HasMembersIdsHash)
        {
            Depot.Keep(former.MembersIdsHash);
        }
    }

    public void Bad_ExchangedBehindTheCheck(WalletChainData next)
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        Interlocked.Exchange(ref _wallet, next);
        Depot.Keep(_wallet.MembersIdsHash); // TBTC1001
    }

    public void Bad_CompareExchangeGivesTheFormerOne(WalletChainData next, WalletChainData expected)
    {
        if (!next.HasMembersIdsHash)
        {
            return;
        }

        var former = Interlocked.CompareExchange(ref _wallet, next, expected);
        Depot.Keep(former.MembersIdsHash); // TBTC1001
    }

    private static void Refresh(ref WalletChainData wallet, IReadOnlyList<WalletChainData> pool) => wallet = pool[^1];

    private static void Close(ref WalletChainData wallet) => wallet = wallet with { State = WalletState.Closed };

    private static void Load(Func<string, WalletChainData> read, string name, out WalletChainData wallet) => wallet = read(name);
}
