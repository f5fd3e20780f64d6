namespace Corpus;

// Mentions of the hash that use nothing, and code that never runs.
internal static class Quiet
{
    public static string Good_NameOf() => nameof(WalletChainData.MembersIdsHash);

    /// <summary>See <see cref="WalletChainData.MembersIdsHash"/>.</summary>
    public static void Good_Documentation() => Sink.Count("documented");

    public static Type Good_TypeOf() => typeof(RegistryData);

    public static void Good_AfterReturn(WalletChainData w)
    {
        Sink.See(w);
        return;
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ConstantFalse(WalletChainData w)
    {
        if (false)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }

        Sink.See(w);
    }

    public static void Good_AfterTheFault(WalletChainData w)
    {
        throw new WalletUnavailableException(w.RegistryFault);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_AfterAnEndlessLoop(WalletChainData w)
    {
        while (true)
        {
            Sink.See(w);
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    // Both ways out are closed before: what follows cannot run without a hash.
    public static void Good_ContradictingChecks(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            return;
        }

        if (w.MembersIdsHash is not null)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static string Good_WholeWalletSerialised(WalletChainData w) => System.Text.Json.JsonSerializer.Serialize(w);

    public static string Good_ListOfWalletsSerialised(IReadOnlyList<WalletChainData> wallets) =>
        System.Text.Json.JsonSerializer.Serialize(wallets);

    // Same names, another type: not the SDK's wallet.
    public static int Good_AnotherTypeOfTheSameShape(Elsewhere.WalletChainData w) => w.MembersIdsHash.Length;

    public static int Good_TupleOfTheSameNames((string MembersIdsHash, int Block) row) => row.MembersIdsHash.Length + row.Block;

    public static void Bad_ReachableAfterALabel(WalletChainData w, bool skip)
    {
        if (skip)
        {
            goto use;
        }

        return;
        use:
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_ConstantTrue(WalletChainData w)
    {
        if (true || w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_PastALoopThatMayEnd(WalletChainData w, bool stop)
    {
        while (true)
        {
            if (stop)
            {
                break;
            }
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // nameof uses nothing, but the rest of the line does.
    public static (string, Bytes32) Bad_NameOfBesideAUse(WalletChainData w) =>
        (nameof(w.MembersIdsHash), w.MembersIdsHash.Hash); // TBTC1001
}
