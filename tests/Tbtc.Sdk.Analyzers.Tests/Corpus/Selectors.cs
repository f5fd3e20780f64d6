namespace Corpus;

// Key selectors, result selectors, and the operators of .NET 9 and 10.
internal static class Selectors
{
    public static Dictionary<RegistryData, WalletChainData> Bad_KeyOfADictionary(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.MembersIdsHash); // TBTC1001

    public static int Bad_DerivedKeyOfADictionary(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.MembersIdsHash?.Hash, w => w.BlockNumber).Count; // TBTC1001

    public static int Bad_KeyOfADictionaryInABlock(IEnumerable<WalletChainData> wallets) => wallets.ToDictionary(w =>
    {
        var key = w.MembersIdsHash;
        return key; // TBTC1001
    }).Count;

    public static int Bad_KeyOfACount(IEnumerable<WalletChainData> wallets) =>
        wallets.CountBy(w => w.MembersIdsHash).Count(); // TBTC1001

    public static int Bad_KeyOfAnAggregate(IEnumerable<WalletChainData> wallets) =>
        wallets.AggregateBy(w => w.MembersIdsHash, 0UL, (sum, w) => sum + w.PendingRedemptionsValueSats).Count(); // TBTC1001

    public static int Bad_OwnMethodWhoseKeyNeedsAValue(IEnumerable<WalletChainData> wallets) =>
        IndexBy(wallets, w => w.MembersIdsHash).Count; // TBTC1001

    public static int Bad_MethodGroupAsKey(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(HashOf).Count; // TBTC1001

    public static int Bad_ExplicitKeyType(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary<WalletChainData, RegistryData>(w => w.MembersIdsHash).Count; // TBTC1001

    public static int Good_KeyOfADictionary(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.MembersIdsHash).Count;

    public static int Good_KeyOfADictionaryThatRequires(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.RequireMembersIdsHash("index")).Count;

    public static int Good_KeyOfACount(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).CountBy(w => w.MembersIdsHash.Hash).Count();

    public static int Good_KeyOfAnAggregate(IEnumerable<WalletChainData> wallets) =>
        wallets.AggregateBy(w => w.State, 0, (count, w) => w.HasMembersIdsHash ? count + w.MembersIdsHash.ToString().Length : count).Count();

    // What an own method gives its lambda is not known, also where it is given a filtered sequence.
    public static int Bad_OwnMethodOverAFilter(IEnumerable<WalletChainData> wallets) =>
        IndexBy(wallets.Where(w => w.HasMembersIdsHash), w => w.MembersIdsHash).Count; // TBTC1001

    public static int Good_OwnMethodWhoseKeyNeedsAValue(IEnumerable<WalletChainData> wallets) =>
        IndexBy(wallets, w => w.RequireMembersIdsHash("index")).Count;

    public static Dictionary<WalletPublicKeyHash, RegistryData?> Good_ElementOfADictionaryMayBeAbsent(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.WalletPublicKeyHash, w => w.MembersIdsHash);

    public static IEnumerable<Bytes32> Bad_ZipResult(IEnumerable<WalletChainData> wallets, IEnumerable<ulong> blocks) =>
        wallets.Zip(blocks, (w, block) => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_ZipResultOfTheSecond(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Zip(others, (w, other) => other.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_ZipResult(IEnumerable<WalletChainData> wallets, IEnumerable<ulong> blocks) =>
        wallets.Where(w => w.HasMembersIdsHash).Zip(blocks, (w, block) => w.MembersIdsHash.Hash);

    public static IEnumerable<bool> Good_ZipResultOfBoth(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Zip(others.Where(w => w.HasMembersIdsHash), (w, other) => w.MembersIdsHash.Hash == other.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_ZipOfTuples(IEnumerable<WalletChainData> wallets, IEnumerable<ulong> blocks) =>
        wallets.Where(w => w.HasMembersIdsHash).Zip(blocks).Select(pair => pair.First.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_ZipOfTuples(IEnumerable<WalletChainData> wallets, IEnumerable<ulong> blocks) =>
        wallets.Zip(blocks).Select(pair => pair.First.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_GroupJoinResult(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).GroupJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, found) => w.MembersIdsHash.Hash);

    public static IEnumerable<int> Good_GroupJoinInner(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.GroupJoin(
            others.Where(o => o.HasMembersIdsHash),
            w => w.EcdsaWalletId,
            o => o.EcdsaWalletId,
            (w, found) => found.Count(o => o.MembersIdsHash.BlockNumber > w.BlockNumber));

    public static IEnumerable<Bytes32> Bad_GroupJoinResult(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.GroupJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, found) => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_GroupJoinInner(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash)
            .GroupJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, found) => found.First().MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<ulong> Good_GroupByResult(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).GroupBy(w => w.State, (state, group) => group.Max(w => w.MembersIdsHash.BlockNumber));

    public static IEnumerable<ulong> Bad_GroupByResult(IEnumerable<WalletChainData> wallets) =>
        wallets.GroupBy(w => w.State, (state, group) => group.Max(w => w.MembersIdsHash.BlockNumber)); // TBTC1001

    public static IEnumerable<Bytes32> Good_GroupByElementAndResult(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).GroupBy(w => w.State, w => w.MembersIdsHash, (state, group) => group.First().Hash);

    public static IEnumerable<Bytes32> Bad_GroupByElementAndResult(IEnumerable<WalletChainData> wallets) =>
        wallets.GroupBy(w => w.State, w => w.MembersIdsHash, (state, group) => group.First().Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_GroupByKeyOfTheResult(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).GroupBy(w => w.MembersIdsHash, (key, group) => key.Hash);

    public static IEnumerable<Bytes32> Good_KeyOfAGroup(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).GroupBy(w => w.MembersIdsHash).Select(group => group.Key.Hash);

    public static IEnumerable<Bytes32> Good_QueryGroupInto(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        where w.HasMembersIdsHash
        group w by w.MembersIdsHash.WalletId into byId
        select byId.First().MembersIdsHash.Hash;

    public static IEnumerable<Bytes32> Bad_QueryGroupInto(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        group w by w.State into byState
        select byState.First().MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<int> Good_QueryJoinInto(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        from w in wallets
        where w.HasMembersIdsHash
        join o in others on w.EcdsaWalletId equals o.EcdsaWalletId into found
        select w.MembersIdsHash.Hash.GetHashCode() + found.Count();

    public static IEnumerable<Bytes32> Good_JoinResult(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).Join(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => w.MembersIdsHash.Hash, EqualityComparer<Bytes32>.Default);

    public static IEnumerable<Bytes32> Bad_JoinResult(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Join(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => o.MembersIdsHash.Hash, EqualityComparer<Bytes32>.Default); // TBTC1001

    public static IEnumerable<Bytes32> Good_LeftJoinOuter(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).LeftJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32?> Good_LeftJoinInner(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.LeftJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => o is { HasMembersIdsHash: true } ? o.MembersIdsHash.Hash : (Bytes32?)null);

    public static IEnumerable<Bytes32> Bad_LeftJoinInner(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.LeftJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => o!.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_RightJoinInner(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.RightJoin(others.Where(o => o.HasMembersIdsHash), w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => o.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_RightJoinInner(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).RightJoin(others, w => w.EcdsaWalletId, o => o.EcdsaWalletId, (w, o) => o.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_SelectManyResult(IEnumerable<WalletChainData> wallets, IEnumerable<ulong> blocks) =>
        wallets.Where(w => w.HasMembersIdsHash).SelectMany(_ => blocks, (w, block) => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_SelectManyResult(IEnumerable<WalletChainData> wallets, IEnumerable<ulong> blocks) =>
        wallets.SelectMany(_ => blocks, (w, block) => w.MembersIdsHash.Hash); // TBTC1001

    public static ulong Good_AggregateWithSeed(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Aggregate(0UL, (latest, w) => Math.Max(latest, w.MembersIdsHash.BlockNumber));

    public static string Good_AggregateWithSeedAndResult(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Aggregate(0UL, (latest, w) => Math.Max(latest, w.MembersIdsHash.BlockNumber), latest => latest.ToString());

    public static Bytes32 Good_AggregateOfTheChecked(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Aggregate((a, b) => a.MembersIdsHash.BlockNumber > b.MembersIdsHash.BlockNumber ? a : b).MembersIdsHash.Hash;

    public static ulong Bad_AggregateWithSeed(IEnumerable<WalletChainData> wallets) =>
        wallets.Aggregate(0UL, (latest, w) => Math.Max(latest, w.MembersIdsHash.BlockNumber)); // TBTC1001

    // The seed is the first answer, and nothing is known of it.
    public static Bytes32 Bad_AggregateFromAnUncheckedSeed(IEnumerable<WalletChainData> wallets, WalletChainData seed) =>
        wallets.Where(w => w.HasMembersIdsHash).Aggregate(seed, (a, b) => b).MembersIdsHash.Hash; // TBTC1001

    public static IEnumerable<Bytes32> Good_LookupElements(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToLookup(w => w.State)[WalletState.Live].Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_LookupElements(IEnumerable<WalletChainData> wallets) =>
        wallets.ToLookup(w => w.State)[WalletState.Live].Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_Index(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Index().Select(pair => pair.Item.MembersIdsHash.Hash);

    public static void Good_IndexDeconstructed(IEnumerable<WalletChainData> wallets)
    {
        foreach (var (index, wallet) in wallets.Where(w => w.HasMembersIdsHash).Index())
        {
            Sink.OfferObject((index, wallet.MembersIdsHash.Hash));
        }
    }

    public static IEnumerable<Bytes32> Bad_Index(IEnumerable<WalletChainData> wallets) =>
        wallets.Index().Select(pair => pair.Item.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_Chunk(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Chunk(10).Select(chunk => chunk[0].MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_ChunkFlattened(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Chunk(10).SelectMany(chunk => chunk).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_Chunk(IEnumerable<WalletChainData> wallets) =>
        wallets.Chunk(10).Select(chunk => chunk[0].MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_OrderedAndShuffled(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).OrderBy(w => w.BlockNumber).ThenBy(w => w.MembersIdsHash.BlockNumber).Reverse().Shuffle().Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Good_OrderOfHashes(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash).OrderDescending(Comparer<RegistryData>.Create((a, b) => a.BlockNumber.CompareTo(b.BlockNumber))).Select(d => d.Hash);

    public static IEnumerable<Bytes32> Good_SetOperatorsKeepTheFirst(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).ExceptBy(others.Select(o => o.EcdsaWalletId), w => w.EcdsaWalletId).Intersect(others).Select(w => w.MembersIdsHash.Hash);

    public static IEnumerable<Bytes32> Bad_UnionBy(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> others) =>
        wallets.Where(w => w.HasMembersIdsHash).UnionBy(others, w => w.EcdsaWalletId).Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_DefaultIfEmptyOfAChecked(IEnumerable<WalletChainData> wallets, WalletChainData fallback) =>
        fallback.HasMembersIdsHash ? wallets.Where(w => w.HasMembersIdsHash).DefaultIfEmpty(fallback).Select(w => w.MembersIdsHash.Hash) : [];

    public static IEnumerable<Bytes32> Good_CastOfTheChecked(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Cast<object>().OfType<WalletChainData>().Select(w => w.MembersIdsHash.Hash);

    private static RegistryData? HashOf(WalletChainData wallet) => wallet.MembersIdsHash;

    private static Dictionary<TKey, T> IndexBy<T, TKey>(IEnumerable<T> items, Func<T, TKey> key)
        where TKey : notnull => items.ToDictionary(key);
}
