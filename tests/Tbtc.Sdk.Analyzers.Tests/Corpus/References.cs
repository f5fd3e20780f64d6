namespace Corpus;

// ref, out, in.
internal static class References
{
    public static void Bad_ReplacedByRef(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        Refresh(ref w);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_ReplacedByOut(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        Read(out w);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_OutVariable()
    {
        Read(out var w);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_WriteThroughARefLocal(WalletChainData w, WalletChainData other)
    {
        ref var alias = ref w;
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        alias = other;
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // The caller's variable: another thread or the callback may replace what is in it.
    public static void Bad_RefParameterAcrossADelegate(ref WalletChainData w, Action callback)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        callback();
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_CopyReplacedByRef(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        if (data is null)
        {
            return;
        }

        Clear(ref data);
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_RefConditional(WalletChainData a, WalletChainData b, bool first)
    {
        if (!a.HasMembersIdsHash)
        {
            return;
        }

        ref var w = ref first ? ref a : ref b;
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_InParameterWithoutCheck(in WalletChainData w) => Sink.Use(w.MembersIdsHash.Hash); // TBTC1001

    public static void Bad_RefArgumentNeedsAValue(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        Update(ref data); // TBTC1001
    }

    public static void Bad_OutOptional(WalletChainData w)
    {
        Hand(w, out var data);
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Good_PassedByIn(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        Look(in w);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_CheckedAfterRef(WalletChainData w)
    {
        Refresh(ref w);
        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_CheckedAfterOut()
    {
        Read(out var w);
        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_CopyKeptBeforeRef(WalletChainData w)
    {
        if (w.MembersIdsHash is not { } data)
        {
            return;
        }

        Refresh(ref w);
        Sink.Use(data.Hash);
    }

    public static void Good_RefLocalRead(WalletChainData w)
    {
        ref readonly var alias = ref w;
        if (alias.HasMembersIdsHash)
        {
            Sink.Use(alias.MembersIdsHash.Hash);
        }
    }

    public static void Good_RefParameter(ref WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_RefOfAnOptional(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        Clear(ref data);
        Sink.Offer(data);
    }

    public static void Good_OutHandedOnWhereItIsThere(WalletChainData w, Dictionary<Bytes32, RegistryData> known)
    {
        if (w.TryGetMembersIdsHash(out var data) && known.TryAdd(data.Hash, data))
        {
            Sink.Take(data);
        }
    }

    private static void Refresh(ref WalletChainData w) => Read(out w);

    private static void Read(out WalletChainData w) => w = null!;

    private static void Look(in WalletChainData w) => Sink.See(w);

    private static void Clear(ref RegistryData? data) => data = null;

    private static void Update(ref RegistryData data) => Sink.Take(data);

    private static void Hand(WalletChainData w, out RegistryData? data) => data = w.MembersIdsHash;
}
