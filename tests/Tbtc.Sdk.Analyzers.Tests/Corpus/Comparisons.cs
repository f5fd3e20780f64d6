namespace Corpus;

internal sealed class Comparisons
{
    private static readonly Bytes32 Zero = default;
    private const string ZeroHex = "0x0000000000000000000000000000000000000000000000000000000000000000";

    private RegistryData? _last;

    // Two hashes, both of which may be absent: absent equals absent.
    public static bool Bad_Equality(WalletChainData a, WalletChainData b) => a.MembersIdsHash == b.MembersIdsHash; // TBTC1004

    public static bool Bad_Inequality(WalletChainData a, WalletChainData b) => a.MembersIdsHash != b.MembersIdsHash; // TBTC1004

    public static bool Bad_DerivedHashes(WalletChainData a, WalletChainData b) =>
        a.MembersIdsHash?.Hash == b.MembersIdsHash?.Hash; // TBTC1004

    public static bool Bad_StaticEquals(WalletChainData a, WalletChainData b) => Equals(a.MembersIdsHash, b.MembersIdsHash); // TBTC1004

    public static bool Bad_ReferenceEquals(WalletChainData a, WalletChainData b) =>
        ReferenceEquals(a.MembersIdsHash, b.MembersIdsHash); // TBTC1004

    public static bool Bad_EqualityComparer(WalletChainData a, WalletChainData b) =>
        EqualityComparer<RegistryData?>.Default.Equals(a.MembersIdsHash, b.MembersIdsHash); // TBTC1004

    public static bool Bad_NullableEquals(WalletChainData a, WalletChainData b) =>
        Nullable.Equals(a.MembersIdsHash?.Hash, b.MembersIdsHash?.Hash); // TBTC1004

    public static bool Bad_EqualsOfTheNullable(WalletChainData a, WalletChainData b) =>
        (a.MembersIdsHash?.Hash).Equals(b.MembersIdsHash?.Hash); // TBTC1004

    public static bool Bad_Copies(WalletChainData a, WalletChainData b)
    {
        var left = a.MembersIdsHash?.Hash;
        var right = b.MembersIdsHash?.Hash;
        return left == right; // TBTC1004
    }

    public static bool Bad_TextOfBoth(WalletChainData a, WalletChainData b) =>
        a.MembersIdsHash?.Hash.ToString() == b.MembersIdsHash?.Hash.ToString(); // TBTC1004

    public static bool Bad_StringEquals(WalletChainData a, WalletChainData b) =>
        string.Equals(a.MembersIdsHash?.Hash.ToString(), b.MembersIdsHash?.Hash.ToString(), StringComparison.Ordinal); // TBTC1004

    public static bool Bad_OptionalParameter(WalletChainData w, RegistryData? expected) => w.MembersIdsHash == expected; // TBTC1004

    public static bool Bad_CheckOfAThirdWallet(WalletChainData a, WalletChainData b, WalletChainData c) =>
        c.HasMembersIdsHash && a.MembersIdsHash == b.MembersIdsHash; // TBTC1004

    public static bool Bad_TupleEquality(WalletChainData a, WalletChainData b) =>
        (a.MembersIdsHash, a.State) == (b.MembersIdsHash, b.State); // TBTC1004

    public bool Bad_ChangedSinceLastTime(WalletChainData w)
    {
        var changed = w.MembersIdsHash != _last; // TBTC1004
        _last = w.MembersIdsHash;
        return changed;
    }

    // Two nodes that both could not read it agree on nothing. Distinct compares them all the same.
    public static bool Bad_AllAgree(IEnumerable<WalletChainData> answers) =>
        answers.Select(w => w.MembersIdsHash?.Hash).Distinct().Count() == 1; // TBTC1004

    // GroupBy compares keys: every wallet without a hash lands in one group.
    public static IEnumerable<IGrouping<Bytes32?, WalletChainData>> Bad_GroupedByHash(IEnumerable<WalletChainData> wallets) =>
        wallets.GroupBy(w => w.MembersIdsHash?.Hash); // TBTC1004

    public static IEnumerable<WalletChainData> Bad_SameSigners(IEnumerable<WalletChainData> wallets, WalletChainData own) =>
        wallets.Where(w => w.MembersIdsHash == own.MembersIdsHash); // TBTC1004

    // Compared with zero as a test of availability.
    public static bool Bad_DerivedComparedWithDefault(WalletChainData w) => w.MembersIdsHash?.Hash == default(Bytes32); // TBTC1005

    public static bool Bad_DerivedComparedWithNew(WalletChainData w) => w.MembersIdsHash?.Hash != new Bytes32(); // TBTC1005

    public static bool Bad_DerivedComparedWithZeroField(WalletChainData w) => w.MembersIdsHash?.Hash == Zero; // TBTC1005

    public static bool Bad_ZeroOnTheLeft(WalletChainData w) => Zero == w.MembersIdsHash?.Hash; // TBTC1005

    public static bool Bad_DerivedEqualsDefault(WalletChainData w) => w.MembersIdsHash?.Hash.Equals(default) == true; // TBTC1005

    public static bool Bad_IsZero(WalletChainData w) => w.MembersIdsHash?.Hash.IsZero == true; // TBTC1005

    public static bool Bad_CopyIsZero(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        return hash?.IsZero == true; // TBTC1005
    }

    public static bool Bad_DereferencedAndComparedWithZero(WalletChainData w) => w.MembersIdsHash.Hash == default; // TBTC1001 TBTC1005

    public static bool Bad_DereferencedIsZero(WalletChainData w) => w.MembersIdsHash.Hash.IsZero; // TBTC1001 TBTC1005

    public static bool Bad_ZeroText(WalletChainData w) => w.MembersIdsHash?.Hash.ToString() == ZeroHex; // TBTC1005

    public static bool Bad_ZeroBytes(WalletChainData w) =>
        w.MembersIdsHash?.Hash.ToArray().AsSpan().SequenceEqual(new byte[32]) == true; // TBTC1005

    // Absent is not zero: null passes the test.
    public static void Bad_ZeroTestTakenForACheck(WalletChainData w)
    {
        if (w.MembersIdsHash?.Hash == default(Bytes32)) // TBTC1005
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_NotZeroTakenForAvailable(WalletChainData w)
    {
        if (w.MembersIdsHash?.Hash != Zero) // TBTC1005
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static IEnumerable<WalletChainData> Bad_FilteredByZero(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.MembersIdsHash?.Hash != default(Bytes32)); // TBTC1005

    public static bool Good_LeftProven(WalletChainData a, WalletChainData b) => a.HasMembersIdsHash && a.MembersIdsHash == b.MembersIdsHash;

    public static bool Good_RightProven(WalletChainData a, WalletChainData b) =>
        b.MembersIdsHash is not null && a.MembersIdsHash?.Hash == b.MembersIdsHash.Hash;

    public static bool Good_BothProven(WalletChainData a, WalletChainData b) =>
        a.HasMembersIdsHash && b.HasMembersIdsHash && a.MembersIdsHash.Hash == b.MembersIdsHash.Hash;

    public static bool Good_WithAKnownHash(WalletChainData w, RegistryData expected) => w.MembersIdsHash == expected;

    public static bool Good_DerivedWithAKnownHash(WalletChainData w, Bytes32 expected) => w.MembersIdsHash?.Hash == expected;

    public static bool Good_DifferentFromAKnownHash(WalletChainData w, Bytes32 expected) => w.MembersIdsHash?.Hash != expected;

    public static bool Good_RequiredOnOneSide(WalletChainData a, WalletChainData b) =>
        a.RequireMembersIdsHash("compare") == b.MembersIdsHash;

    // Absent on the left gives null, which is not true.
    public static bool Good_ConditionalEquals(WalletChainData a, WalletChainData b) => a.MembersIdsHash?.Equals(b.MembersIdsHash) == true;

    public static bool Good_WholeWallets(WalletChainData a, WalletChainData b) => a == b;

    public static bool Good_OtherHashes(WalletChainData a, WalletChainData b) =>
        a.MainUtxoHash == b.MainUtxoHash && a.BlockHash == b.BlockHash;

    public static bool Good_ComparedWithNull(WalletChainData w) => w.MembersIdsHash?.Hash == null;

    public static bool Good_BothAvailableOrNot(WalletChainData a, WalletChainData b) => a.HasMembersIdsHash == b.HasMembersIdsHash;

    public bool Good_ChangedSinceLastTime(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return false;
        }

        var changed = w.MembersIdsHash != _last;
        _last = w.MembersIdsHash;
        return changed;
    }

    public static bool Good_AllAgree(IEnumerable<WalletChainData> answers) =>
        answers.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).Distinct().Count() == 1;

    public static IEnumerable<IGrouping<Bytes32, WalletChainData>> Good_GroupedByHash(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).GroupBy(w => w.MembersIdsHash.Hash);

    public static IEnumerable<WalletChainData> Good_SameSigners(IEnumerable<WalletChainData> wallets, WalletChainData own) =>
        own.MembersIdsHash is { } data ? wallets.Where(w => w.MembersIdsHash == data) : [];

    public static bool Good_OtherHashIsZero(WalletChainData w) =>
        w.MovingFundsTargetWalletsCommitmentHash?.IsZero == true || w.EcdsaWalletId == default;

    public static bool Good_InputIsZero(Bytes32 input) => input.IsZero || input == Zero;

    public static bool Good_ComparedWithANonZeroText(WalletChainData w, string expected) => w.MembersIdsHash?.Hash.ToString() == expected;
}
