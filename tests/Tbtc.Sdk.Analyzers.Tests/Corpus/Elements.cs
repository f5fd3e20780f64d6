namespace Corpus;

// Elements of arrays, lists, dictionaries and collection expressions.
internal static class Elements
{
    public static void Bad_ListOfValues(List<RegistryData> list, WalletChainData w) => list.Add(w.MembersIdsHash); // TBTC1001

    public static void Bad_ArrayElement(RegistryData[] known, WalletChainData w)
    {
        known[0] = w.MembersIdsHash; // TBTC1001
    }

    public static void Bad_IndexerOfADictionary(Dictionary<WalletPublicKeyHash, RegistryData> known, WalletChainData w)
    {
        known[w.WalletPublicKeyHash] = w.MembersIdsHash; // TBTC1001
    }

    public static RegistryData[] Bad_ArrayInitializer(WalletChainData w) => new RegistryData[] { w.MembersIdsHash }; // TBTC1001

    public static RegistryData[] Bad_CollectionExpression(WalletChainData a, WalletChainData b) =>
        [a.RequireMembersIdsHash("pair"), b.MembersIdsHash]; // TBTC1001

    public static List<RegistryData> Bad_SpreadOfOptionals(IEnumerable<WalletChainData> wallets) =>
        [.. wallets.Select(w => w.MembersIdsHash)]; // TBTC1001

    public static List<Bytes32> Bad_CollectionExpressionOfHashes(WalletChainData w) => [w.MembersIdsHash.Hash]; // TBTC1001

    public static Dictionary<WalletPublicKeyHash, RegistryData> Bad_DictionaryOfOptionals(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.WalletPublicKeyHash, w => w.MembersIdsHash); // TBTC1001

    public static void Good_ListOfOptionals(List<RegistryData?> list, WalletChainData w) => list.Add(w.MembersIdsHash);

    public static RegistryData?[] Good_CollectionOfOptionals(WalletChainData a, WalletChainData b) => [a.MembersIdsHash, b.MembersIdsHash];

    public static List<RegistryData> Good_SpreadOfFiltered(IEnumerable<WalletChainData> wallets) =>
        [.. wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash)];

    public static List<RegistryData> Good_CollectionExpressionOfProven(WalletChainData w) => w.MembersIdsHash is { } data ? [data] : [];

    public static Dictionary<WalletPublicKeyHash, RegistryData?> Good_DictionaryOfOptionals(IEnumerable<WalletChainData> wallets) =>
        wallets.ToDictionary(w => w.WalletPublicKeyHash, w => w.MembersIdsHash);
}
