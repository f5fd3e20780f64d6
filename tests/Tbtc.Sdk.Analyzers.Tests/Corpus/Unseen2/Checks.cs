using System.Diagnostics;

namespace Quayside.Checks;

internal static class Guards
{
    public static Bytes32 Good_ThrowIfNull(WalletChainData wallet)
    {
        ArgumentNullException.ThrowIfNull(wallet.MembersIdsHash);
        return wallet.MembersIdsHash.Hash;
    }

    public static Bytes32 Bad_ThrowIfNullOfTheWallet(WalletChainData wallet)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        return wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public static void Good_OwnNotNull(WalletChainData wallet)
    {
        Demand.Present(wallet.MembersIdsHash);
        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Good_OwnDoesNotReturn(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            Demand.Stop(wallet);
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_OnlyWatches(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            Depot.Watch(wallet);
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_That(WalletChainData wallet)
    {
        Demand.That(wallet is { State: WalletState.Live, MembersIdsHash: not null });
        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Good_Not(WalletChainData wallet)
    {
        Demand.Not(wallet.MembersIdsHash == null);
        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_ThatWithAWayOut(WalletChainData wallet, bool force)
    {
        Demand.That(force || wallet.HasMembersIdsHash);
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_NotBoth(WalletChainData wallet, bool strict)
    {
        Demand.Not(strict && !wallet.HasMembersIdsHash);
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_NotBothWhereStrict(WalletChainData wallet, bool strict)
    {
        Demand.Not(strict && !wallet.HasMembersIdsHash);
        if (strict)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_Assert(WalletChainData wallet)
    {
        Debug.Assert(wallet.MembersIdsHash is not null, "The registry was read.");
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    // Gone in Release, as Debug.Assert is.
    public static void Bad_DebugFail(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            Debug.Fail($"No hash: {wallet.RegistryFault}");
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    // Gone in Release, as Debug.Assert is.
    public static void Bad_OwnConditionalGuard(WalletChainData wallet)
    {
        Demand.InDebug(wallet.HasMembersIdsHash);
        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_ToolEnds(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            Console.Error.WriteLine(wallet.RegistryFault);
            Environment.Exit(2);
        }

        Depot.Sign(wallet.MembersIdsHash.Hash);
    }

    public static void Good_OwnTryRead(WalletChainData wallet)
    {
        if (Demand.TryRead(wallet, out var data))
        {
            Depot.Keep(data);
        }
    }

    public static void Good_OwnTryReadWithoutAttribute(WalletChainData wallet)
    {
        if (!Demand.TryReadPlain(wallet, out var data))
        {
            return;
        }

        Depot.Keep(data);
    }

    public static void Bad_IgnoresWhatTryReadSays(WalletChainData wallet)
    {
        _ = Demand.TryRead(wallet, out var data);
        Depot.Keep(data); // TBTC1001
    }

    public static void Bad_TryReadTheWrongWay(WalletChainData wallet)
    {
        if (Demand.TryRead(wallet, out var data))
        {
            return;
        }

        Depot.Keep(data); // TBTC1001
    }

    public static bool Bad_OutWithoutAQuestionMark(WalletChainData wallet, out RegistryData data)
    {
        data = wallet.MembersIdsHash; // TBTC1001
        return wallet.HasMembersIdsHash;
    }

    public static void Good_MissingHelper(WalletChainData wallet)
    {
        if (Demand.IsMissing(wallet))
        {
            return;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_HelperAboutSomethingElse(WalletChainData wallet)
    {
        if (!Demand.IsIdle(wallet))
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_HelperAboutAnotherWallet(WalletChainData wallet, WalletChainData other)
    {
        if (Demand.IsMissing(other))
        {
            return;
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_HelperThatFilters(IReadOnlyList<WalletChainData> wallets)
    {
        foreach (var wallet in Demand.Readable(wallets))
        {
            Depot.Sign(wallet.MembersIdsHash.Hash);
        }
    }

    public static void Good_HelperThatReturnsAPair(WalletChainData wallet)
    {
        var (known, data) = Demand.Describe(wallet);
        if (known)
        {
            Depot.Keep(data);
        }
    }

    public static void Good_RequiredOnceIsEnough(WalletChainData wallet)
    {
        _ = wallet.RequireMembersIdsHash();
        Depot.Sign(wallet.MembersIdsHash.Hash);
    }

    // The constructors see to it that exactly one of the two is there.
    public static void Good_NoFaultMeansThatItIsThere(WalletChainData wallet)
    {
        if (wallet.RegistryFault is { } fault)
        {
            Depot.Label(fault.Message);
            return;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static Bytes32? Good_ComparedWithFalse(WalletChainData wallet)
    {
        if (wallet.HasMembersIdsHash == false)
        {
            return null;
        }

        return wallet.MembersIdsHash.Hash;
    }

    public static Bytes32? Good_IsTrueBehindAQuestionMark(WalletChainData? wallet) =>
        wallet?.HasMembersIdsHash is true ? wallet.MembersIdsHash.Hash : null;

    public static Bytes32? Good_OldFashionedNullTests(WalletChainData first, WalletChainData second, WalletChainData third)
    {
        if (ReferenceEquals(first.MembersIdsHash, null) || Equals(second.MembersIdsHash, null) || null == third.MembersIdsHash)
        {
            return null;
        }

        Depot.Sign(first.MembersIdsHash.Hash);
        Depot.Sign(second.MembersIdsHash.Hash);
        return third.MembersIdsHash.Hash;
    }
}

internal static class LocalFunctions
{
    public static void Good_CalledBehindTheCheck(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Sign();
        Sign();

        void Sign() => Depot.Sign(wallet.MembersIdsHash.Hash);
    }

    public static void Bad_CalledOnceTooEarly(WalletChainData wallet)
    {
        if (wallet.State == WalletState.Live)
        {
            Sign();
        }

        if (wallet.HasMembersIdsHash)
        {
            Sign();
        }

        void Sign() => Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_Ensures(WalletChainData wallet)
    {
        Ensure();
        Depot.Sign(wallet.MembersIdsHash.Hash);

        void Ensure()
        {
            if (!wallet.HasMembersIdsHash)
            {
                throw new MembersIdsHashUnavailableException("sign", wallet.EcdsaWalletId, wallet.RegistryFault);
            }
        }
    }

    public static void Bad_EnsuresOnlySometimes(WalletChainData wallet, bool strict)
    {
        Ensure();
        Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001

        void Ensure()
        {
            if (!strict)
            {
                return;
            }

            wallet.RequireMembersIdsHash();
        }
    }

    public static void Good_Asks(WalletChainData wallet, ulong head)
    {
        bool IsFresh() => wallet.HasMembersIdsHash && wallet.BlockNumber + 6 >= head;

        if (IsFresh())
        {
            Depot.Sign(wallet.MembersIdsHash.Hash);
        }
    }

    public static void Bad_Replaces(WalletChainData wallet, WalletChainData next)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Advance();
        Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001

        void Advance() => wallet = next;
    }

    public static async Task Good_AsyncAndStatic(IReadOnlyList<WalletChainData> wallets, CancellationToken cancellationToken)
    {
        foreach (var wallet in wallets)
        {
            if (wallet.TryGetMembersIdsHash(out var data))
            {
                await SendAsync(data, cancellationToken);
            }
        }

        static async Task SendAsync(RegistryData data, CancellationToken cancellationToken)
        {
            await Task.Yield();
            await Depot.SignAsync(data.Hash, cancellationToken);
        }
    }

    public static async Task Bad_AsyncAndStatic(IReadOnlyList<WalletChainData> wallets, CancellationToken cancellationToken)
    {
        foreach (var wallet in wallets)
        {
            await SendAsync(wallet.MembersIdsHash, cancellationToken); // TBTC1001
        }

        static Task SendAsync(RegistryData data, CancellationToken cancellationToken) => Depot.SignAsync(data.Hash, cancellationToken);
    }

    // The delegate is made before the check, and may run at any time.
    public static void Bad_GivenAwayBeforeTheCheck(WalletChainData wallet, List<Action> handlers)
    {
        handlers.Add(Sign);
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Sign();

        void Sign() => Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_Recursive(IReadOnlyList<WalletChainData> wallets)
    {
        Walk(0);

        void Walk(int index)
        {
            if (index == wallets.Count)
            {
                return;
            }

            if (wallets[index] is { MembersIdsHash: { } data })
            {
                Depot.Keep(data);
            }

            Walk(index + 1);
        }
    }
}
