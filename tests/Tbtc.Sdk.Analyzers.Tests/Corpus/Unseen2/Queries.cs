namespace Quayside.Queries;

internal static class Pipelines
{
    public static List<Bytes32> Good_WhereSelect(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.MembersIdsHash != null).Select(w => w.MembersIdsHash!.Hash).ToList();

    public static List<Bytes32> Bad_WhereTheOtherWay(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.MembersIdsHash == null || w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash).ToList(); // TBTC1001

    public static IEnumerable<Bytes32> Good_OfType(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).OfType<RegistryData>().Select(d => d.Hash);

    public static IEnumerable<Bytes32> Good_WhereNotNull(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).Where(d => d is not null).Select(d => d.Hash);

    public static IEnumerable<Bytes32> Bad_SelectedAndUsed(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).Skip(1).Select(d => d.Hash); // TBTC1001

    // The elements of what is returned need a value.
    public static IEnumerable<RegistryData> Bad_SequenceOfData(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash); // TBTC1001

    public static IEnumerable<RegistryData?> Good_SequenceOfPerhapsData(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash);

    public static IEnumerable<RegistryData> Good_SequenceOfData(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(IsSignable).Select(w => w.MembersIdsHash);

    public static IEnumerable<ulong> Bad_SkipWhile(IEnumerable<WalletChainData> wallets) =>
        wallets.SkipWhile(w => !w.HasMembersIdsHash).Select(w => w.MembersIdsHash.BlockNumber); // TBTC1001

    public static IEnumerable<ulong> Good_TakeWhile(IEnumerable<WalletChainData> wallets) =>
        wallets.TakeWhile(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.BlockNumber);

    public static ulong Good_Aggregate(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Aggregate(0UL, (most, w) => Math.Max(most, w.MembersIdsHash.BlockNumber));

    public static ulong Bad_Aggregate(IEnumerable<WalletChainData> wallets) =>
        wallets.Aggregate(0UL, (most, w) => Math.Max(most, w.MembersIdsHash.BlockNumber)); // TBTC1001

    public static IEnumerable<(Bytes32, Bytes32)> Bad_ZipChecksOneSide(IEnumerable<WalletChainData> before, IEnumerable<WalletChainData> after) =>
        before.Where(w => w.HasMembersIdsHash).Zip(after, (b, a) => (b.MembersIdsHash.Hash, a.MembersIdsHash.Hash)); // TBTC1001

    public static IEnumerable<Bytes32> Good_ZippedTuples(IEnumerable<WalletChainData> wallets, IEnumerable<string> names)
    {
        foreach (var (wallet, name) in wallets.Where(w => w.HasMembersIdsHash).Zip(names))
        {
            Depot.Label(name);
            yield return wallet.MembersIdsHash.Hash;
        }
    }

    public static void Good_Index(IReadOnlyList<WalletChainData> wallets)
    {
        foreach (var (index, wallet) in wallets.Where(w => w.HasMembersIdsHash).Index())
        {
            Depot.Label(index.ToString());
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_Index(IReadOnlyList<WalletChainData> wallets)
    {
        foreach (var (index, wallet) in wallets.Index())
        {
            if (index > 0)
            {
                Depot.Keep(wallet.MembersIdsHash); // TBTC1001
            }
        }
    }

    public static void Good_Chunk(IReadOnlyList<WalletChainData> wallets)
    {
        foreach (var chunk in wallets.Where(w => w.HasMembersIdsHash).Chunk(16))
        {
            foreach (var wallet in chunk)
            {
                Depot.Keep(wallet.MembersIdsHash);
            }
        }
    }

    public static Bytes32? Good_OrderedAndFirst(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).OrderByDescending(w => w.MembersIdsHash.BlockNumber).ThenBy(w => w.CreatedAt).FirstOrDefault()?.MembersIdsHash.Hash;

    public static IEnumerable<WalletChainData> Bad_OrderedBy(IEnumerable<WalletChainData> wallets) =>
        wallets.OrderBy(w => w.MembersIdsHash.BlockNumber); // TBTC1001

    public static Bytes32? Good_MaxBy(IReadOnlyCollection<WalletChainData> wallets) =>
        wallets.Where(w => w is { HasMembersIdsHash: true, State: WalletState.Live }).MaxBy(w => w.BlockNumber)?.MembersIdsHash.Hash;

    public static WalletChainData? Bad_MinBy(IReadOnlyCollection<WalletChainData> wallets) =>
        wallets.MinBy(w => w.MembersIdsHash.BlockNumber); // TBTC1001

    public static Bytes32? Good_FirstWithAPredicate(IReadOnlyCollection<WalletChainData> wallets) =>
        wallets.FirstOrDefault(w => w.State == WalletState.Live && w.HasMembersIdsHash) is { } wallet ? wallet.MembersIdsHash.Hash : null;

    public static Bytes32? Bad_AnyIsNotTheFirst(IReadOnlyCollection<WalletChainData> wallets)
    {
        if (!wallets.Any(w => w.HasMembersIdsHash))
        {
            return null;
        }

        return wallets.First(w => w.State == WalletState.Live).MembersIdsHash.Hash; // TBTC1001
    }

    public static void Good_All(IReadOnlyList<WalletChainData> wallets)
    {
        if (!wallets.All(w => w.HasMembersIdsHash))
        {
            return;
        }

        foreach (var wallet in wallets)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Good_AnyNot(List<WalletChainData> wallets)
    {
        if (wallets.Any(w => !w.HasMembersIdsHash))
        {
            return;
        }

        foreach (var wallet in wallets)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_AddedBehindAll(List<WalletChainData> wallets, WalletChainData other)
    {
        if (!wallets.All(w => w.HasMembersIdsHash))
        {
            return;
        }

        wallets.Add(other);
        foreach (var wallet in wallets)
        {
            Depot.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static IEnumerable<Bytes32> Bad_Concat(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Concat(others).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_SelectMany(IEnumerable<IReadOnlyList<WalletChainData>> pages) =>
        pages.SelectMany(page => page.Where(w => w.HasMembersIdsHash)).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_SelectMany(IEnumerable<IReadOnlyList<WalletChainData>> pages) =>
        pages.Where(page => page.Any(w => w.HasMembersIdsHash)).SelectMany(page => page, (page, w) => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_Join(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        from w in wallets
        where w.HasMembersIdsHash
        join o in others on w.EcdsaWalletId equals o.EcdsaWalletId
        select o.MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<Bytes32> Good_Join(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        from w in wallets
        where w.HasMembersIdsHash
        join o in others on w.EcdsaWalletId equals o.EcdsaWalletId
        where o.State == WalletState.Live
        select w.MembersIdsHash.Hash;

    public static IEnumerable<Bytes32> Good_Let(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        let data = w.MembersIdsHash
        where data is not null && w.State == WalletState.Live
        orderby data.BlockNumber descending
        select data.Hash;

    public static IEnumerable<Bytes32> Bad_Let(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        let data = w.MembersIdsHash
        let hash = data.Hash // TBTC1001
        where data is not null
        select hash;

    public static Dictionary<Bytes32, RegistryData> Good_ToDictionary(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);

    public static Bytes32? Good_LookedUp(IEnumerable<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);
        return byId.TryGetValue(id, out var data) && data is not null ? data.Hash : null;
    }

    public static Bytes32? Bad_LookedUp(IEnumerable<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);
        return byId.TryGetValue(id, out var data) ? data.Hash : null; // TBTC1001
    }

    public static Bytes32? Good_LookedUpAmongThoseThatHaveIt(IEnumerable<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.EcdsaWalletId);
        return byId.TryGetValue(id, out var wallet) ? wallet.MembersIdsHash.Hash : null;
    }

    public static ILookup<ulong, WalletChainData> Bad_ToLookup(IEnumerable<WalletChainData> wallets) =>
        wallets.ToLookup(w => w.MembersIdsHash.BlockNumber); // TBTC1001

    public static IEnumerable<IGrouping<RegistryData?, WalletChainData>> Bad_GroupedBySigners(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        where w.State == WalletState.Live
        group w by w.MembersIdsHash; // TBTC1004

    public static IEnumerable<int> Good_GroupedBySigners(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        where w.HasMembersIdsHash
        group w by w.MembersIdsHash.Hash into sameSigners
        select sameSigners.Count();

    // During an outage all wallets of one state fall into one group.
    public static int Bad_GroupedByAPair(IEnumerable<WalletChainData> wallets) =>
        wallets.GroupBy(w => (w.State, w.MembersIdsHash)).Count(); // TBTC1004

    public static int Bad_DistinctBy(IEnumerable<WalletChainData> wallets) => wallets.DistinctBy(w => w.MembersIdsHash?.Hash).Count(); // TBTC1004

    public static int Good_DistinctBy(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).DistinctBy(w => w.MembersIdsHash).Count();

    public static int Bad_Distinct(IReadOnlyList<WalletChainData> wallets) => wallets.Select(w => w.MembersIdsHash).Distinct().Count(); // TBTC1004

    public static HashSet<WalletChainData> Good_SetOfWholeWallets(IEnumerable<WalletChainData> wallets) => wallets.ToHashSet();

    public static RegistryData[] Good_SpreadOfThoseThatAreThere(WalletChainData first, IEnumerable<WalletChainData> rest) =>
        [first.RequireMembersIdsHash(), .. rest.Select(w => w.MembersIdsHash).OfType<RegistryData>()];

    public static List<RegistryData> Bad_SpreadOfAll(WalletChainData first, IEnumerable<WalletChainData> rest) =>
        [first.RequireMembersIdsHash(), .. rest.Where(w => w.BlockNumber > 0).Select(w => w.MembersIdsHash)]; // TBTC1001

    public static void Bad_ForEach(List<WalletChainData> wallets) => wallets.ForEach(w => Depot.Keep(w.MembersIdsHash)); // TBTC1001

    private static bool IsSignable(WalletChainData wallet) => wallet.HasMembersIdsHash && wallet.State == WalletState.Live;
}
