namespace Corpus;

public static class Aggregates
{
    public static ulong Good_MaxOfChecked(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).Max(w => w.MembersIdsHash.BlockNumber);

    public static long Bad_SumOfUnchecked(IEnumerable<WalletChainData> wallets) =>
        wallets.Sum(w => (long)w.MembersIdsHash.BlockNumber); // TBTC1001

    public static int Good_CountOfChecked(IEnumerable<WalletChainData> wallets, Bytes32 hash) =>
        wallets.Where(w => w.HasMembersIdsHash).Count(w => w.MembersIdsHash.Hash == hash);

    public static int Good_CountByCheckedKey(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).CountBy(w => w.MembersIdsHash).Count();

    public static int Good_DistinctByCheckedKey(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).DistinctBy(w => w.MembersIdsHash).Select(w => w.MembersIdsHash.Hash).Count();

    public static ILookup<WalletState, Bytes32> Good_ElementsOfChecked(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToLookup(w => w.State, w => w.MembersIdsHash.Hash);

    public static IEnumerable<IGrouping<WalletState, Bytes32>> Bad_ElementsOfUnchecked(IEnumerable<WalletChainData> wallets) =>
        wallets.GroupBy(w => w.State, w => w.MembersIdsHash.Hash); // TBTC1001

    public static int Bad_GroupsElementsByOptionalKey(IEnumerable<WalletChainData> wallets) =>
        wallets.GroupBy(w => w.MembersIdsHash, w => w.WalletPublicKeyHash).Count(); // TBTC1004

    public static Dictionary<RegistryData, Bytes32> Good_ToDictionaryByCheckedKey(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.MembersIdsHash, w => w.EcdsaWalletId);

    // Only the type of the source is constrained to values.
    public static RegistryData? Good_ConstraintOfTheSource(WalletChainData wallet) => Map(wallet, w => w.MembersIdsHash);

    private static TResult Map<T, TResult>(T value, Func<T, TResult> map)
        where T : notnull => map(value);
}
