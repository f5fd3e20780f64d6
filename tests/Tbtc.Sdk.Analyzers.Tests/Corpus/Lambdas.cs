namespace Corpus;

// Lambdas that run later, and local functions.
internal static class Lambdas
{
    public static Func<WalletChainData, Bytes32> Bad_ParameterOfALambda() => w => w.MembersIdsHash.Hash; // TBTC1001

    public static Func<Bytes32> Bad_CapturedWithoutCheck(WalletChainData w) => () => w.MembersIdsHash.Hash; // TBTC1001

    public static Func<Bytes32> Bad_CapturedThenReassigned(WalletChainData w, WalletChainData other)
    {
        if (!w.HasMembersIdsHash)
        {
            return () => other.RequireMembersIdsHash("read later").Hash;
        }

        Func<Bytes32> later = () => w.MembersIdsHash.Hash; // TBTC1001
        w = other;
        return later;
    }

    public static void Bad_CheckedInTheLambdaUsedOutside(WalletChainData w)
    {
        Func<bool> check = () => w.HasMembersIdsHash;
        Sink.OfferObject(check);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // What a delegate returns says nothing of a wallet: it is a call result.
    public static void Bad_CheckHiddenInADelegate(WalletChainData w, Func<WalletChainData, bool> isReady)
    {
        if (isReady(w))
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_CaptureWrittenByALambda(WalletChainData w, WalletChainData other, Action<Action> run)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        run(() => w = other);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_LoopVariableOfAForCaptured(IReadOnlyList<WalletChainData> wallets, List<Func<Bytes32>> later)
    {
        WalletChainData w = wallets[0];
        for (var i = 0; i < wallets.Count; i++)
        {
            w = wallets[i];
            if (w.HasMembersIdsHash)
            {
                later.Add(() => w.MembersIdsHash.Hash); // TBTC1001
            }
        }
    }

    public static Func<RegistryData> Bad_LambdaReturnsWhatMayBeAbsent(WalletChainData w) => () => w.MembersIdsHash; // TBTC1001

    public static Lazy<RegistryData> Bad_LazyOfWhatMayBeAbsent(WalletChainData w) => new(() => w.MembersIdsHash); // TBTC1001

    public static void Bad_DelegateParameterNeedsAValue(WalletChainData w, Action<RegistryData> use)
    {
        use(w.MembersIdsHash); // TBTC1001
    }

    public static Func<string> Bad_MethodGroupOnTheHash(WalletChainData w) => w.MembersIdsHash.ToString; // TBTC1001

    public static void Bad_EventHandler(Action<EventHandler<WalletChainData>> subscribe)
    {
        subscribe((_, w) => Sink.Use(w.MembersIdsHash.Hash)); // TBTC1001
    }

    public static void Bad_StaticLambda(List<WalletChainData> wallets)
    {
        wallets.ForEach(static w => Sink.Take(w.MembersIdsHash)); // TBTC1001
    }

    public static void Bad_SortByHash(List<WalletChainData> wallets)
    {
        wallets.Sort((a, b) => a.BlockNumber.CompareTo(b.MembersIdsHash.BlockNumber)); // TBTC1001
    }

    public static void Bad_LocalFunctionCalledBeforeTheCheck(WalletChainData w)
    {
        Report();
        if (w.HasMembersIdsHash)
        {
            Report();
        }

        void Report() => Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_LocalFunctionWithItsOwnParameter(WalletChainData w, WalletChainData other)
    {
        if (w.HasMembersIdsHash)
        {
            Report(other);
        }

        static void Report(WalletChainData wallet) => Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_LocalFunctionReplacesTheWallet(WalletChainData w, WalletChainData other)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        Replace();
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001

        void Replace() => w = other;
    }

    public static void Bad_LocalFunctionThatGuardsOnOnePathOnly(WalletChainData w, bool strict)
    {
        Ensure();
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001

        void Ensure()
        {
            if (strict && !w.HasMembersIdsHash)
            {
                throw new WalletUnavailableException(w.RegistryFault);
            }
        }
    }

    public static void Bad_RecursiveLocalFunction(WalletChainData w, int depth)
    {
        Walk(depth);

        void Walk(int left)
        {
            if (left == 0)
            {
                Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
                return;
            }

            Walk(left - 1);
        }
    }

    public static void Bad_LocalFunctionAsDelegate(WalletChainData w, Action<Action> run)
    {
        run(Report);

        void Report() => Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static Func<WalletChainData, Bytes32?> Good_CheckInTheLambda() => w => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : null;

    public static Func<Bytes32>? Good_CapturedAfterTheCheck(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return null;
        }

        return () => w.MembersIdsHash.Hash;
    }

    public static Func<Bytes32>? Good_CapturedCopyOfTheHash(WalletChainData w, WalletChainData other)
    {
        if (w.MembersIdsHash is not { } data)
        {
            return null;
        }

        w = other;
        Sink.See(w);
        return () => data.Hash;
    }

    public static void Good_LoopVariableOfAForEachCaptured(IEnumerable<WalletChainData> wallets, List<Func<Bytes32>> later)
    {
        foreach (var w in wallets)
        {
            if (w.HasMembersIdsHash)
            {
                later.Add(() => w.MembersIdsHash.Hash);
            }
        }
    }

    public static void Good_BlockLambda(List<WalletChainData> wallets)
    {
        wallets.ForEach(w =>
        {
            if (w.MembersIdsHash is null)
            {
                return;
            }

            Sink.Use(w.MembersIdsHash.Hash);
        });
    }

    public static void Good_ImmediateLambdaKeepsTheProof(WalletChainData w, Action<Action> run)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        run(() => Sink.Count("before"));
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static Func<RegistryData?> Good_LambdaReturnsAnOptional(WalletChainData w) => () => w.MembersIdsHash;

    public static Lazy<RegistryData> Good_LazyThatRequires(WalletChainData w) => new(() => w.RequireMembersIdsHash("sign"));

    public static void Good_DelegateParameterTakesAnOptional(WalletChainData w, Action<RegistryData?> offer) => offer(w.MembersIdsHash);

    public static void Good_AnonymousMethod(List<WalletChainData> wallets)
    {
        wallets.RemoveAll(delegate(WalletChainData w)
        {
            return !w.HasMembersIdsHash || w.MembersIdsHash.BlockNumber == 0;
        });
    }

    public static void Good_LocalFunctionCalledAfterTheCheck(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        Report();
        Report();

        void Report() => Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_LocalFunctionThatGuards(WalletChainData w)
    {
        Ensure();
        Sink.Use(w.MembersIdsHash.Hash);

        void Ensure()
        {
            if (!w.HasMembersIdsHash)
            {
                throw new WalletUnavailableException(w.RegistryFault);
            }
        }
    }

    public static void Good_LocalFunctionThatTakesTheHash(WalletChainData w)
    {
        if (w.MembersIdsHash is { } data)
        {
            Report(data);
        }

        static void Report(RegistryData known) => Sink.Use(known.Hash);
    }

    public static void Good_LocalFunctionThatChecksItself(WalletChainData w, Action<Action> run)
    {
        run(Report);

        void Report()
        {
            if (w.HasMembersIdsHash)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }
}
