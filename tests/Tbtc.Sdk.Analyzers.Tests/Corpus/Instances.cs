namespace Corpus;

// What is known is known of one wallet: another one, or the same variable with another one in it, starts anew.
internal static class Instances
{
    public static void Bad_CheckOfAnotherWallet(WalletChainData a, WalletChainData b)
    {
        if (a.HasMembersIdsHash)
        {
            Sink.Use(b.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_Reassigned(WalletChainData w, WalletChainData other)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        w = other;
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_ReassignedOnOnePath(WalletChainData w, WalletChainData other, bool refresh)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        if (refresh)
        {
            w = other;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_CheckThenReadAnew(Func<WalletChainData> read)
    {
        if (read().HasMembersIdsHash)
        {
            Sink.Use(read().MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_CopyTakenBeforeTheCheckOfAnother(WalletChainData a, WalletChainData b)
    {
        var data = a.MembersIdsHash;
        if (b.MembersIdsHash is not null)
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_AliasOfTheOldWallet(WalletChainData w, WalletChainData other)
    {
        var old = w;
        w = other;
        if (w.HasMembersIdsHash)
        {
            Sink.Use(old.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_ConditionalPickOfTwo(WalletChainData a, WalletChainData b, bool first)
    {
        if (!a.HasMembersIdsHash)
        {
            return;
        }

        var w = first ? a : b;
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_FallbackWallet(WalletChainData? primary, WalletChainData fallback)
    {
        if (primary is { HasMembersIdsHash: false })
        {
            return;
        }

        var w = primary ?? fallback;
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_WithExpressionOfAnUncheckedWallet(WalletChainData w)
    {
        var closed = w with { State = WalletState.Closed };
        Sink.Use(closed.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_WithExpressionOfTheOther(WalletChainData a, WalletChainData b)
    {
        if (!a.HasMembersIdsHash)
        {
            return;
        }

        var copy = b with { State = a.State };
        Sink.Use(copy.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_CopyOfTheRecord(WalletChainData w)
    {
        var copy = w;
        if (copy.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_AliasKeepsTheProofOfTheOldWallet(WalletChainData w, WalletChainData other)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        var old = w;
        w = other;
        Sink.Use(old.MembersIdsHash.Hash);
        Sink.See(w);
    }

    public static void Good_CheckedAgainAfterReassignment(WalletChainData w, WalletChainData other)
    {
        if (!w.HasMembersIdsHash)
        {
            w = other;
        }

        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_ReassignedWithAProvenWallet(WalletChainData w, WalletChainData other)
    {
        if (!other.HasMembersIdsHash)
        {
            return;
        }

        w = other;
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ConditionalPickOfTwoProven(WalletChainData a, WalletChainData b, bool first)
    {
        if (a.HasMembersIdsHash && b.HasMembersIdsHash)
        {
            var w = first ? a : b;
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_PickTheOneThatHas(WalletChainData a, WalletChainData b)
    {
        if (!b.HasMembersIdsHash)
        {
            return;
        }

        var w = a.HasMembersIdsHash ? a : b;
        Sink.Use(w.MembersIdsHash.Hash);
    }

    // A with expression cannot change the hash.
    public static void Good_WithExpressionKeepsTheProof(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        var closed = w with { State = WalletState.Closed };
        Sink.Use(closed.MembersIdsHash.Hash);
    }

    public static void Good_FreshWalletWithAHash(WalletPublicKeyHash wallet, RegistryData data)
    {
        var w = new WalletChainData(wallet, data.WalletId, data.BlockNumber, null, data) { State = WalletState.Live, CreatedAt = DateTimeOffset.UnixEpoch };
        if (w.TryGetMembersIdsHash(out var same))
        {
            Sink.Take(same);
        }
    }
}
