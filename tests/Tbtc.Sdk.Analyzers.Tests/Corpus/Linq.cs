namespace Corpus;

internal static class Linq
{
    public static IEnumerable<Bytes32> Bad_SelectWithoutWhere(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_WhereOnTheState(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_WhereNegated(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => !w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_WhereWithOr(IEnumerable<WalletChainData> wallets, ulong block) =>
        wallets.Where(w => w.HasMembersIdsHash || w.BlockNumber > block).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_WhereAfterSelect(IEnumerable<WalletChainData> wallets, Bytes32 own) =>
        wallets.Select(w => w.MembersIdsHash.Hash).Where(hash => hash != own); // TBTC1001

    public static IEnumerable<Bytes32> Bad_ConcatWithUnchecked(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Concat(others).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_AppendUnchecked(IEnumerable<WalletChainData> wallets, WalletChainData other) =>
        wallets.Where(w => w.HasMembersIdsHash).Append(other).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static Bytes32 Bad_First(IEnumerable<WalletChainData> wallets) =>
        wallets.First(w => w.State == WalletState.Live).MembersIdsHash.Hash; // TBTC1001

    public static Bytes32 Bad_MaxByThenUse(IEnumerable<WalletChainData> wallets) =>
        wallets.MaxBy(w => w.CreatedAt).MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<WalletChainData> Bad_OrderByHash(IEnumerable<WalletChainData> wallets) =>
        wallets.OrderBy(w => w.MembersIdsHash.BlockNumber); // TBTC1001

    public static Dictionary<Bytes32, WalletChainData> Bad_ToDictionaryByHash(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.MembersIdsHash.Hash); // TBTC1001

    public static bool Bad_AnyOnTheHash(IEnumerable<WalletChainData> wallets, Bytes32 hash) =>
        wallets.Any(w => w.MembersIdsHash.Hash == hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_SelectManyOfUnchecked(IEnumerable<IEnumerable<WalletChainData>> groups) =>
        groups.SelectMany(g => g).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<RegistryData> Bad_SequenceOfOptionalsReturned(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash); // TBTC1001

    public static void Bad_OptionalsInAList(IEnumerable<WalletChainData> wallets)
    {
        var all = wallets.Select(w => w.MembersIdsHash).ToList();
        foreach (var data in all)
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_ListChangedAfterTheFilter(IEnumerable<WalletChainData> wallets, WalletChainData other)
    {
        var list = wallets.Where(w => w.HasMembersIdsHash).ToList();
        list.Add(other);
        foreach (var w in list)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_DefaultIfEmpty(IEnumerable<WalletChainData> wallets, WalletChainData fallback)
    {
        foreach (var w in wallets.Where(w => w.HasMembersIdsHash).DefaultIfEmpty(fallback))
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    // A sequence may give other wallets when it is enumerated again.
    public static void Bad_AllThenEnumeratedAgain(IEnumerable<WalletChainData> wallets)
    {
        if (wallets.All(w => w.HasMembersIdsHash))
        {
            foreach (var w in wallets)
            {
                Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
            }
        }
    }

    public static IEnumerable<(Bytes32, Bytes32)> Bad_ZipWithUnchecked(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Zip(others, (a, b) => (a.RequireMembersIdsHash().Hash, b.MembersIdsHash.Hash)); // TBTC1001

    public static ulong Bad_Aggregate(IEnumerable<WalletChainData> wallets) =>
        wallets.Aggregate(0UL, (sum, w) => sum + w.MembersIdsHash.BlockNumber); // TBTC1001

    public static IEnumerable<Bytes32> Bad_QuerySelect(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        where w.State == WalletState.Live
        select w.MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<ulong> Bad_QueryOrderByBeforeWhere(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        orderby w.MembersIdsHash.BlockNumber // TBTC1001
        where w.HasMembersIdsHash
        select w.BlockNumber;

    public static IEnumerable<Bytes32> Bad_QueryLet(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        let data = w.MembersIdsHash
        where w.BlockNumber > 0
        select data.Hash; // TBTC1001

    public static IEnumerable<Bytes32> Bad_QueryTwoSources(IEnumerable<WalletChainData> left, IEnumerable<WalletChainData> right) =>
        from a in left
        from b in right
        where a.HasMembersIdsHash
        select b.MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<Bytes32> Bad_QueryJoin(IEnumerable<WalletChainData> left, IEnumerable<WalletChainData> right) =>
        from a in left
        join b in right on a.EcdsaWalletId equals b.EcdsaWalletId
        where a.HasMembersIdsHash
        select b.MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<Bytes32> Good_WhereSelect(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_WhereIsNotNull(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.MembersIdsHash is not null && w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_WherePattern(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(static w => w is { MembersIdsHash: { }, State: WalletState.Live }).Select(static w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_WhereNoFault(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.RegistryFault is null).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_WhereBlockLambda(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w =>
        {
            if (w.State == WalletState.Closed)
            {
                return false;
            }

            return w.HasMembersIdsHash;
        }).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_OrderPreservingOperators(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).OrderBy(w => w.MembersIdsHash.BlockNumber).Skip(1).Take(10).Reverse().ToList().Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_TwoWheres(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Where(w => w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_SelectOptionalsThenFilter(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).Where(data => data != null).Select(data => data.Hash);

    public static IEnumerable<RegistryData> Good_OfType(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).OfType<RegistryData>();

    public static IEnumerable<RegistryData?> Good_SequenceOfOptionals(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash);

    public static IEnumerable<Bytes32> Good_ConcatOfTwoFiltered(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Concat(others.Where(w => w.HasMembersIdsHash)).Select(w => w.MembersIdsHash.Hash);

    public static Bytes32 Good_First(IEnumerable<WalletChainData> wallets) => wallets.First(w => w.HasMembersIdsHash).MembersIdsHash.Hash;

    public static Bytes32? Good_FirstOrDefaultChecked(IEnumerable<WalletChainData> wallets)
    {
        var found = wallets.FirstOrDefault(w => w.HasMembersIdsHash);
        return found is null ? null : found.MembersIdsHash.Hash;
    }

    public static Bytes32? Good_FirstOrDefaultConditional(IEnumerable<WalletChainData> wallets) =>
        wallets.FirstOrDefault(w => w.HasMembersIdsHash)?.MembersIdsHash.Hash;

    public static bool Good_Any(IEnumerable<WalletChainData> wallets, Bytes32 hash) =>
        wallets.Any(w => w.HasMembersIdsHash && w.MembersIdsHash.Hash == hash);

    public static int Good_Count(IEnumerable<WalletChainData> wallets) => wallets.Count(w => w.MembersIdsHash == null);

    public static Dictionary<Bytes32, WalletChainData> Good_ToDictionary(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.MembersIdsHash.Hash);

    public static void Good_FilteredList(IEnumerable<WalletChainData> wallets)
    {
        var list = wallets.Where(w => w.HasMembersIdsHash).ToList();
        Sink.Count(list.Count.ToString());
        foreach (var w in list)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_MethodGroupOfAnAnnotatedPredicate(IEnumerable<WalletChainData> wallets)
    {
        foreach (var data in wallets.Select(w => w.MembersIdsHash).Where(Guard.IsThere))
        {
            Sink.Offer(data);
        }
    }

    public static IEnumerable<(WalletPublicKeyHash, RegistryData?)> Good_TupleProjection(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => (w.WalletPublicKeyHash, w.MembersIdsHash));

    public static IEnumerable<Bytes32> Good_TupleProjectionFiltered(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => (w.BlockNumber, Data: w.MembersIdsHash)).Where(t => t.Data is not null).Select(t => t.Data.Hash);

    public static IEnumerable<Bytes32> Good_AnonymousTypeFiltered(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => new { w.BlockNumber, w.MembersIdsHash }).Where(t => t.MembersIdsHash != null).Select(t => t.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_Queryable(IQueryable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_Parallel(IEnumerable<WalletChainData> wallets) =>
        wallets.AsParallel().Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_QueryWhere(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        where w.HasMembersIdsHash
        orderby w.MembersIdsHash.BlockNumber
        select w.MembersIdsHash.Hash;

    public static IEnumerable<Bytes32> Good_QueryLet(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        let data = w.MembersIdsHash
        where data is not null
        select data.Hash;

    public static IEnumerable<(Bytes32, Bytes32)> Good_QueryTwoSources(IEnumerable<WalletChainData> left, IEnumerable<WalletChainData> right) =>
        from a in left
        where a.HasMembersIdsHash
        from b in right
        where b.HasMembersIdsHash
        select (a.MembersIdsHash.Hash, b.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_QueryJoinOfFiltered(IEnumerable<WalletChainData> left, IEnumerable<WalletChainData> right) =>
        from a in left
        join b in right.Where(w => w.HasMembersIdsHash) on a.EcdsaWalletId equals b.EcdsaWalletId
        select b.MembersIdsHash.Hash;

    public static ILookup<bool, WalletPublicKeyHash> Good_GroupByAvailability(IEnumerable<WalletChainData> wallets) =>
        wallets.ToLookup(w => w.HasMembersIdsHash, w => w.WalletPublicKeyHash);
}
