namespace Corpus;

internal static class Gotos
{
    public static void Bad_GotoSkipsTheCheck(WalletChainData w, bool trusted)
    {
        if (trusted)
        {
            goto use;
        }

        if (!w.HasMembersIdsHash)
        {
            return;
        }

        use:
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_GotoBackAfterReassignment(WalletChainData w, Func<WalletChainData> read)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        again:
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        w = read();
        if (w.State == WalletState.Live)
        {
            goto again;
        }
    }

    public static void Good_GotoEndWhenAbsent(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            goto end;
        }

        Sink.Use(w.MembersIdsHash.Hash);
        end:
        Sink.Count("wallet.done");
    }

    public static void Good_GotoBackUntilAvailable(Func<WalletChainData> read)
    {
        again:
        var w = read();
        if (!w.HasMembersIdsHash)
        {
            goto again;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }
}
