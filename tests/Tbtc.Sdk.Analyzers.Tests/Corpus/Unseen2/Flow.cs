namespace Quayside.Flow;

internal static class LoopsAndJumps
{
    public static void Bad_ProvenOnlyTheFirstTime(WalletChainData first, IEnumerable<WalletChainData> rest)
    {
        var current = first;
        if (!current.HasMembersIdsHash)
        {
            return;
        }

        foreach (var next in rest)
        {
            Depot.Sign(current.MembersIdsHash.Hash); // TBTC1001
            current = next;
        }
    }

    public static void Good_ProvenEveryTime(WalletChainData first, IEnumerable<WalletChainData> rest)
    {
        var current = first;
        if (!current.HasMembersIdsHash)
        {
            return;
        }

        foreach (var next in rest)
        {
            Depot.Sign(current.MembersIdsHash.Hash);
            if (next.HasMembersIdsHash)
            {
                current = next;
            }
        }

        Depot.Keep(current.MembersIdsHash);
    }

    public static void Bad_ReplacedBehindTheCondition(WalletChainData wallet, Queue<WalletChainData> queue)
    {
        while (wallet.HasMembersIdsHash && queue.Count > 0)
        {
            wallet = queue.Dequeue();
            Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Good_ReplacedAtTheEnd(WalletChainData wallet, Queue<WalletChainData> queue)
    {
        while (wallet.HasMembersIdsHash && queue.Count > 0)
        {
            Depot.Sign(wallet.MembersIdsHash.Hash);
            wallet = queue.Dequeue();
        }
    }

    public static Bytes32 Good_BreaksOutWithOne(Func<WalletChainData> read)
    {
        WalletChainData wallet;
        while (true)
        {
            wallet = read();
            if (wallet.HasMembersIdsHash)
            {
                break;
            }

            Thread.Sleep(100);
        }

        return wallet.MembersIdsHash.Hash;
    }

    public static Bytes32 Bad_BreaksOutInTwoWays(Func<WalletChainData> read, CancellationToken cancellationToken)
    {
        WalletChainData wallet;
        while (true)
        {
            wallet = read();
            if (wallet.HasMembersIdsHash)
            {
                break;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        return wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public static void Bad_ContinueLeadsToTheCondition(WalletChainData wallet, Func<bool> skip, Func<bool> again)
    {
        do
        {
            if (skip())
            {
                continue;
            }

            if (!wallet.HasMembersIdsHash)
            {
                return;
            }
        }
        while (again());

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static RegistryData? Good_FindsOne(IEnumerable<WalletChainData> wallets)
    {
        RegistryData? found = null;
        foreach (var wallet in wallets)
        {
            if (!wallet.TryGetMembersIdsHash(out var data))
            {
                continue;
            }

            if (found is null || data.BlockNumber > found.BlockNumber)
            {
                found = data;
            }
        }

        return found;
    }

    public static RegistryData Bad_FindsPerhapsNone(IEnumerable<WalletChainData> wallets)
    {
        RegistryData? found = null;
        foreach (var wallet in wallets)
        {
            if (wallet.HasMembersIdsHash)
            {
                found = wallet.MembersIdsHash;
                break;
            }
        }

        return found; // TBTC1001
    }

    public static void Good_FlagWithTheFoundOne(IEnumerable<WalletChainData> wallets)
    {
        RegistryData? data = null;
        var found = false;
        foreach (var wallet in wallets)
        {
            if (wallet.MembersIdsHash is { } next)
            {
                data = next;
                found = true;
                break;
            }
        }

        if (found)
        {
            Depot.Keep(data);
        }
    }

    public static void Bad_FlagOfAnEarlierRound(IEnumerable<WalletChainData> wallets)
    {
        var seen = false;
        foreach (var wallet in wallets)
        {
            seen |= wallet.HasMembersIdsHash;
            if (seen)
            {
                Depot.Keep(wallet.MembersIdsHash); // TBTC1001
            }
        }
    }

    public static void Good_GotoRetry(Func<WalletChainData> read)
    {
    retry:
        var wallet = read();
        if (!wallet.HasMembersIdsHash)
        {
            goto retry;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_GotoOverTheCheck(WalletChainData wallet, bool trusted)
    {
        if (trusted)
        {
            goto sign;
        }

        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

    sign:
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_OnlyOneOfTheTwo(WalletChainData primary, WalletChainData fallback)
    {
        if (!primary.HasMembersIdsHash && !fallback.HasMembersIdsHash)
        {
            return;
        }

        var source = primary.HasMembersIdsHash ? primary : fallback;
        Depot.Keep(source.MembersIdsHash);
    }

    public static void Bad_EitherIsNotBoth(WalletChainData primary, WalletChainData fallback)
    {
        if (!primary.HasMembersIdsHash && !fallback.HasMembersIdsHash)
        {
            return;
        }

        Depot.Keep(fallback.MembersIdsHash); // TBTC1001
    }

    public static void Good_ChosenAndBothChecked(WalletChainData first, WalletChainData second, bool swap)
    {
        var chosen = swap ? second : first;
        if (first.HasMembersIdsHash && second.HasMembersIdsHash)
        {
            Depot.Keep(chosen.MembersIdsHash);
        }
    }

    public static void Bad_ChosenAndOneChecked(WalletChainData first, WalletChainData second, bool swap)
    {
        var chosen = swap ? second : first;
        if (first.HasMembersIdsHash)
        {
            Depot.Keep(chosen.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_Unreachable(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            throw new MembersIdsHashUnavailableException("settle", wallet.EcdsaWalletId, wallet.RegistryFault);
        }

        Depot.Keep(wallet.MembersIdsHash);
        if (!wallet.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }
}

internal static class TryAndCatch
{
    public static void Bad_SwallowedWhatRequireThrew(WalletChainData wallet)
    {
        try
        {
            _ = wallet.RequireMembersIdsHash();
        }
        catch (MembersIdsHashUnavailableException e)
        {
            Depot.Label(e.Message);
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_ReturnsWhereRequireThrew(WalletChainData wallet)
    {
        RegistryData data;
        try
        {
            data = wallet.RequireMembersIdsHash();
        }
        catch (MembersIdsHashUnavailableException e)
        {
            Depot.Label(e.Message);
            return;
        }

        Depot.Keep(data);
    }

    public static void Bad_FinallyKnowsNothing(WalletChainData wallet, Stream stream)
    {
        try
        {
            stream.Flush();
            if (!wallet.HasMembersIdsHash)
            {
                return;
            }

            Depot.Keep(wallet.MembersIdsHash);
        }
        finally
        {
            Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Good_CheckedBeforeTheTry(WalletChainData wallet, Stream stream)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        try
        {
            stream.Write(wallet.MembersIdsHash.Hash.ToArray());
        }
        catch (IOException e) when (e.HResult != 0)
        {
            Depot.Sign(wallet.MembersIdsHash.Hash);
            throw;
        }
        finally
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_FinallyReplaces(WalletChainData wallet, WalletChainData other, Stream stream)
    {
        try
        {
            stream.Flush();
            if (!wallet.HasMembersIdsHash)
            {
                return;
            }
        }
        finally
        {
            wallet = other;
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_FilterChecks(WalletChainData wallet, Stream stream)
    {
        try
        {
            stream.Flush();
        }
        catch (IOException) when (wallet.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_FilterOfTheOtherCatch(WalletChainData wallet, Stream stream)
    {
        try
        {
            stream.Flush();
        }
        catch (IOException) when (!wallet.HasMembersIdsHash)
        {
            Depot.Watch(wallet);
        }
        catch (ObjectDisposedException)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_CheckThatWasSkipped(WalletChainData wallet, Stream stream)
    {
        try
        {
            stream.Flush();
            Demand.That(wallet.HasMembersIdsHash);
        }
        catch (IOException)
        {
            Depot.Watch(wallet);
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_UsingAndLock(WalletChainData wallet, object gate)
    {
        using var buffer = new MemoryStream();
        lock (gate)
        {
            if (!wallet.TryGetMembersIdsHash(out var data))
            {
                return;
            }

            using (var writer = new BinaryWriter(buffer))
            {
                writer.Write(data.Hash.ToArray());
                writer.Write(wallet.MembersIdsHash.BlockNumber);
            }
        }
    }

    public static void Good_WrapsWithTheCause(WalletChainData wallet)
    {
        try
        {
            Depot.Keep(wallet.RequireMembersIdsHash());
        }
        catch (MembersIdsHashUnavailableException e)
        {
            throw new HarborException("The berth cannot be assigned.", e);
        }
    }
}

internal static class Flags
{
    public static void Good_TwoFlagsMakeOne(WalletChainData wallet)
    {
        var known = wallet.MembersIdsHash is not null;
        var live = wallet.State == WalletState.Live;
        var ready = known && live;
        if (!ready)
        {
            return;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_EitherFlag(WalletChainData wallet)
    {
        var known = wallet.MembersIdsHash is not null;
        var live = wallet.State == WalletState.Live;
        var ready = known || live;
        if (ready)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_EitherFlagButNotTheOther(WalletChainData wallet)
    {
        var known = wallet.MembersIdsHash is not null;
        var live = wallet.State == WalletState.Live;
        var ready = known || live;
        if (ready && !live)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Good_NegatedTwice(WalletChainData wallet)
    {
        var missing = !wallet.HasMembersIdsHash;
        if (!missing)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Good_CompoundAnd(WalletChainData first, WalletChainData second)
    {
        var all = first.HasMembersIdsHash;
        all &= second.HasMembersIdsHash;
        if (all)
        {
            Depot.Keep(first.MembersIdsHash);
            Depot.Keep(second.MembersIdsHash);
        }
    }

    public static void Bad_CompoundOr(WalletChainData first, WalletChainData second)
    {
        var any = first.HasMembersIdsHash;
        any |= second.HasMembersIdsHash;
        if (any)
        {
            Depot.Keep(first.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_StaleFlag(WalletChainData wallet, Func<WalletChainData> reload)
    {
        var known = wallet.HasMembersIdsHash;
        wallet = reload();
        if (known)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_FlagWasOverwritten(WalletChainData wallet, bool force)
    {
        var known = wallet.HasMembersIdsHash;
        if (force)
        {
            known = true;
        }

        if (known)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_FlagIsOnlyLowered(WalletChainData wallet, bool paused)
    {
        var known = wallet.HasMembersIdsHash;
        if (paused)
        {
            known = false;
        }

        if (known)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_ExclusiveOr(WalletChainData wallet, bool dryRun)
    {
        if (wallet.HasMembersIdsHash ^ dryRun)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_FlagThroughATernary(WalletChainData wallet, bool paused)
    {
        var go = paused ? false : wallet.HasMembersIdsHash;
        if (go)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Good_NullableFlag(WalletChainData? wallet)
    {
        var known = wallet?.HasMembersIdsHash;
        if (known == true)
        {
            Depot.Keep(wallet!.MembersIdsHash);
        }
    }

    public static void Good_FlagOfAVariableThatFollows(WalletChainData wallet, WalletChainData other)
    {
        (wallet, other) = (other, wallet);
        var known = other.HasMembersIdsHash;
        (wallet, other) = (other, wallet);
        if (known)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }
}
