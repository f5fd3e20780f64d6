namespace UnseenCases;

public static class Pipelines
{
    public static List<Bytes32> Bad_LiveIsNotAvailable(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash).ToList(); // TBTC1001

    public static IEnumerable<Bytes32> Bad_EitherIsNotEnough(IEnumerable<WalletChainData> wallets) =>
        wallets
            .Where(w => w.HasMembersIdsHash || w.State == WalletState.Live)
            .Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Bad_ConcatBringsUncheckedOnes(IEnumerable<WalletChainData> wallets, IEnumerable<WalletChainData> closing) =>
        wallets
            .Where(w => w.HasMembersIdsHash)
            .Concat(closing)
            .Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_OrderedPage(IEnumerable<WalletChainData> wallets) =>
        wallets
            .Where(w => w is { HasMembersIdsHash: true, State: WalletState.Live })
            .OrderByDescending(w => w.BlockNumber)
            .ThenBy(w => w.CreatedAt)
            .Skip(10)
            .Take(10)
            .Select(w => w.MembersIdsHash.Hash);

    public static Bytes32? Good_FirstAvailable(IEnumerable<WalletChainData> wallets) =>
        wallets.FirstOrDefault(w => w.HasMembersIdsHash)?.MembersIdsHash.Hash;

    public static Bytes32 Bad_FirstOfAll(IEnumerable<WalletChainData> wallets) =>
        wallets.OrderBy(w => w.CreatedAt).First().MembersIdsHash.Hash; // TBTC1001

    private static bool IsReady(WalletChainData wallet) => wallet.State == WalletState.Live && wallet.HasMembersIdsHash;

    public static void Good_MethodGroupAsPredicate(IEnumerable<WalletChainData> wallets)
    {
        foreach (var wallet in wallets.Where(IsReady))
        {
            Sink.Sign(wallet.MembersIdsHash.Hash);
        }
    }

    public static IEnumerable<(Bytes32 Id, Bytes32 Hash)> Good_Query(IEnumerable<WalletChainData> wallets) =>
        from wallet in wallets
        where wallet.State == WalletState.Live
        let signers = wallet.MembersIdsHash
        where signers != null
        orderby signers.BlockNumber
        select (wallet.EcdsaWalletId, signers.Hash);

    public static IEnumerable<(Bytes32 Id, Bytes32 Hash)> Bad_QueryWithoutAWhere(IEnumerable<WalletChainData> wallets) =>
        from wallet in wallets
        let signers = wallet.MembersIdsHash
        orderby wallet.CreatedAt
        select (wallet.EcdsaWalletId, signers.Hash); // TBTC1001

    public static IEnumerable<Bytes32> Good_OfType(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).OfType<RegistryData>().Select(h => h.Hash);

    public static IEnumerable<RegistryData> Bad_ForcedInTheSelect(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash!); // TBTC1002

    public static int Bad_CountsSignerSets(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash).Distinct().Count(); // TBTC1004

    public static IEnumerable<WalletChainData> Bad_OnePerSignerSet(IEnumerable<WalletChainData> wallets) =>
        wallets.DistinctBy(w => w.MembersIdsHash?.Hash); // TBTC1004

    public static int Good_CountsAvailableSignerSets(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).Distinct().Count();

    public static IReadOnlyList<Bytes32> Good_AnyMissingReturnsEarly(IReadOnlyList<WalletChainData> wallets)
    {
        if (wallets.Any(w => !w.HasMembersIdsHash))
        {
            return [];
        }

        return wallets.Select(w => w.MembersIdsHash.Hash).ToList();
    }

    public static IReadOnlyList<Bytes32> Bad_AddsAfterAll(List<WalletChainData> wallets, WalletChainData late)
    {
        if (!wallets.All(w => w.HasMembersIdsHash))
        {
            return [];
        }

        wallets.Add(late);
        return wallets.ConvertAll(w => w.MembersIdsHash.Hash); // TBTC1001
    }

    public static IEnumerable<Bytes32?> Good_NullWhereAbsent(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : (Bytes32?)null);

    // The conditional is of type Bytes32, so its default is the zero hash.
    public static IEnumerable<Bytes32?> Bad_DefaultIsZeroNotNull(IEnumerable<WalletChainData> wallets) =>
        wallets.Select<WalletChainData, Bytes32?>(w => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : default); // TBTC1003

    public static string Bad_JoinsAbsentOnes(IEnumerable<WalletChainData> wallets) =>
        string.Join(", ", wallets.Select(w => w.MembersIdsHash)); // TBTC1007

    public static string Good_JoinsWallets(IEnumerable<WalletChainData> wallets) =>
        string.Join(Environment.NewLine, wallets.Where(w => !w.HasMembersIdsHash));

    public static async Task<List<Bytes32>> Good_ReadsManyAtOnce(IWalletReader reader, WalletPublicKeyHash[] keys)
    {
        var wallets = await Task.WhenAll(keys.Select(key => reader.GetWalletAsync(key)));
        return wallets.Where(w => w.MembersIdsHash is not null).Select(w => w.MembersIdsHash.Hash).ToList();
    }

    public static Dictionary<Bytes32, Bytes32> Good_ToDictionary(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash.Hash);

    public static ulong Bad_HighestBlock(IEnumerable<WalletChainData> wallets) =>
        wallets.Max(w => w.MembersIdsHash.BlockNumber); // TBTC1001
}
