namespace Corpus;

// C# 12 to 14: null-conditional assignment, extension members, field, collection expressions, partial properties, lock objects.
internal sealed class Envelope
{
    public RegistryData? Optional { get; set; }

    public required RegistryData Needed { get; set; }

    public Bytes32 Bytes { get; set; }

    public Envelope? Next { get; set; }
}

internal static class NewSyntax
{
    public static void Bad_ConditionalAssignmentOfData(Envelope? envelope, WalletChainData w) => envelope?.Needed = w.MembersIdsHash; // TBTC1001

    public static void Bad_ConditionalAssignmentDeepInAChain(Envelope? envelope, WalletChainData w)
    {
        envelope?.Next?.Bytes = w.MembersIdsHash.Hash; // TBTC1001
    }

    // The right side runs only where there is an envelope, and the check is gone behind it.
    public static void Bad_CheckedOnlyInTheConditionalAssignment(Envelope? envelope, WalletChainData w)
    {
        envelope?.Needed = w.RequireMembersIdsHash("fill");
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_ConditionalAssignmentOfAnOptional(Envelope? envelope, WalletChainData w) => envelope?.Optional = w.MembersIdsHash;

    public static void Good_ConditionalAssignmentOfTheProven(Envelope? envelope, WalletChainData w)
    {
        if (w is { MembersIdsHash: { } data })
        {
            envelope?.Needed = data;
            envelope?.Next?.Bytes = data.Hash;
        }
    }

    public static void Good_ConditionalAssignmentThenRead(Envelope envelope, WalletChainData w)
    {
        envelope.Next?.Optional = w.RequireMembersIdsHash("fill");
        if (envelope.Next?.Optional is { } data)
        {
            Sink.Take(data);
        }
    }

    public static RegistryData[] Bad_SpreadOfOptionals(IEnumerable<WalletChainData> wallets) =>
        [.. wallets.Select(w => w.MembersIdsHash)]; // TBTC1001

    public static List<Bytes32> Bad_SpreadInTheMiddle(WalletChainData first, IEnumerable<WalletChainData> wallets) =>
    [
        first.MembersIdsHash.Hash, // TBTC1001
        .. wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash),
    ];

    public static RegistryData[] Good_SpreadOfTheProven(WalletChainData first, IEnumerable<WalletChainData> wallets) =>
        first.MembersIdsHash is { } data ? [data, .. wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash)] : [];

    public static RegistryData?[] Good_SpreadOfOptionals(IEnumerable<WalletChainData> wallets) => [.. wallets.Select(w => w.MembersIdsHash), null];

    public static int Good_SpreadThenFilter(WalletChainData a, WalletChainData b)
    {
        WalletChainData[] both = [a, b];
        return both.Where(w => w.HasMembersIdsHash).Count(w => w.MembersIdsHash.Hash == a.EcdsaWalletId);
    }

    public static void Bad_ParamsSpan(WalletChainData a, WalletChainData b) => TakeAll(a.RequireMembersIdsHash("take"), b.MembersIdsHash); // TBTC1001

    public static void Good_ParamsSpan(WalletChainData a, WalletChainData b) => TakeAll(a.RequireMembersIdsHash("take"), b.RequireMembersIdsHash("take"));

    public static void Good_ParamsOfOptionals(WalletChainData a, WalletChainData b) => OfferAll(a.MembersIdsHash, b.MembersIdsHash);

    public static Bytes32 Bad_LambdaWithADefault(WalletChainData w)
    {
        var read = (WalletChainData wallet, bool strict = true) => wallet.MembersIdsHash.Hash; // TBTC1001
        return read(w);
    }

    public static RegistryData? Good_LambdaWithModifiers(WalletChainData w)
    {
        TryRead read = (wallet, out found) => wallet.TryGetMembersIdsHash(out found);
        return read(w, out var data) ? data : null;
    }

    public static Bytes32? Bad_ListPatternWithSlice(WalletChainData[] wallets) => wallets switch
    {
        [{ HasMembersIdsHash: true }, .., var last] => last.MembersIdsHash.Hash, // TBTC1001
        _ => null,
    };

    public static Bytes32? Good_ListPatternWithSlice(WalletChainData[] wallets) => wallets switch
    {
        [.., { HasMembersIdsHash: true } last] => last.MembersIdsHash.Hash,
        [{ MembersIdsHash: { Hash: var hash } }, ..] => hash,
        _ => null,
    };

    public static Bytes32 Good_SwitchExpressionWithWhen(WalletChainData w, bool strict) => w switch
    {
        { MembersIdsHash: { } data } when strict && data.BlockNumber == w.BlockNumber => data.Hash,
        { HasMembersIdsHash: true } when !strict => w.MembersIdsHash.Hash,
        { RegistryFault: { } fault } => throw new MembersIdsHashUnavailableException("switch", w.EcdsaWalletId, fault),
        _ => throw new InvalidOperationException("The hash is of another block."),
    };

    // The guard of the first arm may have failed for the block alone.
    public static Bytes32 Bad_SwitchExpressionWithWhen(WalletChainData w) => w switch
    {
        { MembersIdsHash: null } when w.BlockNumber > 0 => throw new MembersIdsHashUnavailableException("switch", w.EcdsaWalletId, w.RegistryFault),
        _ => w.MembersIdsHash.Hash, // TBTC1001
    };

    public static string Good_RawText(WalletChainData w) => w.HasMembersIdsHash
        ? $$"""{ "hash": "{{w.MembersIdsHash.Hash}}" }"""
        : $$"""{ "fault": "{{w.RegistryFault.Kind}}" }""";

    public static string Bad_RawText(WalletChainData w) => $$"""{ "hash": "{{w.MembersIdsHash?.Hash}}" }"""; // TBTC1007

    private delegate bool TryRead(WalletChainData wallet, [NotNullWhen(true)] out RegistryData? found);

    private static void TakeAll(params ReadOnlySpan<RegistryData> all) => GC.KeepAlive(all.Length);

    private static void OfferAll(params IEnumerable<RegistryData?> all) => GC.KeepAlive(all);
}

internal sealed partial class PartialMembers(WalletChainData wallet)
{
    private readonly Lock _gate = new();

    public partial RegistryData Bad_PartialProperty { get; }

    public partial RegistryData? Good_PartialProperty { get; }

    public partial Bytes32 Bad_PartialMethod();
}

internal sealed partial class PartialMembers
{
    public partial RegistryData Bad_PartialProperty => wallet.MembersIdsHash; // TBTC1001

    public partial RegistryData? Good_PartialProperty => wallet.MembersIdsHash;

    public partial Bytes32 Bad_PartialMethod() => wallet.MembersIdsHash.Hash; // TBTC1001

    public Bytes32? Good_LockObject()
    {
        lock (_gate)
        {
            return wallet is { MembersIdsHash.Hash: var hash } ? hash : null;
        }
    }

    public Bytes32 Bad_CheckUnderTheLockUseBehindIt()
    {
        lock (_gate)
        {
            if (wallet.HasMembersIdsHash && wallet.State == WalletState.Live)
            {
                return wallet.MembersIdsHash.Hash;
            }
        }

        return wallet.MembersIdsHash.Hash; // TBTC1001
    }
}

internal static class WalletExtensions
{
    extension(IEnumerable<WalletChainData> wallets)
    {
        public IEnumerable<WalletChainData> Available => wallets.Where(w => w.HasMembersIdsHash);

        public IEnumerable<Bytes32> Good_HashesOfTheAvailable => wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash);

        public IEnumerable<Bytes32> Bad_Hashes => wallets.Select(w => w.MembersIdsHash.Hash); // TBTC1001
    }

    extension(WalletChainData wallet)
    {
        public bool IsReady => wallet is { State: WalletState.Live, HasMembersIdsHash: true };

        public static Bytes32 Bad_StaticExtension(WalletChainData w) => w.MembersIdsHash.Hash; // TBTC1001
    }

    public static Bytes32? Good_ExtensionPropertyThatProves(WalletChainData w) => w.IsReady ? w.MembersIdsHash.Hash : null;

    public static Bytes32 Bad_ExtensionPropertyOnTheWrongSide(WalletChainData w) => w.IsReady ? default : w.MembersIdsHash.Hash; // TBTC1001
}
