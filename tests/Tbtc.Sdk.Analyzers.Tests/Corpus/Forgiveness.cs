using System.Runtime.CompilerServices;

namespace Corpus;

// The null-forgiving operator and other claims that nothing checks. One report, at the claim: what follows is taken at its word.
internal static class Forgiveness
{
    public static void Bad_Dereferenced(WalletChainData w)
    {
        Sink.Use(w.MembersIdsHash!.Hash); // TBTC1002
    }

    public static RegistryData Bad_Returned(WalletChainData w) => w.MembersIdsHash!; // TBTC1002

    public static void Bad_Passed(WalletChainData w) => Sink.Take(w.MembersIdsHash!); // TBTC1002

    public static void Bad_CopiedThenUsed(WalletChainData w)
    {
        var data = w.MembersIdsHash!; // TBTC1002
        Sink.Use(data.Hash);
    }

    public static void Bad_OnACopy(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        Sink.Use(data!.Hash); // TBTC1002
    }

    public static void Bad_OnBothTheRecordAndTheHash(WalletChainData? w)
    {
        Sink.Use(w!.MembersIdsHash!.Hash); // TBTC1002
    }

    public static void Bad_OnACoalesceOfTwo(WalletChainData a, WalletChainData b)
    {
        Sink.Use((a.MembersIdsHash ?? b.MembersIdsHash)!.Hash); // TBTC1002
    }

    public static void Bad_OnTheNullableHash(WalletChainData w)
    {
        Sink.Use((w.MembersIdsHash?.Hash)!.Value); // TBTC1002
    }

    public static void Bad_AfterACheckOfTheOther(WalletChainData a, WalletChainData b)
    {
        if (a.HasMembersIdsHash)
        {
            Sink.Use(b.MembersIdsHash!.Hash); // TBTC1002
        }
    }

    public static void Bad_AfterDebugAssert(WalletChainData w)
    {
        Debug.Assert(w.HasMembersIdsHash);
        Sink.Use(w.MembersIdsHash!.Hash); // TBTC1002
    }

    public static void Bad_OnTheOutOfTryGet(WalletChainData w)
    {
        w.TryGetMembersIdsHash(out var data);
        Sink.Use(data!.Hash); // TBTC1002
    }

    public static IEnumerable<Bytes32> Bad_InSelect(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash!.Hash); // TBTC1002

    public static void Bad_InTheAbsentBranch(WalletChainData w)
    {
        if (w.MembersIdsHash is null)
        {
            Sink.Take(w.MembersIdsHash!); // TBTC1002
        }
    }

    public static void Bad_InAnInterpolation(WalletChainData w) => Sink.UseText($"hash {w.MembersIdsHash!.Hash}"); // TBTC1002

    public static void Bad_ForgivenFieldInitializer(WalletChainData w)
    {
        var holder = new HashHolder(w.MembersIdsHash!); // TBTC1002
        Sink.OfferObject(holder.Data);
    }

    // A reference cast checks nothing: null goes through.
    public static void Bad_CastAndDereferenced(WalletChainData w)
    {
        Sink.Use(((RegistryData)w.MembersIdsHash).Hash); // TBTC1002
    }

    public static void Bad_CastAndPassed(WalletChainData w) => Sink.Take((RegistryData)w.MembersIdsHash); // TBTC1002

    public static void Bad_CastThroughObject(WalletChainData w) => Sink.Take((RegistryData)(object?)w.MembersIdsHash); // TBTC1002

    public static void Bad_UnsafeAs(WalletChainData w)
    {
        Sink.Take(Unsafe.As<RegistryData>(w.MembersIdsHash)); // TBTC1002
    }

    public static IEnumerable<RegistryData> Bad_CastOfASequence(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash!); // TBTC1002

    public static void Bad_OnAnOptionalParameter(RegistryData? data) => Sink.Take(data!); // TBTC1002

    public static void Good_ForgivenAfterTheCheck(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash!.Hash);
        }
    }

    public static void Good_ForgivenCopyAfterTheCheck(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        if (data is null)
        {
            return;
        }

        Sink.Take(data!);
    }

    public static IEnumerable<Bytes32> Good_ForgivenAfterWhere(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash!.Hash);

    public static void Good_ForgivenRecord(WalletChainData? w)
    {
        if (w!.HasMembersIdsHash)
        {
            Sink.Use(w!.MembersIdsHash.Hash);
        }
    }

    public static void Good_ForgivenFault(WalletChainData w)
    {
        if (w.MembersIdsHash is null)
        {
            throw new MembersIdsHashUnavailableException("sign", w.EcdsaWalletId, w.RegistryFault!);
        }

        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_ForgivenOutOfTryGet(WalletChainData w)
    {
        if (w.TryGetMembersIdsHash(out var data))
        {
            Sink.Use(data!.Hash);
        }
    }

    public static void Good_CastAfterTheCheck(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            Sink.Take((RegistryData)w.MembersIdsHash);
            Sink.Take(Unsafe.As<RegistryData>(w.MembersIdsHash));
        }
    }

    public static object? Good_CastToObject(WalletChainData w) => (object?)w.MembersIdsHash;

    public static void Good_NullableValueForgivenAfterTheCheck(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        if (hash != null)
        {
            Sink.Use(hash!.Value);
        }
    }

    public static void Good_ForgivenNullOfAnotherKind(Order order)
    {
        order.Wallet = null!;
        Sink.OfferObject(order);
    }
}
