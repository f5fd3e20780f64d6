namespace Corpus;

// What two conditions say together and neither alone.
internal static class TwoConditions
{
    public static void Good_RefusedFirst(bool strict, WalletChainData w)
    {
        var isRefused = strict && !w.HasMembersIdsHash;
        if (isRefused)
        {
            return;
        }

        if (strict)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Bad_RefusedWhereLoose(bool strict, WalletChainData w)
    {
        var isRefused = strict && !w.HasMembersIdsHash;
        if (isRefused)
        {
            return;
        }

        if (!strict)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_RefusedIsNotAsked(bool strict, WalletChainData w)
    {
        var isRefused = strict && !w.HasMembersIdsHash;
        if (strict)
        {
            Sink.OfferObject(isRefused);
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_Demanded(bool strict, WalletChainData w)
    {
        Guard.That(!strict || w.HasMembersIdsHash);
        if (strict)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Good_ForbiddenTogether(bool strict, WalletChainData w)
    {
        Guard.Never(strict && !w.HasMembersIdsHash);
        if (strict)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Good_SameTwoAskedTwice(bool strict, bool live, WalletChainData w)
    {
        if (strict && live)
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }

        Sink.Count("seen");
        if (strict && live)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Bad_OnlyOneAskedAgain(bool strict, bool live, WalletChainData w)
    {
        if (strict && live)
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }

        if (live)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_ReadyAndNotLive(bool live, WalletChainData w)
    {
        var isKnown = w.HasMembersIdsHash;
        var isReady = isKnown || live;
        if (isReady && !live)
        {
            Sink.Take(w.MembersIdsHash);
        }
    }

    public static void Bad_ReadyAndLive(bool live, WalletChainData w)
    {
        var isKnown = w.HasMembersIdsHash;
        var isReady = isKnown || live;
        if (isReady && live)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_OneOfTwoBothChecked(bool swap, WalletChainData first, WalletChainData second)
    {
        var chosen = swap ? second : first;
        if (first.HasMembersIdsHash && second.HasMembersIdsHash)
        {
            Sink.Take(chosen.MembersIdsHash);
        }
    }

    public static void Good_OneOfTwoReturnsEarly(bool swap, WalletChainData first, WalletChainData second)
    {
        WalletChainData chosen;
        if (swap)
        {
            chosen = second;
        }
        else
        {
            chosen = first;
        }

        if (!first.HasMembersIdsHash)
        {
            return;
        }

        if (second.MembersIdsHash is null)
        {
            return;
        }

        Sink.Take(chosen.MembersIdsHash);
    }

    public static void Bad_OneOfTwoOneChecked(bool swap, WalletChainData first, WalletChainData second)
    {
        var chosen = swap ? second : first;
        if (first.HasMembersIdsHash)
        {
            Sink.Take(chosen.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_OneOfTwoReassigned(bool swap, WalletChainData first, WalletChainData second, WalletChainData third)
    {
        var chosen = swap ? second : first;
        first = third;
        if (first.HasMembersIdsHash && second.HasMembersIdsHash)
        {
            Sink.Take(chosen.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_OneOfTwoHashes(bool swap, WalletChainData first, WalletChainData second)
    {
        var data = swap ? second.MembersIdsHash : first.MembersIdsHash;
        if (first.HasMembersIdsHash && second.HasMembersIdsHash)
        {
            Sink.Take(data);
        }
    }

    // In another round the conditions are about another wallet.
    public static void Bad_LastRoundsFlag(bool strict, WalletChainData[] wallets)
    {
        var isRefused = false;
        foreach (var wallet in wallets)
        {
            if (!isRefused && strict)
            {
                Sink.Take(wallet.MembersIdsHash); // TBTC1001
            }

            isRefused = strict && !wallet.HasMembersIdsHash;
        }
    }

    public static void Good_ThisRoundsFlag(bool strict, WalletChainData[] wallets)
    {
        foreach (var wallet in wallets)
        {
            var isRefused = strict && !wallet.HasMembersIdsHash;
            if (isRefused)
            {
                continue;
            }

            if (strict)
            {
                Sink.Take(wallet.MembersIdsHash);
            }
        }
    }

    public static void Bad_FlagChangedInBetween(bool strict, WalletChainData w)
    {
        var isRefused = strict && !w.HasMembersIdsHash;
        if (isRefused)
        {
            return;
        }

        strict = !strict;
        if (strict)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_WalletChangedInBetween(bool strict, WalletChainData w, WalletChainData other)
    {
        var isRefused = strict && !w.HasMembersIdsHash;
        if (isRefused)
        {
            return;
        }

        w = other;
        if (strict)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }
}

// What an async local function hands out where it is awaited.
internal static class AwaitedFunctions
{
    public static async Task Bad_MayHandOutNothing(WalletChainData w)
    {
        Sink.Take(await ReadAsync()); // TBTC1001

        async Task<RegistryData?> ReadAsync()
        {
            await Task.Yield();
            return w.MembersIdsHash;
        }
    }

    public static async Task Bad_HandsOutWhatItMust(WalletChainData w)
    {
        Sink.Take(await ReadAsync());

        async Task<RegistryData> ReadAsync()
        {
            await Task.Yield();
            return w.MembersIdsHash; // TBTC1001
        }
    }

    public static async Task Good_HandsOutWhatWasChecked(WalletChainData w)
    {
        Sink.Take(await ReadAsync());

        async Task<RegistryData?> ReadAsync()
        {
            await Task.Yield();
            return w.RequireMembersIdsHash();
        }
    }
}

// A flag is about the wallet that it was asked of, whatever way leads to where it is used.
internal static class FlagsOfAnother
{
    public static void Bad_FlagOfTheOneBefore(Func<WalletChainData> next, WalletChainData kept, int n)
    {
        var ok = kept.HasMembersIdsHash;
        if (n > 0)
        {
            kept = next();
            if (kept.State == WalletState.Live)
            {
                ok = kept.HasMembersIdsHash;
            }

            Sink.Count("seen");
        }

        if (ok)
        {
            Sink.Take(kept.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_FlagOfEveryOne(Func<WalletChainData> next, WalletChainData kept, int n)
    {
        var ok = kept.HasMembersIdsHash;
        if (n > 0)
        {
            kept = next();
            if (kept.State == WalletState.Live)
            {
                Sink.Count("live");
            }

            ok = kept.HasMembersIdsHash;
        }

        if (ok)
        {
            Sink.Take(kept.MembersIdsHash);
        }
    }

    public static void Bad_FlagOfTheRoundBefore(WalletChainData[] wallets, WalletChainData kept)
    {
        var ok = kept.HasMembersIdsHash;
        for (var i = 0; i < wallets.Length; i++)
        {
            kept = wallets[i];
            if (kept.State == WalletState.Live)
            {
                ok = kept.HasMembersIdsHash;
            }
        }

        if (ok)
        {
            Sink.Take(kept.MembersIdsHash); // TBTC1001
        }
    }
}
