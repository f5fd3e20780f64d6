using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.Third;

internal static class LoopsAndFlags
{
    public static void Good_FoundFlag(W[] wallets)
    {
        var found = false;
        W? chosen = null;
        foreach (var wallet in wallets)
        {
            if (wallet.HasMembersIdsHash)
            {
                chosen = wallet;
                found = true;
                break;
            }
        }

        if (found) Sink.Take(chosen!.MembersIdsHash);
    }

    public static void Bad_FoundFlagOfAnEarlierRound(W[] wallets)
    {
        var found = false;
        W? chosen = null;
        foreach (var wallet in wallets)
        {
            chosen = wallet;
            if (wallet.HasMembersIdsHash) found = true;
        }

        if (found) Sink.Take(chosen!.MembersIdsHash); // TBTC1001
    }

    public static void Good_LastThatIsReadable(W[] wallets)
    {
        W? last = null;
        foreach (var wallet in wallets)
        {
            if (!wallet.HasMembersIdsHash) continue;
            last = wallet;
        }

        if (last is not null) Sink.Take(last.MembersIdsHash);
    }

    public static void Bad_FlagOfThePreviousRound(W[] wallets)
    {
        var ok = false;
        foreach (var wallet in wallets)
        {
            if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001
            ok = wallet.HasMembersIdsHash;
        }
    }

    public static void Good_PreviousOneWithItsFlag(W[] wallets)
    {
        W? previous = null;
        var ok = false;
        foreach (var wallet in wallets)
        {
            if (previous is not null && ok) Sink.Take(previous.MembersIdsHash);
            previous = wallet;
            ok = wallet.HasMembersIdsHash;
        }
    }

    public static void Bad_PreviousOneWithTheFlagOfThis(W[] wallets)
    {
        W? previous = null;
        foreach (var wallet in wallets)
        {
            var ok = wallet.HasMembersIdsHash;
            if (previous is not null && ok) Sink.Take(previous.MembersIdsHash); // TBTC1001
            previous = wallet;
        }
    }

    public static void Good_DoUntil(Func<W> read)
    {
        W wallet;
        bool ok;
        do
        {
            wallet = read();
            ok = wallet.HasMembersIdsHash;
        }
        while (!ok);

        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_ForeverUntil(Func<W> read)
    {
        W wallet;
        while (true)
        {
            wallet = read();
            if (wallet.HasMembersIdsHash) break;
        }

        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_ForeverWithTwoWaysOut(Func<W> read, int limit)
    {
        W wallet;
        while (true)
        {
            wallet = read();
            if (wallet.HasMembersIdsHash || limit-- == 0) break;
        }

        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_ForeverWithTwoWaysOutTold(Func<W> read, int limit)
    {
        W wallet;
        var ok = false;
        while (true)
        {
            wallet = read();
            if (wallet.HasMembersIdsHash)
            {
                ok = true;
                break;
            }

            if (limit-- == 0) break;
        }

        if (ok) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_ForWithAStep(W first, Func<W, W> next)
    {
        for (var wallet = first; ; wallet = next(wallet))
        {
            if (!wallet.HasMembersIdsHash) continue;
            Sink.Take(wallet.MembersIdsHash);
            break;
        }
    }

    public static void Bad_AssignedBehindTheFlag(W wallet, Func<W> read)
    {
        var ok = false;
        while (!ok)
        {
            ok = wallet.HasMembersIdsHash;
            wallet = read();
        }

        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_AndAssigned(W a, W b)
    {
        var ok = true;
        ok &= a.HasMembersIdsHash;
        ok &= b.HasMembersIdsHash;
        if (ok)
        {
            Sink.Take(a.MembersIdsHash);
            Sink.Take(b.MembersIdsHash);
        }
    }

    public static void Bad_OrAssigned(W a, W b)
    {
        var ok = false;
        ok |= a.HasMembersIdsHash;
        ok |= b.HasMembersIdsHash;
        if (ok) Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Xor(W a, W b)
    {
        if (a.HasMembersIdsHash ^ b.HasMembersIdsHash) Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_XorAssigned(W a)
    {
        var ok = a.HasMembersIdsHash;
        ok ^= true;
        if (ok) Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Negated(W a)
    {
        var ok = a.HasMembersIdsHash;
        ok = !ok;
        if (ok) Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_NeitherOfTwo(W a, W b)
    {
        if (!a.HasMembersIdsHash & !b.HasMembersIdsHash) return;
        Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_BothAlike(W a, W b)
    {
        if (a.HasMembersIdsHash == b.HasMembersIdsHash) Sink.Take(b.MembersIdsHash); // TBTC1001
    }

    public static void Good_BothAlikeAndOneThere(W a, W b)
    {
        if (!a.HasMembersIdsHash) return;
        if (b.HasMembersIdsHash == true) Sink.Take(b.MembersIdsHash);
        if (b.HasMembersIdsHash is false) return;
        Sink.Take(b.MembersIdsHash);
    }

    public static void Good_NullableFlag(W? wallet)
    {
        var known = wallet?.HasMembersIdsHash;
        if (known == true) Sink.Take(wallet!.MembersIdsHash);
        if (known ?? false) Sink.Take(wallet!.MembersIdsHash);
        if (known.GetValueOrDefault()) Sink.Take(wallet!.MembersIdsHash);
        if (known is true) Sink.Take(wallet!.MembersIdsHash);
    }

    public static void Bad_NullableFlagHasAValue(W? wallet)
    {
        var known = wallet?.HasMembersIdsHash;
        if (known.HasValue) Sink.Take(wallet!.MembersIdsHash); // TBTC1001
    }

    public static void Bad_NullableFlagIsNotNull(W? wallet)
    {
        var known = wallet?.HasMembersIdsHash;
        if (known is { } any) Sink.Take(wallet!.MembersIdsHash); // TBTC1001
    }

    public static void Bad_NullableFlagWithValueOfTheOther(W wallet, bool? forced)
    {
        var known = forced ?? wallet.HasMembersIdsHash;
        if (known) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_GotoAgain(W wallet, Func<W> read)
    {
        var ok = wallet.HasMembersIdsHash;
        var rounds = 0;
    again:
        if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001
        wallet = read();
        if (rounds++ < 3) goto again;
    }

    public static void Good_GotoAgainAndAsked(W wallet, Func<W> read)
    {
        var rounds = 0;
    again:
        var ok = wallet.HasMembersIdsHash;
        if (ok) Sink.Take(wallet.MembersIdsHash);
        wallet = read();
        if (rounds++ < 3) goto again;
    }

    public static void Bad_ContinueSkipsTheCheck(W[] wallets, W kept)
    {
        var ok = kept.HasMembersIdsHash;
        for (var i = 0; i < wallets.Length; i++)
        {
            kept = wallets[i];
            if (kept.State != WalletState.Live) continue;
            ok = kept.HasMembersIdsHash;
        }

        if (ok) Sink.Take(kept.MembersIdsHash); // TBTC1001
    }

    public static void Good_EveryWaySetsBoth(W[] wallets, W kept)
    {
        var ok = kept.HasMembersIdsHash;
        for (var i = 0; i < wallets.Length; i++)
        {
            if (wallets[i].State != WalletState.Live) continue;
            kept = wallets[i];
            ok = kept.HasMembersIdsHash;
        }

        if (ok) Sink.Take(kept.MembersIdsHash);
    }

    public static void Bad_TernaryChoice(W a, W b)
    {
        var wallet = a.HasMembersIdsHash ? a : b;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_TernaryChoiceOrNone(W a, W b)
    {
        var wallet = a.HasMembersIdsHash ? a : b.HasMembersIdsHash ? b : null;
        if (wallet is null) return;
        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_TernaryTuple(W a, W b)
    {
        var (wallet, ok) = a.HasMembersIdsHash ? (a, true) : (b, b.HasMembersIdsHash);
        if (ok) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_TernaryTuple(W a, W b)
    {
        var (wallet, ok) = a.HasMembersIdsHash ? (a, true) : (b, b.State == WalletState.Live);
        if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_SwitchChoice(W a, W b, int n)
    {
        var wallet = n switch { 1 when a.HasMembersIdsHash => a, 2 => b, _ => throw new InvalidOperationException() };
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_SwitchChoice(W a, W b, int n)
    {
        var wallet = n switch { 1 when a.HasMembersIdsHash => a, 2 when b is { MembersIdsHash: not null } => b, _ => throw new InvalidOperationException() };
        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_AssignedInTheCondition(W wallet, W other)
    {
        if (wallet.HasMembersIdsHash & (wallet = other) != null) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_AssignedInAnArgument(W wallet, W other)
    {
        if (!wallet.HasMembersIdsHash) return;
        Pair(wallet = other, wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_AssignedInALaterArgument(W wallet, W other)
    {
        if (!wallet.HasMembersIdsHash) return;
        PairBack(wallet.MembersIdsHash, wallet = other);
    }

    public static void Bad_NamedArgumentsInAnotherOrder(W wallet, W other)
    {
        if (!wallet.HasMembersIdsHash) return;
        PairBack(wallet: wallet = other, data: wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_CopyOfTheFormerWallet(W wallet, W other)
    {
        var data = wallet.MembersIdsHash;
        wallet = other;
        if (wallet.HasMembersIdsHash) Sink.Take(data); // TBTC1001
    }

    public static void Good_CopyOfTheFormerWallet(W wallet, W other)
    {
        var data = wallet.MembersIdsHash;
        if (!wallet.HasMembersIdsHash) return;
        wallet = other;
        Sink.Take(data);
    }

    public static void Good_FilledWhereNull(W? cached, Func<W> read)
    {
        cached ??= read();
        if (cached.HasMembersIdsHash) Sink.Take(cached.MembersIdsHash);
    }

    public static void Bad_FilledBehindTheCheck(W? cached, W other)
    {
        if (cached?.HasMembersIdsHash == false) return;
        cached ??= other;
        Sink.Take(cached.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DataFilledWhereNull(W a, W b)
    {
        var data = a.MembersIdsHash;
        data ??= b.MembersIdsHash;
        Sink.Take(data); // TBTC1001
    }

    public static void Good_DataFilledWhereNull(W a, W b)
    {
        var data = a.MembersIdsHash;
        data ??= b.MembersIdsHash;
        if (data == null) return;
        Sink.Take(data);
    }

    public static void Good_WhicheverIsThere(W a, W b)
    {
        if (!a.HasMembersIdsHash && !b.HasMembersIdsHash) return;
        Sink.Take(a.MembersIdsHash ?? b.MembersIdsHash);
    }

    public static void Bad_CountedRounds(W[] wallets)
    {
        W? best = null;
        var readable = 0;
        foreach (var wallet in wallets)
        {
            if (wallet.HasMembersIdsHash) readable++;
            best ??= wallet;
        }

        if (readable > 0) Sink.Take(best!.MembersIdsHash); // TBTC1001
    }

    private static void Pair(W wallet, RegistryData data)
    {
        Sink.See(wallet);
        Sink.Take(data);
    }

    private static void PairBack(RegistryData data, W wallet)
    {
        Sink.See(wallet);
        Sink.Take(data);
    }
}

internal static class Trying
{
    public static void Bad_AssignedInFinally(W wallet, W other)
    {
        try
        {
            if (!wallet.HasMembersIdsHash) return;
        }
        finally
        {
            wallet = other;
        }

        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_AssignedInTryAndCaught(W wallet, Func<W> read)
    {
        if (!wallet.HasMembersIdsHash) return;
        try
        {
            wallet = read();
            if (!wallet.HasMembersIdsHash) return;
        }
        catch (IOException)
        {
        }

        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_CaughtBehindTheCheck(W wallet, Action prepare)
    {
        if (!wallet.HasMembersIdsHash) return;
        try
        {
            prepare();
        }
        catch (IOException)
        {
        }

        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_FlagInFinally(W wallet, Action prepare)
    {
        var ok = false;
        try
        {
            ok = wallet.HasMembersIdsHash;
            prepare();
        }
        finally
        {
            if (ok) Sink.Take(wallet.MembersIdsHash);
        }
    }

    public static void Bad_FlagInFinallyOfTheFormer(W wallet, Func<W> read)
    {
        var ok = wallet.HasMembersIdsHash;
        try
        {
            wallet = read();
            ok = wallet.HasMembersIdsHash;
        }
        finally
        {
            if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_CatchGoesOnInALoop(W wallet, Func<W> read)
    {
        var ok = wallet.HasMembersIdsHash;
        for (var i = 0; i < 3; i++)
        {
            try
            {
                wallet = read();
                Sink.Count("read");
                ok = wallet.HasMembersIdsHash;
            }
            catch (IOException)
            {
                continue;
            }
        }

        if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_CatchSetsTheFlag(W wallet, Func<W> read)
    {
        var ok = wallet.HasMembersIdsHash;
        for (var i = 0; i < 3; i++)
        {
            try
            {
                wallet = read();
                ok = wallet.HasMembersIdsHash;
            }
            catch (IOException)
            {
                ok = false;
            }
        }

        if (ok) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_Filter(W wallet, Action prepare)
    {
        try
        {
            prepare();
        }
        catch (IOException) when (wallet.HasMembersIdsHash)
        {
            Sink.Take(wallet.MembersIdsHash);
        }
    }

    public static void Bad_FilterThatAssigns(W wallet, W other, Action prepare)
    {
        if (!wallet.HasMembersIdsHash) return;
        try
        {
            prepare();
        }
        catch (IOException) when ((wallet = other).State == WalletState.Live)
        {
            return;
        }
        catch (Exception)
        {
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_LeftThroughAFinally(W[] wallets, W kept)
    {
        foreach (var wallet in wallets)
        {
            try
            {
                if (kept.HasMembersIdsHash) break;
            }
            finally
            {
                kept = wallet;
            }
        }

        Sink.Take(kept.MembersIdsHash); // TBTC1001
    }

    public static void Bad_NestedFinally(W wallet, W other)
    {
        try
        {
            try
            {
                if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
            }
            finally
            {
                wallet = other;
            }
        }
        finally
        {
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static Bytes32 Good_RequiredOrLogged(W wallet, ILogger logger)
    {
        try
        {
            return wallet.RequireMembersIdsHash().Hash;
        }
        catch (MembersIdsHashUnavailableException e)
        {
            logger.LogError(e, "No signers");
            throw;
        }
    }
}
