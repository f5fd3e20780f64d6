using Tbtc.Sdk.Analyzers.CodeFixes;
using Tbtc.Sdk.Analyzers.Tests.Support;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>Each fix in the three nullable contexts. The test library applies it one by one and as FixAll in document, project and solution.</summary>
public class FixTests
{
    public static TheoryData<NullableSetting> Contexts => new(Enum.GetValues<NullableSetting>());

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Dereference_RequiresTheHash(NullableSetting context) => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        context,
        """
            public static void Run(WalletChainData w, WalletChainData v)
            {
                // kept
                Use({|TBTC1001:w.MembersIdsHash|}.Hash); // kept too
                Take( {|TBTC1001:v.MembersIdsHash|} );
            }
        """,
        """
            public static void Run(WalletChainData w, WalletChainData v)
            {
                // kept
                Use(w.RequireMembersIdsHash().Hash); // kept too
                Take( v.RequireMembersIdsHash() );
            }
        """,
        MembersIdsHashShouldBeCheckedBeforeUseFixer.RequireKey);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Value_OfWhatIsNotNullableAnyMore_IsRemoved(NullableSetting context) => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        context,
        "    public static Bytes32 Run(WalletChainData w) => ({|TBTC1001:w.MembersIdsHash?.Hash|}).Value;",
        "    public static Bytes32 Run(WalletChainData w) => w.RequireMembersIdsHash().Hash;");

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Forgiven_RequiresTheHash(NullableSetting context) => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        context,
        """
            public static Bytes32 Run(WalletChainData w) => {|TBTC1002:w.MembersIdsHash!|}.Hash;

            public static RegistryData Cast(WalletChainData w) => {|TBTC1002:(RegistryData)w.MembersIdsHash|};
        """,
        """
            public static Bytes32 Run(WalletChainData w) => w.RequireMembersIdsHash().Hash;

            public static RegistryData Cast(WalletChainData w) => w.RequireMembersIdsHash();
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Copy_ThrowsWhereItIsAbsent(NullableSetting context) => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        context,
        """
        #pragma warning disable CS8632
            public static Bytes32 Run(RegistryData? data) => {|TBTC1001:data|}.Hash;
        """,
        """
        #pragma warning disable CS8632
            public static Bytes32 Run(RegistryData? data) => (data ?? throw new ArgumentNullException(nameof(data))).Hash;
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task EarlyReturn_IsInsertedBeforeTheStatement(NullableSetting context) => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        context,
        """
            public static void Run(WalletChainData w)
            {
                Use({|TBTC1001:w.MembersIdsHash|}.Hash);
            }
        """,
        """
            public static void Run(WalletChainData w)
            {
                if (!w.HasMembersIdsHash)
                {
                    return;
                }
                Use(w.MembersIdsHash.Hash);
            }
        """,
        MembersIdsHashShouldBeCheckedBeforeUseFixer.ReturnKey);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Statement_IsWrappedInACheck(NullableSetting context) => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        context,
        """
            public static void Run(WalletChainData w)
            {
                Use({|TBTC1001:w.MembersIdsHash|}.Hash);
            }
        """,
        """
            public static void Run(WalletChainData w)
            {
                if (w.HasMembersIdsHash)
                {
                    Use(w.MembersIdsHash.Hash);
                }
            }
        """,
        MembersIdsHashShouldBeCheckedBeforeUseFixer.WrapKey);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task StandIn_BecomesARequirement(NullableSetting context) => Verify.FixAsync<AbsentHashShouldNotBeReplacedFixer>(
        context,
        """
            public static Bytes32 Run(WalletChainData w) => w.MembersIdsHash?.Hash ?? {|TBTC1003:default|};

            public static Bytes32 Choose(WalletChainData w) => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : {|TBTC1003:default|};

            public static Bytes32 OrDefault(WalletChainData w) => {|TBTC1003:(w.MembersIdsHash?.Hash).GetValueOrDefault()|};
        """,
        """
            public static Bytes32 Run(WalletChainData w) => w.RequireMembersIdsHash().Hash;

            public static Bytes32 Choose(WalletChainData w) => w.RequireMembersIdsHash().Hash;

            public static Bytes32 OrDefault(WalletChainData w) => w.RequireMembersIdsHash().Hash;
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task Comparison_AsksForTheLeftHashFirst(NullableSetting context) => Verify.FixAsync<AbsentHashesShouldNotBeComparedFixer>(
        context,
        """
            public static bool Same(WalletChainData a, WalletChainData b) => {|TBTC1004:a.MembersIdsHash == b.MembersIdsHash|};

            public static bool Differ(WalletChainData a, WalletChainData b) => {|TBTC1004:a.MembersIdsHash != b.MembersIdsHash|};
        """,
        """
            public static bool Same(WalletChainData a, WalletChainData b) => a.MembersIdsHash is not null && a.MembersIdsHash == b.MembersIdsHash;

            public static bool Differ(WalletChainData a, WalletChainData b) => a.MembersIdsHash is null || a.MembersIdsHash != b.MembersIdsHash;
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task ZeroTest_AsksForAvailability(NullableSetting context) => Verify.FixAsync<HashShouldNotBeComparedWithZeroFixer>(
        context,
        """
            public static bool Missing(WalletChainData w) => {|TBTC1005:w.MembersIdsHash?.Hash == default(Bytes32)|};

            public static bool There(WalletChainData w) => {|TBTC1005:w.MembersIdsHash?.Hash != default(Bytes32)|};
        """,
        """
            public static bool Missing(WalletChainData w) => !w.HasMembersIdsHash;

            public static bool There(WalletChainData w) => w.HasMembersIdsHash;
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task LostCause_IsPassedOn(NullableSetting context) => Verify.FixAsync<CauseShouldBePassedOnFixer>(
        context,
        """
            public static void Run(WalletChainData w)
            {
                if (!w.HasMembersIdsHash)
                {
                    {|TBTC1006:throw new InvalidOperationException("No hash.");|}
                }
            }
        """,
        """
            public static void Run(WalletChainData w)
            {
                if (!w.HasMembersIdsHash)
                {
                    throw new MembersIdsHashUnavailableException("Run", w.EcdsaWalletId, w.RegistryFault!);
                }
            }
        """);

    [Theory]
    [MemberData(nameof(Contexts))]
    public Task PrintedHash_PrintsTheFaultInstead(NullableSetting context) => Verify.FixAsync<FaultShouldBePrintedFixer>(
        context,
        """
            public static string Run(WalletChainData w) => $"{ {|TBTC1007:w.MembersIdsHash|} }";

            public static void Print(WalletChainData w) => Console.WriteLine({|TBTC1007:w.MembersIdsHash?.Hash|});
        """,
        """
            public static string Run(WalletChainData w) => $"{ w.MembersIdsHash?.ToString() ?? w.RegistryFault?.ToString() }";

            public static void Print(WalletChainData w) => Console.WriteLine(w.MembersIdsHash?.Hash.ToString() ?? w.RegistryFault?.ToString());
        """);

    [Fact]
    public Task MethodOfTheWallet_InAnExpressionTree_GetsItsArgument() => Verify.FixAsync<MembersIdsHashShouldBeCheckedBeforeUseFixer>(
        NullableSetting.Enabled,
        "    public static System.Linq.Expressions.Expression<Func<WalletChainData, Bytes32>> Run() => w => {|TBTC1001:w.MembersIdsHash|}.Hash;",
        "    public static System.Linq.Expressions.Expression<Func<WalletChainData, Bytes32>> Run() => w => w.RequireMembersIdsHash(\"Run\").Hash;");
}
