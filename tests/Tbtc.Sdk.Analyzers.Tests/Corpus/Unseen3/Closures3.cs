using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.Third;

internal static class Closures
{
    public static async Task Good_AsyncLocalFunction(W wallet)
    {
        if (!wallet.HasMembersIdsHash) return;
        await GoAsync();

        async Task GoAsync()
        {
            await Task.Yield();
            Sink.Take(wallet.MembersIdsHash);
        }
    }

    public static async Task Bad_AsyncLocalFunctionCalledBefore(W wallet)
    {
        await GoAsync();
        if (!wallet.HasMembersIdsHash) return;
        await GoAsync();

        async Task GoAsync()
        {
            await Task.Yield();
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static async Task Bad_AsyncLocalFunctionAssignsLater(W wallet, W other)
    {
        var running = ReplaceAsync();
        if (!wallet.HasMembersIdsHash) return;
        await running;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001

        async Task ReplaceAsync()
        {
            await Task.Yield();
            wallet = other;
        }
    }

    public static void Bad_IteratorAssignsLater(W wallet, W other)
    {
        var rounds = Rounds();
        if (!wallet.HasMembersIdsHash) return;
        foreach (var round in rounds) Sink.Count(round.ToString());
        Sink.Take(wallet.MembersIdsHash); // TBTC1001

        IEnumerable<int> Rounds()
        {
            wallet = other;
            yield return 1;
        }
    }

    public static void Bad_IteratorThatChecksIsNotRun(W wallet)
    {
        _ = Demanded();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001

        IEnumerable<int> Demanded()
        {
            if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
            yield return 1;
        }
    }

    public static async Task Good_AsyncCheckIsAwaited(W wallet)
    {
        await DemandedAsync();
        Sink.Take(wallet.MembersIdsHash);

        async Task DemandedAsync()
        {
            if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
            await Task.Yield();
        }
    }

    public static void Bad_AsyncCheckIsNotAwaited(W wallet)
    {
        _ = DemandedAsync();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001

        async Task DemandedAsync()
        {
            await Task.Yield();
            if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
        }
    }

    public static async Task Bad_AsyncCheckIsAwaitedLater(W wallet)
    {
        var demanded = DemandedAsync();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
        await demanded;

        async Task DemandedAsync()
        {
            if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
            await Task.Yield();
        }
    }

    public static void Bad_AsyncHelperIsNotAwaited(W wallet)
    {
        _ = EnsureAsync(wallet);
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static async Task Good_AsyncHelperIsAwaited(W wallet)
    {
        await EnsureAsync(wallet);
        Sink.Take(wallet.MembersIdsHash);
    }

    public static async Task Good_AsyncHelperIsAwaitedWithConfigureAwait(W wallet)
    {
        await EnsureAsync(wallet).ConfigureAwait(false);
        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_IteratorHelper(W wallet)
    {
        _ = EnsureLazily(wallet);
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static async Task Good_AsyncHelperThatTells(W wallet)
    {
        if (await IsReadyAsync(wallet)) Sink.Take(wallet.MembersIdsHash);
    }

    public static async Task Bad_AsyncHelperThatTellsOfTheOther(W wallet, W other)
    {
        if (await IsReadyAsync(other)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static async Task Bad_AskedBeforeAndReplaced(W wallet, W other)
    {
        var asked = IsReadyAsync(wallet);
        wallet = other;
        if (await asked) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_LocalFunctionCalledFromALambda(W wallet, W other)
    {
        void Set() => wallet = other;
        Action set = () => Set();
        if (!wallet.HasMembersIdsHash) return;
        set();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_LocalFunctionAsADelegate(W wallet, W other)
    {
        void Set() => wallet = other;
        Action set = Set;
        if (!wallet.HasMembersIdsHash) return;
        set();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_LocalFunctionOfALocalFunction(W wallet, W other)
    {
        if (!wallet.HasMembersIdsHash) return;
        Outer();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001

        void Outer()
        {
            Inner();

            void Inner() => wallet = other;
        }
    }

    public static void Good_LocalFunctionOfALocalFunctionChecks(W wallet)
    {
        Outer();
        Sink.Take(wallet.MembersIdsHash);

        void Outer()
        {
            Inner();

            void Inner()
            {
                if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
            }
        }
    }

    public static void Bad_LambdaInALambdaAssigns(W wallet, W other)
    {
        Func<Action> make = () => () => wallet = other;
        if (!wallet.HasMembersIdsHash) return;
        make()();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static Func<Func<Bytes32?>> Good_LambdaInALambda(W wallet) =>
        () =>
        {
            if (!wallet.HasMembersIdsHash) return () => null;
            return () => wallet.MembersIdsHash.Hash;
        };

    public static Func<Func<Bytes32>> Bad_LambdaInALambda(W wallet, W other) =>
        () =>
        {
            if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
            return () => other.MembersIdsHash.Hash; // TBTC1001
        };

    public static void Bad_LambdaReadsALoopVariableAssignedLater(W[] wallets)
    {
        var actions = new List<Action>();
        W current;
        for (var i = 0; i < wallets.Length; i++)
        {
            current = wallets[i];
            if (!current.HasMembersIdsHash) continue;
            actions.Add(() => Sink.Take(current.MembersIdsHash)); // TBTC1001
        }

        actions.ForEach(a => a());
    }

    public static void Good_LambdaReadsAVariableOfTheRound(W[] wallets)
    {
        var actions = new List<Action>();
        for (var i = 0; i < wallets.Length; i++)
        {
            var current = wallets[i];
            if (!current.HasMembersIdsHash) continue;
            actions.Add(() => Sink.Take(current.MembersIdsHash));
        }

        actions.ForEach(a => a());
    }

    public static void Bad_DeferredQueryAssigns(W wallet, W[] wallets)
    {
        var query = wallets.Select(w => wallet = w);
        if (!wallet.HasMembersIdsHash) return;
        _ = query.ToList();
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_FlagAssignedByALambda(W wallet, W[] wallets)
    {
        var ok = wallet.HasMembersIdsHash;
        Array.ForEach(wallets, w => ok |= w.HasMembersIdsHash);
        if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_FlagAssignedByALocalFunction(W wallet)
    {
        var ok = wallet.HasMembersIdsHash;
        Force();
        if (ok) Sink.Take(wallet.MembersIdsHash); // TBTC1001

        void Force() => ok = true;
    }

    public static void Good_FlagSetByALocalFunction(W wallet)
    {
        var ok = false;
        Ask();
        if (ok) Sink.Take(wallet.MembersIdsHash);

        void Ask() => ok = wallet.HasMembersIdsHash;
    }

    public static void Bad_TaskRunAssigns(W wallet, W other)
    {
        var running = Task.Run(() => { wallet = other; });
        if (!wallet.HasMembersIdsHash) return;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
        running.Wait();
    }

    public static IEnumerable<int> Good_IteratorKeepsALocal(W wallet)
    {
        if (!wallet.HasMembersIdsHash) yield break;
        yield return 1;
        Sink.Take(wallet.MembersIdsHash);
    }

    public static async IAsyncEnumerable<Bytes32> Good_AsyncIterator(IAsyncEnumerable<W> wallets)
    {
        await foreach (var wallet in wallets)
        {
            if (!wallet.HasMembersIdsHash) continue;
            await Task.Yield();
            yield return wallet.MembersIdsHash.Hash;
        }
    }

    public static async IAsyncEnumerable<RegistryData> Bad_AsyncIterator(IAsyncEnumerable<W> wallets)
    {
        await foreach (var wallet in wallets.ConfigureAwait(false))
        {
            yield return wallet.MembersIdsHash; // TBTC1001
        }
    }

    public static void Bad_LambdaWithoutADelegateType(W wallet)
    {
        var read = (W w) => w.MembersIdsHash;
        Sink.Take(read(wallet)); // TBTC1001
    }

    public static void Bad_LambdaWithAReturnType(W wallet)
    {
        var read = RegistryData (W w) => w.MembersIdsHash; // TBTC1001
        Sink.Take(read(wallet));
    }

    public static void Bad_MethodGroupThatGivesPerhaps(W[] wallets) =>
        wallets.Select(DataOf).ToList().ForEach(d => Sink.Use(d.Hash)); // TBTC1001

    public static void Good_MethodGroupAsAPredicate(W[] wallets) =>
        wallets.Where(IsReady).Select(w => w.MembersIdsHash.Hash).ToList().ForEach(Sink.Use);

    public static void Bad_MethodGroupAsTheWrongPredicate(W[] wallets) =>
        wallets.Where(IsLive).Select(w => w.MembersIdsHash.Hash).ToList().ForEach(Sink.Use); // TBTC1001

    private static async Task EnsureAsync(W wallet)
    {
        if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
        await Task.Yield();
    }

    private static IEnumerable<int> EnsureLazily(W wallet)
    {
        if (!wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
        yield return 1;
    }

    private static async Task<bool> IsReadyAsync(W wallet)
    {
        await Task.Yield();
        return wallet.HasMembersIdsHash;
    }

    private static RegistryData? DataOf(W wallet) => wallet.MembersIdsHash;

    private static bool IsReady(W wallet) => wallet.State == WalletState.Live && wallet.HasMembersIdsHash;

    private static bool IsLive(W wallet) => wallet.State == WalletState.Live;
}

internal static class Helping
{
    public static void Bad_NamedArguments(W wallet, W other)
    {
        if (FirstReady(b: wallet, a: other)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_NamedArguments(W wallet, W other)
    {
        if (FirstReady(b: other, a: wallet)) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_HelperAssignsItsParameter(W wallet)
    {
        if (ReadyAfterAll(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_HelperWithACatch(W wallet)
    {
        if (ReadyOrFailed(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_OutIsReplaced(W wallet, W other)
    {
        if (TryTwo(wallet, other, out var data)) Sink.Take(data); // TBTC1001
    }

    public static void Good_OutIsLast(W wallet, W other)
    {
        if (TryEither(wallet, other, out var data)) Sink.Take(data);
    }

    public static void Bad_RefOfAHelperThatChecksFirst(W wallet, W other)
    {
        if (ReadyThenReplaced(ref wallet, other)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_RefOfAHelperThatChecksLast(W wallet, W other)
    {
        if (ReplacedThenReady(ref wallet, other)) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_HelperWithALoop(W wallet)
    {
        if (ReadyInTime(wallet, 3)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_HelperThatThrows(W wallet, W other)
    {
        Demand(wallet);
        Sink.Take(wallet.MembersIdsHash);
        Demand(other, strict: true);
        Sink.Take(other.MembersIdsHash);
    }

    public static void Bad_HelperThatThrowsPerhaps(W wallet, bool strict)
    {
        DemandIf(wallet, strict);
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_HelperThatGivesTheWallet(W wallet, W other)
    {
        if (!wallet.HasMembersIdsHash) return;
        Sink.Take(Better(wallet, other).MembersIdsHash); // TBTC1001
    }

    public static void Bad_HelperThatGivesTheData(W wallet)
    {
        Sink.Take(DataIfLive(wallet)); // TBTC1001
    }

    public static void Bad_RecursiveHelper(W wallet)
    {
        if (ReadyAtDepth(wallet, 5)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DefaultInterfaceMember(IProbe probe, W wallet)
    {
        if (probe.IsReady(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_VirtualHelper(Probe probe, W wallet)
    {
        if (probe.IsReady(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_StaticAbstractHelper<T>(W wallet)
        where T : IStaticProbe
    {
        if (T.IsReady(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DelegateField(W wallet)
    {
        if (Predicates.Ready(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_PredicateOfALambdaVariableReassigned(W wallet)
    {
        Func<W, bool> ready = w => w.HasMembersIdsHash;
        ready = w => w.State == WalletState.Live;
        if (ready(wallet)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    private static bool FirstReady(W a, W b) => a.HasMembersIdsHash && b.State == WalletState.Live;

    private static bool ReadyAfterAll(W wallet)
    {
        if (wallet.State != WalletState.Live) wallet = Predicates.Fallback;
        return wallet.HasMembersIdsHash;
    }

    private static bool ReadyOrFailed(W wallet)
    {
        try
        {
            return wallet.HasMembersIdsHash && wallet.CreatedAt.ToUnixTimeSeconds() > 0;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static bool TryTwo(W wallet, W other, out RegistryData? data)
    {
        data = wallet.MembersIdsHash;
        var there = data is not null;
        data = other.MembersIdsHash;
        return there;
    }

    private static bool TryEither(W wallet, W other, out RegistryData? data)
    {
        data = wallet.MembersIdsHash ?? other.MembersIdsHash;
        return data is not null;
    }

    private static bool ReadyThenReplaced(ref W wallet, W other)
    {
        var ready = wallet.HasMembersIdsHash;
        wallet = other;
        return ready;
    }

    private static bool ReplacedThenReady(ref W wallet, W other)
    {
        wallet = other;
        return wallet.HasMembersIdsHash;
    }

    private static bool ReadyInTime(W wallet, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            if (wallet.HasMembersIdsHash) return true;
        }

        return rounds == 3;
    }

    private static void Demand(W wallet, bool strict = false)
    {
        if (wallet.HasMembersIdsHash) return;
        Sink.Count(strict ? "strict" : "not strict");
        throw new WalletUnavailableException(wallet.RegistryFault);
    }

    private static void DemandIf(W wallet, bool strict)
    {
        if (strict && !wallet.HasMembersIdsHash) throw new WalletUnavailableException(wallet.RegistryFault);
    }

    private static W Better(W wallet, W other) => other.CreatedAt > wallet.CreatedAt ? other : wallet;

    private static RegistryData? DataIfLive(W wallet) => wallet.State == WalletState.Live && wallet.HasMembersIdsHash ? wallet.MembersIdsHash : null;

    private static bool ReadyAtDepth(W wallet, int depth) => depth == 0 || (wallet.State == WalletState.Live && ReadyAtDepth(wallet, depth - 1));
}

internal static class Predicates
{
    public static Func<W, bool> Ready = w => w.HasMembersIdsHash;

    public static W Fallback => throw new InvalidOperationException("None.");
}

internal interface IProbe
{
    bool IsReady(W wallet) => wallet.HasMembersIdsHash;
}

internal interface IStaticProbe
{
    static virtual bool IsReady(W wallet) => wallet.HasMembersIdsHash;
}

internal class Probe
{
    public virtual bool IsReady(W wallet) => wallet.HasMembersIdsHash;
}

internal sealed class LooseProbe : Probe
{
    public override bool IsReady(W wallet) => true;
}
