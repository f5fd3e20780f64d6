namespace Corpus;

// Every way to ask whether it is null, and what follows for copies and parts of it.
internal static class NullTests
{
    public static void Bad_DebugAssertOnACopy(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        Debug.Assert(data is not null);
        Sink.Take(data); // TBTC1001
    }

    public static void Bad_ConditionalAccessOnTheRecordOnly(WalletChainData? w)
    {
        Sink.OfferHash(w?.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_ExplicitlyTypedLocal(WalletChainData w)
    {
        RegistryData data = w.MembersIdsHash;
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_CheckOfEitherHash(WalletChainData a, WalletChainData b)
    {
        if (a.MembersIdsHash is null && b.MembersIdsHash is null)
        {
            return;
        }

        Sink.Use(a.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_EarlyReturnOnNull(WalletChainData w)
    {
        if (w.MembersIdsHash == null)
        {
            return;
        }

        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_NullOnTheLeft(WalletChainData w)
    {
        if (null != w.MembersIdsHash)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    // default(RegistryData) is null: a null test, not a zero test.
    public static void Good_ComparedWithDefaultReference(WalletChainData w)
    {
        if (w.MembersIdsHash == default)
        {
            return;
        }

        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_CastToObjectForTheNullTest(WalletChainData w)
    {
        if ((object?)w.MembersIdsHash == null)
        {
            return;
        }

        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_ReferenceEqualsNull(WalletChainData w)
    {
        if (ReferenceEquals(w.MembersIdsHash, null))
        {
            return;
        }

        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_StaticEqualsNull(WalletChainData w)
    {
        if (Equals(w.MembersIdsHash, null))
        {
            return;
        }

        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_BothOfTwo(WalletChainData a, WalletChainData b)
    {
        if (a.MembersIdsHash is null || b.MembersIdsHash is null)
        {
            return;
        }

        Sink.Use(a.MembersIdsHash.Hash);
        Sink.Use(b.MembersIdsHash.Hash);
    }

    // The local is only a name: what counts is the check before the use.
    public static void Good_ExplicitlyTypedLocalChecked(WalletChainData w)
    {
        RegistryData data = w.MembersIdsHash;
        if (data != null)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_ProvenAfterLiftedComparison(WalletChainData w, ulong minBlock)
    {
        if (w.MembersIdsHash?.BlockNumber >= minBlock)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_ProvenAfterEqualityWithAValue(WalletChainData w, Bytes32 expected)
    {
        if (w.MembersIdsHash?.Hash == expected)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Good_NullableCopyHasValue(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        if (hash.HasValue)
        {
            Sink.Use(hash.Value);
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Good_ProvenInsideTheChain(WalletChainData w)
    {
        Sink.OfferObject(w.MembersIdsHash?.Hash.Equals(w.MembersIdsHash.WalletId));
    }
}
