namespace Quayside.Shapes;

internal static class PatternsAndSwitches
{
    public static Bytes32? Good_FirstOfAList(IReadOnlyList<WalletChainData> wallets) =>
        wallets is [{ HasMembersIdsHash: true } first, ..] ? first.MembersIdsHash.Hash : null;

    public static Bytes32? Bad_FirstOfAList(IReadOnlyList<WalletChainData> wallets) =>
        wallets is [var first, ..] ? first.MembersIdsHash.Hash : null; // TBTC1001

    public static Bytes32? Bad_SecondOfAList(WalletChainData[] wallets) =>
        wallets is [{ HasMembersIdsHash: true }, var second, ..] ? second.MembersIdsHash.Hash : null; // TBTC1001

    public static Bytes32? Good_LastOfAList(WalletChainData[] wallets) =>
        wallets is [.., { MembersIdsHash: { } last }] ? last.Hash : null;

    public static int Good_ListOfTwo(WalletChainData[] wallets) => wallets switch
    {
        [] => 0,
        [{ MembersIdsHash: { Hash: var only } }] => only.GetHashCode(),
        [{ HasMembersIdsHash: true } first, { HasMembersIdsHash: true } second] => first.MembersIdsHash.GetHashCode() ^ second.MembersIdsHash.GetHashCode(),
        [_, .. var rest] => rest.Length,
    };

    public static Bytes32? Good_TypePattern(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash is not RegistryData data)
        {
            return null;
        }

        return data.Hash;
    }

    public static bool Bad_VarPatternAlwaysMatches(WalletChainData wallet) =>
        wallet.MembersIdsHash is var data && data.BlockNumber > 0; // TBTC1001

    public static Bytes32? Good_VarPatternAndATest(WalletChainData wallet) =>
        wallet.MembersIdsHash is var data && data is not null && data.BlockNumber > 0 ? data.Hash : null;

    public static void Good_OrThatReturns(WalletChainData wallet)
    {
        if (wallet is { MembersIdsHash: null } or { State: WalletState.Closed or WalletState.Terminated })
        {
            return;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_AndNot(WalletChainData wallet)
    {
        if (wallet is not { HasMembersIdsHash: true } and not { State: WalletState.Closing })
        {
            return;
        }

        Depot.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_OrNot(WalletChainData wallet)
    {
        if (wallet is not { HasMembersIdsHash: true } or not { State: WalletState.Live })
        {
            return;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static Bytes32? Bad_WhenMayFail(WalletChainData wallet, bool retry) => wallet switch
    {
        { HasMembersIdsHash: false } when retry => null,
        { State: WalletState.Closed } => null,
        _ => wallet.MembersIdsHash.Hash, // TBTC1001
    };

    public static Bytes32? Good_WhenChecks(WalletChainData wallet, ulong head) => wallet.State switch
    {
        WalletState.Live when wallet.HasMembersIdsHash => wallet.MembersIdsHash.Hash,
        WalletState.MovingFunds when wallet.MembersIdsHash?.BlockNumber >= head => wallet.MembersIdsHash.Hash,
        _ => null,
    };

    public static Bytes32? Good_EverythingElseIsThere(WalletChainData wallet) => wallet switch
    {
        { HasMembersIdsHash: false } => null,
        { PendingRedemptionsValueSats: 0 } => wallet.MembersIdsHash.WalletId,
        _ => wallet.MembersIdsHash.Hash,
    };

    public static void Good_SwitchOnTheHash(WalletChainData wallet)
    {
        switch (wallet.MembersIdsHash)
        {
            case null:
                return;
            case { BlockNumber: > 1000 } recent:
                Depot.Keep(recent);
                break;
            default:
                Depot.Keep(wallet.MembersIdsHash);
                break;
        }
    }

    public static void Bad_GotoCase(WalletChainData wallet)
    {
        switch (wallet.State)
        {
            case WalletState.Live when wallet.HasMembersIdsHash:
                Depot.Keep(wallet.MembersIdsHash);
                goto case WalletState.MovingFunds;
            case WalletState.MovingFunds:
                Depot.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
                break;
            default:
                break;
        }
    }

    public static void Bad_SharedLabels(WalletChainData wallet)
    {
        switch (wallet)
        {
            case { HasMembersIdsHash: true, State: WalletState.Live }:
            case { State: WalletState.MovingFunds }:
                Depot.Keep(wallet.MembersIdsHash); // TBTC1001
                break;
        }
    }

    public static void Good_SharedLabels(WalletChainData wallet)
    {
        switch (wallet)
        {
            case { HasMembersIdsHash: true, State: WalletState.Live }:
            case { MembersIdsHash: not null, State: WalletState.MovingFunds }:
                Depot.Keep(wallet.MembersIdsHash);
                break;
        }
    }

    public static Bytes32? Good_NestedTernaries(WalletChainData wallet, WalletChainData fallback) =>
        wallet.State == WalletState.Live
            ? wallet.HasMembersIdsHash
                ? wallet.MembersIdsHash.Hash
                : fallback.HasMembersIdsHash ? fallback.MembersIdsHash.Hash : null
            : null;

    public static Bytes32? Bad_NestedTernaries(WalletChainData wallet, WalletChainData fallback) =>
        wallet.HasMembersIdsHash
            ? wallet.State == WalletState.Live
                ? wallet.MembersIdsHash.Hash
                : fallback.HasMembersIdsHash ? fallback.MembersIdsHash.Hash : null
            : fallback.State == WalletState.Live ? fallback.MembersIdsHash.Hash : null; // TBTC1001

    public static Bytes32? Bad_QuestionMarkOnTheWalletOnly(WalletReadResult? result) =>
        result?.Wallet?.MembersIdsHash.Hash; // TBTC1001

    public static Bytes32? Good_QuestionMarksToTheEnd(WalletReadResult? result) =>
        result?.Wallet?.MembersIdsHash?.Hash is { } hash ? hash : null;

    public static void Good_ComparisonOfSomethingBehindIt(WalletChainData wallet, ulong least, Bytes32 expected)
    {
        if (wallet.MembersIdsHash?.BlockNumber > least)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }

        if (wallet.MembersIdsHash?.Hash == expected)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_DifferentMayBeAbsent(WalletChainData wallet, ulong least)
    {
        if (wallet.MembersIdsHash?.BlockNumber != least)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_NotLessIsNotMore(WalletChainData wallet, ulong least)
    {
        if (!(wallet.MembersIdsHash?.BlockNumber <= least))
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_RelationalPattern(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash?.BlockNumber is > 100 and < 10_000)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_NegatedRelationalPattern(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash?.BlockNumber is not > 100)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static Bytes32? Good_TupleSwitch(WalletChainData wallet, bool force) => (force, wallet.MembersIdsHash) switch
    {
        (true, { } data) => data.Hash,
        (false, { BlockNumber: > 0 } data) => data.WalletId,
        (_, null) => null,
        _ => null,
    };

    public static Bytes32? Bad_TupleSwitch(WalletChainData wallet, bool force) => (force, wallet.HasMembersIdsHash) switch
    {
        (false, false) => null,
        (true, _) => wallet.MembersIdsHash.Hash, // TBTC1001
        (false, true) => wallet.MembersIdsHash.Hash,
    };

    public static Bytes32? Good_NestedPropertyPattern(WalletReadResult result) =>
        result is { Wallet: { State: WalletState.Live, MembersIdsHash.Hash: var hash } } ? hash : null;

    public static Bytes32? Good_DottedPattern(WalletReadResult result) =>
        result is { IsFound: true, Wallet.HasMembersIdsHash: true } ? result.Wallet.MembersIdsHash.Hash : null;
}
