using System.Linq.Expressions;

namespace Quayside.Captures;

internal static class Closures
{
    public static Task Good_RunsLaterOnWhatStays(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return Task.CompletedTask;
        }

        return Task.Run(() => Depot.Sign(wallet.MembersIdsHash.Hash));
    }

    public static Task Good_LoopVariable(IEnumerable<WalletChainData> wallets)
    {
        List<Task> tasks = [];
        foreach (var wallet in wallets)
        {
            if (!wallet.HasMembersIdsHash)
            {
                continue;
            }

            tasks.Add(Task.Run(() => Depot.Sign(wallet.MembersIdsHash.Hash)));
        }

        return Task.WhenAll(tasks);
    }

    public static Task Bad_VariableOutsideOfTheLoop(Queue<WalletChainData> queue)
    {
        List<Task> tasks = [];
        WalletChainData wallet;
        while (queue.Count > 0)
        {
            wallet = queue.Dequeue();
            if (wallet.HasMembersIdsHash)
            {
                tasks.Add(Task.Run(() => Depot.Sign(wallet.MembersIdsHash.Hash))); // TBTC1001
            }
        }

        return Task.WhenAll(tasks);
    }

    public static Task Good_CopyInsideOfTheLoop(Queue<WalletChainData> queue)
    {
        List<Task> tasks = [];
        WalletChainData wallet;
        while (queue.Count > 0)
        {
            wallet = queue.Dequeue();
            if (wallet.MembersIdsHash is { } data)
            {
                tasks.Add(Task.Run(() => Depot.Sign(data.Hash)));
            }
        }

        return Task.WhenAll(tasks);
    }

    public static void Bad_MadeBeforeTheCheck(WalletChainData wallet)
    {
        Action sign = () => Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        sign();
    }

    public static Action? Bad_AssignedAgainByOut(WalletChainData wallet, Dictionary<string, WalletChainData> byName)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return null;
        }

        Action later = () => Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        return byName.TryGetValue("next", out wallet) ? later : null;
    }

    public static Action? Bad_AssignedAgainByDeconstruction(WalletChainData wallet, (WalletChainData Wallet, int Round) next)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return null;
        }

        Action later = () => Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        (wallet, var round) = next;
        return round > 0 ? later : null;
    }

    public static Action? Good_CopyOfTheHash(WalletChainData wallet, WalletChainData next)
    {
        var data = wallet.MembersIdsHash;
        if (data is null)
        {
            return null;
        }

        Action later = () => Depot.Keep(data);
        wallet = next;
        Depot.Watch(wallet);
        return later;
    }

    public static void Bad_AClosureAssignsIt(WalletChainData wallet, WalletChainData next, List<Action> onTick)
    {
        onTick.Add(() => wallet = next);
        if (wallet.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_SnapshotOfWhatAClosureAssigns(WalletChainData wallet, WalletChainData next, List<Action> onTick)
    {
        onTick.Add(() => wallet = next);
        var now = wallet;
        if (now.HasMembersIdsHash)
        {
            Depot.Keep(now.MembersIdsHash);
        }
    }

    public static Func<WalletChainData, RegistryData> Bad_DelegateThatReturnsData() => w => w.MembersIdsHash; // TBTC1001

    public static Func<WalletChainData, RegistryData?> Good_DelegateThatReturnsPerhapsData() => w => w.MembersIdsHash;

    public static Func<WalletChainData, RegistryData> Good_DelegateThatRequires() => static w => w.RequireMembersIdsHash("select");

    public static Bytes32?[] Good_StaticLambda(WalletChainData[] wallets) =>
        Array.ConvertAll(wallets, static w => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : (Bytes32?)null);

    public static Bytes32[] Bad_StaticLambda(WalletChainData[] wallets) =>
        Array.ConvertAll(wallets, static w => w.MembersIdsHash.Hash); // TBTC1001

    public static Lazy<RegistryData> Bad_LazyOfData(WalletChainData wallet) => new(() => wallet.MembersIdsHash); // TBTC1001

    public static Lazy<RegistryData> Good_LazyThatRequires(WalletChainData wallet) => new(() => wallet.RequireMembersIdsHash());

    public static Bytes32? Good_LazyOfPerhapsData(WalletChainData wallet)
    {
        var lazy = new Lazy<RegistryData?>(() => wallet.MembersIdsHash);
        return lazy.Value?.Hash;
    }

    public static Bytes32 Bad_LazyOfPerhapsData(WalletChainData wallet)
    {
        var lazy = new Lazy<RegistryData?>(() => wallet.MembersIdsHash);
        return lazy.Value.Hash; // TBTC1001
    }

    // What it gives the lambda is not known.
    public static void Bad_OwnHigherOrder(IReadOnlyList<WalletChainData> wallets)
    {
        ForEachSignable(wallets, w => Depot.Keep(w.MembersIdsHash)); // TBTC1001
    }

    public static void Good_OwnHigherOrderThatHandsOutTheData(IReadOnlyList<WalletChainData> wallets)
    {
        ForEachData(wallets, (w, data) => Depot.Sign(data.Hash));
    }

    public static Func<Bytes32>? Good_NestedLambdas(WalletChainData wallet)
    {
        if (wallet is not { HasMembersIdsHash: true })
        {
            return null;
        }

        Func<Func<Bytes32>> outer = () => () => wallet.MembersIdsHash.Hash;
        return outer();
    }

    public static Predicate<WalletChainData> Good_LambdaThatChecks(ulong least) =>
        w => w.HasMembersIdsHash && w.MembersIdsHash.BlockNumber > least;

    public static Predicate<WalletChainData> Bad_LambdaThatChecksTooLate(ulong least) =>
        w => w.MembersIdsHash.BlockNumber > least && w.HasMembersIdsHash; // TBTC1001

    public static Expression<Func<WalletChainData, bool>> Good_Expression(Bytes32 hash) =>
        w => w.MembersIdsHash != null && w.MembersIdsHash.Hash == hash;

    public static Expression<Func<WalletChainData, bool>> Bad_Expression(Bytes32 hash) =>
        w => w.State == WalletState.Live || w.MembersIdsHash.Hash == hash; // TBTC1001

    public static IQueryable<ulong> Good_Queryable(IQueryable<WalletChainData> wallets) =>
        wallets.Where(w => w.MembersIdsHash != null).Select(w => w.MembersIdsHash!.BlockNumber);

    public static IQueryable<ulong> Bad_Queryable(IQueryable<WalletChainData> wallets) =>
        wallets.OrderBy(w => w.BlockNumber).Select(w => w.MembersIdsHash.BlockNumber); // TBTC1001

    private static void ForEachSignable(IReadOnlyList<WalletChainData> wallets, Action<WalletChainData> action)
    {
        foreach (var wallet in wallets)
        {
            if (wallet.State == WalletState.Live)
            {
                action(wallet);
            }
        }
    }

    private static void ForEachData(IReadOnlyList<WalletChainData> wallets, Action<WalletChainData, RegistryData> action)
    {
        foreach (var wallet in wallets)
        {
            if (wallet.TryGetMembersIdsHash(out var data))
            {
                action(wallet, data);
            }
        }
    }
}

internal sealed class Watcher
{
    private readonly WalletChainData _first;
    private WalletChainData _current;

    public Watcher(WalletChainData first) => _first = _current = first;

    public event EventHandler<RegistryData>? Read;

    public event EventHandler<RegistryData?>? Polled;

    public event EventHandler? Changed;

    public void Bad_RaisesWithWhatMayBeAbsent(WalletChainData wallet)
    {
        _current = wallet;
        Read?.Invoke(this, wallet.MembersIdsHash); // TBTC1001
    }

    public void Good_RaisesWithTheData(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash is { } data)
        {
            Read?.Invoke(this, data);
        }
    }

    public void Good_RaisesWithPerhapsData(WalletChainData wallet) => Polled?.Invoke(this, wallet.MembersIdsHash);

    public void Bad_HandlersMayReplaceTheField()
    {
        if (!_current.HasMembersIdsHash)
        {
            return;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        Depot.Keep(_current.MembersIdsHash); // TBTC1001
    }

    public void Good_HandlersCannotReplaceAReadonlyField()
    {
        if (!_first.HasMembersIdsHash)
        {
            return;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        Depot.Keep(_first.MembersIdsHash);
    }

    public void Bad_HandlerReadsTheFieldLater()
    {
        if (_current.HasMembersIdsHash)
        {
            Changed += (_, _) => Depot.Keep(_current.MembersIdsHash); // TBTC1001
        }
    }

    public void Good_HandlerReadsTheReadonlyField()
    {
        if (_first.HasMembersIdsHash)
        {
            Changed += (_, _) => Depot.Keep(_first.MembersIdsHash);
        }
    }

    public void Good_HandlerChecksItself() => Changed += (_, _) =>
    {
        if (_current is { MembersIdsHash: { } data })
        {
            Depot.Keep(data);
        }
    };

    public void Good_HandlerOfPerhapsData(Watcher other) => other.Polled += (sender, data) =>
    {
        if (data is null)
        {
            return;
        }

        Depot.Keep(data);
    };

    public void Bad_HandlerOfPerhapsData(Watcher other) => other.Polled += (sender, data) => Depot.Keep(data); // TBTC1001

    public void Bad_OwnCallBetween()
    {
        if (_current.HasMembersIdsHash)
        {
            Touch();
            Depot.Keep(_current.MembersIdsHash); // TBTC1001
        }
    }

    public void Good_ForeignCallBetween()
    {
        if (_current.HasMembersIdsHash)
        {
            Depot.Label("signing");
            Depot.Keep(_current.MembersIdsHash);
        }
    }

    private void Touch() => _current = _first;
}
