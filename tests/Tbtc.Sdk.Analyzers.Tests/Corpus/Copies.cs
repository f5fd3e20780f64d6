namespace Corpus;

// Copies of the hash and of parts of it.
internal static class Copies
{
    public static void Bad_HashVariableReassigned(WalletChainData a, WalletChainData b)
    {
        var data = a.MembersIdsHash;
        if (data is null)
        {
            return;
        }

        data = b.MembersIdsHash;
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_ObjectAlias(WalletChainData w)
    {
        object? value = w.MembersIdsHash;
        Sink.OfferText(value.ToString()); // TBTC1001
    }

    public static void Bad_CoalescedFromTwoMaybes(WalletChainData a, WalletChainData b)
    {
        var data = a.MembersIdsHash ?? b.MembersIdsHash;
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_AsCast(WalletChainData w)
    {
        var data = w.MembersIdsHash as RegistryData;
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_NullableCopyValue(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        Sink.Use(hash.Value); // TBTC1001
    }

    // An unwrapping cast throws as .Value does: a conversion where a value is needed, not a claim that there is one.
    public static void Bad_NullableCopyUnwrappedByCast(WalletChainData w)
    {
        Sink.Use((Bytes32)w.MembersIdsHash?.Hash); // TBTC1001
    }

    public static void Bad_AssignmentExpression(WalletChainData w)
    {
        RegistryData? data;
        Sink.Take(data = w.MembersIdsHash); // TBTC1001
    }

    public static void Good_CopyOfTheHash(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        if (data is null)
        {
            return;
        }

        Sink.Use(data.Hash);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_HashCopiedOnTheProvenPathOnly(WalletChainData w, RegistryData known)
    {
        var data = known;
        if (w.HasMembersIdsHash)
        {
            data = w.MembersIdsHash;
        }

        Sink.Use(data.Hash);
    }

    public static void Good_CoalescedWithAKnownHash(WalletChainData w, RegistryData known)
    {
        var data = w.MembersIdsHash ?? known;
        Sink.Use(data.Hash);
    }

    public static void Good_CoalesceAssigned(WalletChainData w, RegistryData known)
    {
        var data = w.MembersIdsHash;
        data ??= known;
        Sink.Use(data.Hash);
    }

    public static void Good_CoalescedFromTwoThenChecked(WalletChainData a, WalletChainData b)
    {
        var data = a.MembersIdsHash ?? b.MembersIdsHash;
        if (data is not null)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_CoalescedCopyProven(WalletChainData a, WalletChainData b)
    {
        if (b.HasMembersIdsHash)
        {
            var data = a.MembersIdsHash ?? b.MembersIdsHash;
            Sink.Use(data.Hash);
        }
    }

    public static void Good_AsCastChecked(WalletChainData w)
    {
        if (w.MembersIdsHash as RegistryData is { } data)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_NullableCopyChecked(WalletChainData w)
    {
        Bytes32? hash = w.MembersIdsHash?.Hash;
        if (hash is null)
        {
            return;
        }

        Sink.Use(hash.Value);
    }

    public static void Good_AssignmentInTheCondition(WalletChainData w)
    {
        RegistryData? data;
        if ((data = w.MembersIdsHash) != null)
        {
            Sink.Use(data.Hash);
        }
    }
}
