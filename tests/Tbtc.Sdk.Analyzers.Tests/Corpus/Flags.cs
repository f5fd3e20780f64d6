namespace Corpus;

// A bool that holds the outcome of a check; tuples; deconstruction.
internal static class Flags
{
    public static void Bad_FlagOverwritten(WalletChainData w, bool force)
    {
        var ok = w.HasMembersIdsHash;
        if (force)
        {
            ok = true;
        }

        if (ok)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FlagOfAnotherWallet(WalletChainData a, WalletChainData b)
    {
        var ok = a.HasMembersIdsHash;
        if (ok)
        {
            Sink.Use(b.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FlagOutlivesTheWallet(WalletChainData w, WalletChainData other)
    {
        var ok = w.HasMembersIdsHash;
        w = other;
        if (ok)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FlagOfEither(WalletChainData a, WalletChainData b)
    {
        var any = a.HasMembersIdsHash || b.HasMembersIdsHash;
        if (any)
        {
            Sink.Use(a.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FlagTestedTheWrongWay(WalletChainData w)
    {
        var missing = w.MembersIdsHash is null;
        if (missing)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_FlagOrAssigned(WalletChainData w, bool trusted)
    {
        var ok = w.HasMembersIdsHash;
        ok |= trusted;
        if (ok)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_NullableFlagNotFalse(WalletChainData w, bool? cached)
    {
        var ok = cached ?? w.HasMembersIdsHash;
        if (ok)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_TupleElementOfTheOther(WalletChainData a, WalletChainData b)
    {
        var pair = (First: a, Second: b);
        if (pair.First.HasMembersIdsHash)
        {
            Sink.Use(pair.Second.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_DeconstructedHash(WalletChainData w)
    {
        var (data, state) = (w.MembersIdsHash, w.State);
        if (state == WalletState.Live)
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_TupleSwap(WalletChainData a, WalletChainData b)
    {
        if (!a.HasMembersIdsHash)
        {
            return;
        }

        (a, b) = (b, a);
        Sink.Use(a.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_TupleElementReplaced(WalletChainData a, WalletChainData b)
    {
        var pair = (Wallet: a, Note: "first");
        if (!pair.Wallet.HasMembersIdsHash)
        {
            return;
        }

        pair.Wallet = b;
        Sink.Use(pair.Wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_TupleFromTheWrongOrder(WalletChainData a, WalletChainData b)
    {
        var (hasB, hasA) = (a.HasMembersIdsHash, b.HasMembersIdsHash);
        if (hasA && !hasB)
        {
            Sink.Use(a.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static (Bytes32 Hash, ulong Block) Bad_TupleReturned(WalletChainData w) => (w.MembersIdsHash.Hash, w.BlockNumber); // TBTC1001

    public static (RegistryData Data, ulong Block) Bad_TupleReturnedWithAbsentElement(WalletChainData w) =>
        (w.MembersIdsHash, w.BlockNumber); // TBTC1001

    public static void Good_Flag(WalletChainData w)
    {
        var ok = w.HasMembersIdsHash;
        if (!ok)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_FlagFromNullTest(WalletChainData w)
    {
        bool missing = w.MembersIdsHash is null;
        if (!missing)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Good_FlagOfBoth(WalletChainData a, WalletChainData b)
    {
        var both = a.HasMembersIdsHash && b.HasMembersIdsHash;
        if (both)
        {
            Sink.Use(a.MembersIdsHash.Hash);
            Sink.Use(b.MembersIdsHash.Hash);
        }
    }

    public static void Good_FlagAndAssigned(WalletChainData a, WalletChainData b)
    {
        var both = a.HasMembersIdsHash;
        both &= b.HasMembersIdsHash;
        if (both)
        {
            Sink.Use(a.MembersIdsHash.Hash);
            Sink.Use(b.MembersIdsHash.Hash);
        }
    }

    public static void Good_FlagNarrowed(WalletChainData w, bool strict)
    {
        var ok = w.HasMembersIdsHash;
        if (strict && w.State != WalletState.Live)
        {
            ok = false;
        }

        if (ok)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_FlagSetOnTheProvenPath(WalletChainData w)
    {
        bool ok;
        if (w.HasMembersIdsHash)
        {
            ok = true;
        }
        else
        {
            Sink.Count("hash.missing");
            ok = false;
        }

        if (ok)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_NullableFlag(WalletChainData? w)
    {
        bool? ok = w?.HasMembersIdsHash;
        if (ok != true)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_FlagFromTryGet(WalletChainData w)
    {
        var ok = w.TryGetMembersIdsHash(out var data);
        if (ok)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_FlagOfTheFault(WalletChainData w)
    {
        var failed = w.RegistryFault is not null;
        if (failed)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_FlagThroughAnotherFlag(WalletChainData w)
    {
        var has = w.HasMembersIdsHash;
        var live = has && w.State == WalletState.Live;
        if (live)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    // The default is never read where the flag is false: no stand-in gets out.
    public static void Good_DefaultGuardedByItsFlag(WalletChainData w)
    {
        var known = false;
        Bytes32 hash = default;
        if (w.TryGetMembersIdsHash(out var data))
        {
            known = true;
            hash = data.Hash;
        }

        if (known)
        {
            Sink.Use(hash);
        }
    }

    public static void Good_DeconstructedHashAndFlag(WalletChainData w)
    {
        var (data, ok) = (w.MembersIdsHash, w.HasMembersIdsHash);
        if (ok)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_TupleElement(WalletChainData a, WalletChainData b)
    {
        var pair = (First: a, Second: b);
        if (pair.First.HasMembersIdsHash)
        {
            Sink.Use(pair.First.MembersIdsHash.Hash);
            Sink.Use(a.MembersIdsHash.Hash);
        }
    }

    public static void Good_TupleSwap(WalletChainData a, WalletChainData b)
    {
        if (!a.HasMembersIdsHash)
        {
            return;
        }

        (a, b) = (b, a);
        Sink.Use(b.MembersIdsHash.Hash);
    }

    public static (RegistryData? Data, RegistryFault? Fault) Good_TupleOfOptionals(WalletChainData w) =>
        (w.MembersIdsHash, w.RegistryFault);

    public static (bool Known, Bytes32 Hash) Good_TupleThatSaysSo(WalletChainData w) =>
        w.TryGetMembersIdsHash(out var data) ? (true, data.Hash) : (false, default);
}
