namespace Corpus;

// Arrays, lists and dictionaries of wallets.
internal static class Collections
{
    public static void Bad_ArrayElement(WalletChainData[] wallets) => Sink.Use(wallets[0].MembersIdsHash.Hash); // TBTC1001

    public static void Bad_AnotherArrayElement(WalletChainData[] wallets, int i, int j)
    {
        if (wallets[i].HasMembersIdsHash)
        {
            Sink.Use(wallets[j].MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_IndexChanged(WalletChainData[] wallets)
    {
        var i = 0;
        if (wallets[i].HasMembersIdsHash)
        {
            i++;
            Sink.Use(wallets[i].MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_ArrayElementReplaced(WalletChainData[] wallets, WalletChainData other)
    {
        if (wallets[0].HasMembersIdsHash)
        {
            wallets[0] = other;
            Sink.Use(wallets[0].MembersIdsHash.Hash); // TBTC1001
        }
    }

    // An indexer is a call: it may answer differently each time.
    public static void Bad_ListIndexer(IReadOnlyList<WalletChainData> wallets)
    {
        if (wallets[0].HasMembersIdsHash)
        {
            Sink.Use(wallets[0].MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_DictionaryIndexer(ConcurrentDictionary<WalletPublicKeyHash, WalletChainData> wallets, WalletPublicKeyHash key)
    {
        if (wallets[key].HasMembersIdsHash)
        {
            Sink.Use(wallets[key].MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_TryGetValueIsNotACheck(Dictionary<WalletPublicKeyHash, WalletChainData> wallets, WalletPublicKeyHash key)
    {
        if (wallets.TryGetValue(key, out var w))
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_DictionaryOfOptionals(Dictionary<WalletPublicKeyHash, RegistryData?> known, WalletPublicKeyHash key)
    {
        if (known.TryGetValue(key, out var data))
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_ArrayOfOptionals(WalletChainData a, WalletChainData b)
    {
        RegistryData?[] both = [a.MembersIdsHash, b.MembersIdsHash];
        foreach (var data in both)
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_QueueReadTwice(Queue<WalletChainData> queue)
    {
        if (queue.Peek().HasMembersIdsHash)
        {
            Sink.Use(queue.Dequeue().MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_KeyValuePairs(Dictionary<WalletPublicKeyHash, WalletChainData> wallets)
    {
        foreach (var (key, w) in wallets)
        {
            Sink.OfferObject((key, w.MembersIdsHash.Hash)); // TBTC1001
        }
    }

    public static void Bad_Span(ReadOnlySpan<WalletChainData> wallets)
    {
        foreach (var w in wallets)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_LastFromTheEnd(WalletChainData[] wallets) => Sink.Use(wallets[^1].MembersIdsHash.Hash); // TBTC1001

    public static void Bad_GetOrAddOfAValue(ConcurrentDictionary<WalletPublicKeyHash, RegistryData> known, WalletChainData w)
    {
        known.GetOrAdd(w.WalletPublicKeyHash, _ => w.MembersIdsHash); // TBTC1001
    }

    public static void Good_ElementCopied(WalletChainData[] wallets)
    {
        var w = wallets[0];
        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_ElementPattern(IReadOnlyList<WalletChainData> wallets)
    {
        if (wallets[0] is { MembersIdsHash: { } data })
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_ListLoop(List<WalletChainData> wallets)
    {
        for (var i = 0; i < wallets.Count; i++)
        {
            var w = wallets[i];
            if (!w.HasMembersIdsHash)
            {
                continue;
            }

            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_TryGetValueAndCheck(Dictionary<WalletPublicKeyHash, WalletChainData> wallets, WalletPublicKeyHash key)
    {
        if (wallets.TryGetValue(key, out var w) && w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_DictionaryOfOptionalsChecked(Dictionary<WalletPublicKeyHash, RegistryData?> known, WalletPublicKeyHash key)
    {
        if (known.TryGetValue(key, out var data) && data != null)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_DictionaryOfValues(Dictionary<WalletPublicKeyHash, RegistryData> known, WalletPublicKeyHash key)
    {
        if (known.TryGetValue(key, out var data))
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_KeyValuePairsChecked(Dictionary<WalletPublicKeyHash, WalletChainData> wallets)
    {
        foreach (var (_, w) in wallets)
        {
            if (w.HasMembersIdsHash)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }

    public static void Good_PairValue(Dictionary<WalletPublicKeyHash, WalletChainData> wallets)
    {
        foreach (var pair in wallets)
        {
            if (pair.Value is { HasMembersIdsHash: true } w)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }

    public static void Good_GetOrAddOfAnOptional(ConcurrentDictionary<WalletPublicKeyHash, RegistryData?> known, WalletChainData w)
    {
        if (known.GetOrAdd(w.WalletPublicKeyHash, _ => w.MembersIdsHash) is { } data)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_ProvenElementsAdded(IEnumerable<WalletChainData> wallets, List<RegistryData> known)
    {
        foreach (var w in wallets)
        {
            if (w.MembersIdsHash is { } data)
            {
                known.Add(data);
            }
        }
    }

    public static void Good_ArrayOfOptionals(WalletChainData a, WalletChainData b)
    {
        RegistryData?[] both = [a.MembersIdsHash, b.MembersIdsHash];
        foreach (var data in both)
        {
            Sink.Offer(data);
            if (data is not null)
            {
                Sink.Take(data);
            }
        }
    }

    public static void Good_SpanChecked(ReadOnlySpan<WalletChainData> wallets)
    {
        foreach (ref readonly var w in wallets)
        {
            if (w.HasMembersIdsHash)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }
}
