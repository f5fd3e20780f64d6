namespace Corpus;

// An expression tree is translated or compiled later: what it would dereference, it must prove inside.
internal static class ExpressionTrees
{
    public static Expression<Func<WalletChainData, Bytes32>> Bad_Projection() => w => w.MembersIdsHash.Hash; // TBTC1001

    public static Expression<Func<WalletChainData, bool>> Bad_Predicate(Bytes32 expected) =>
        w => w.MembersIdsHash.Hash == expected; // TBTC1001

    public static Expression<Func<WalletChainData, Bytes32>> Bad_Forgiven() => w => w.MembersIdsHash!.Hash; // TBTC1002

    public static IQueryable<Bytes32> Bad_QueryableSelect(IQueryable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash.Hash); // TBTC1001

    public static Expression<Func<WalletChainData, Bytes32>> Bad_ZeroForAbsent() =>
        w => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : default; // TBTC1003

    public static Expression<Func<WalletChainData, WalletChainData, bool>> Bad_Compared() =>
        (a, b) => a.MembersIdsHash == b.MembersIdsHash; // TBTC1004

    public static Expression<Func<WalletChainData, bool>> Good_NullTest() => w => w.MembersIdsHash != null;

    public static Expression<Func<WalletChainData, bool>> Good_Predicate(Bytes32 expected) =>
        w => w.HasMembersIdsHash && w.MembersIdsHash.Hash == expected;

    public static Expression<Func<WalletChainData, Bytes32?>> Good_Conditional() =>
        w => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : (Bytes32?)null;

    public static Expression<Func<WalletChainData, object?>> Good_MemberSelector() => w => w.MembersIdsHash;

    public static IQueryable<Bytes32> Good_QueryableQuery(IQueryable<WalletChainData> wallets) =>
        from w in wallets
        where w.MembersIdsHash != null
        select w.MembersIdsHash.Hash;
}
