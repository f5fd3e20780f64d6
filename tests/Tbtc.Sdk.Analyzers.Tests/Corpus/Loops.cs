namespace Corpus;

internal static class Loops
{
    public static void Bad_ForEachWithoutCheck(IEnumerable<WalletChainData> wallets)
    {
        foreach (var w in wallets)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_CheckOfThePreviousElement(IEnumerable<WalletChainData> wallets)
    {
        var previousHadHash = false;
        foreach (var w in wallets)
        {
            if (previousHadHash)
            {
                Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
            }

            previousHadHash = w.HasMembersIdsHash;
        }
    }

    public static void Bad_ReassignedAtTheEndOfTheBody(WalletChainData first, Queue<WalletChainData> queue)
    {
        var w = first;
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        while (queue.Count > 0)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
            w = queue.Dequeue();
        }
    }

    public static void Bad_CheckedOnlyWhenTheLoopRuns(WalletChainData w, int attempts)
    {
        for (var i = 0; i < attempts; i++)
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_BreakLeavesWithoutProof(IEnumerable<WalletChainData> wallets, WalletChainData last)
    {
        foreach (var w in wallets)
        {
            last = w;
            if (w.State == WalletState.Closed)
            {
                break;
            }

            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }

        Sink.Use(last.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_WhileConditionOfTheWrongSense(Func<WalletChainData> read)
    {
        var w = read();
        while (w.HasMembersIdsHash)
        {
            w = read();
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_RetriesRunOut(Func<WalletChainData> read)
    {
        var w = read();
        for (var i = 0; i < 3 && !w.HasMembersIdsHash; i++)
        {
            w = read();
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_ContinueSkipsTheReassignment(WalletChainData a, WalletChainData b, Func<bool> more)
    {
        RegistryData? data = a.RequireMembersIdsHash();
        while (more())
        {
            Sink.Use(data.Hash); // TBTC1001
            data = b.MembersIdsHash;
            if (b.State == WalletState.Closed)
            {
                continue;
            }

            data = a.RequireMembersIdsHash();
        }
    }

    public static void Bad_DoBodyRunsBeforeTheCondition(Func<WalletChainData> read)
    {
        WalletChainData w;
        do
        {
            w = read();
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
        while (!w.HasMembersIdsHash);
    }

    public static void Bad_HashOfTheLastElement(IEnumerable<WalletChainData> wallets)
    {
        RegistryData? last = null;
        foreach (var w in wallets)
        {
            last = w.MembersIdsHash;
        }

        Sink.Take(last); // TBTC1001
    }

    public static void Good_ForEachContinue(IEnumerable<WalletChainData> wallets)
    {
        foreach (var w in wallets)
        {
            if (!w.HasMembersIdsHash)
            {
                continue;
            }

            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_WhileUntilAvailable(Func<WalletChainData> read)
    {
        var w = read();
        while (!w.HasMembersIdsHash)
        {
            w = read();
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_DoWhileUntilAvailable(Func<WalletChainData> read)
    {
        WalletChainData w;
        do
        {
            w = read();
        }
        while (w.MembersIdsHash is null);

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ForeverUntilBreak(Func<WalletChainData> read)
    {
        RegistryData? data;
        while (true)
        {
            if (read().TryGetMembersIdsHash(out data))
            {
                break;
            }
        }

        Sink.Use(data.Hash);
    }

    public static void Good_CheckBeforeALoopThatDoesNotReassign(WalletChainData w, int times)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        for (var i = 0; i < times; i++)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_Search(IEnumerable<WalletChainData> wallets)
    {
        WalletChainData? found = null;
        foreach (var w in wallets)
        {
            if (w.HasMembersIdsHash)
            {
                found = w;
                break;
            }
        }

        if (found is null)
        {
            return;
        }

        Sink.Use(found.MembersIdsHash.Hash);
    }

    public static void Good_SearchForTheData(IEnumerable<WalletChainData> wallets)
    {
        RegistryData? found = null;
        foreach (var w in wallets)
        {
            found ??= w.MembersIdsHash;
        }

        if (found != null)
        {
            Sink.Take(found);
        }
    }

    public static void Good_ReassignedAndCheckedInEachTurn(Queue<WalletChainData> queue)
    {
        while (queue.TryDequeue(out var w))
        {
            if (w.HasMembersIdsHash)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }

    public static void Good_RetriesRunOutAndAreCheckedAgain(Func<WalletChainData> read)
    {
        var w = read();
        for (var i = 0; i < 3 && !w.HasMembersIdsHash; i++)
        {
            w = read();
        }

        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_ForWithCheckInTheCondition(WalletChainData w)
    {
        for (var i = 0; w.HasMembersIdsHash && i < 3; i++)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_NestedLoops(IReadOnlyList<WalletChainData> left, IReadOnlyList<WalletChainData> right)
    {
        foreach (var a in left)
        {
            if (!a.HasMembersIdsHash)
            {
                continue;
            }

            foreach (var b in right)
            {
                if (b.HasMembersIdsHash && a.MembersIdsHash == b.MembersIdsHash)
                {
                    Sink.Use(b.MembersIdsHash.Hash);
                }
            }
        }
    }
}
