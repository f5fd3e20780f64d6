namespace UnseenCases;

public sealed class WalletDto
{
    public string Id { get; set; } = "";

    public string? Signers { get; set; }

    public byte[]? SignersBytes { get; set; }

    public RegistryData? Registry { get; set; }
}

public sealed record SignerSet(Bytes32 WalletId, RegistryData Registry);

public sealed record SignerSetOrFault(Bytes32 WalletId, RegistryData? Registry, RegistryFault? Fault);

public static class Mappers
{
    private const string NoHash = "0x0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly Bytes32 Zero;

    public static WalletDto Good_NullableDto(WalletChainData wallet) => new()
    {
        Id = wallet.EcdsaWalletId.ToString(),
        Signers = wallet.MembersIdsHash?.Hash.ToString(),
        SignersBytes = wallet.MembersIdsHash?.Hash.ToArray(),
        Registry = wallet.MembersIdsHash,
    };

    public static WalletDto Bad_EmptyText(WalletChainData wallet) => new()
    {
        Id = wallet.EcdsaWalletId.ToString(),
        Signers = wallet.MembersIdsHash?.Hash.ToString() ?? string.Empty, // TBTC1003
    };

    public static WalletDto Bad_ZerosInAConstant(WalletChainData wallet) => new()
    {
        Signers = wallet.MembersIdsHash?.Hash.ToString() ?? NoHash, // TBTC1003
    };

    public static WalletDto Bad_EmptyArray(WalletChainData wallet) => new()
    {
        SignersBytes = wallet.MembersIdsHash?.Hash.ToArray() ?? Array.Empty<byte>(), // TBTC1003
    };

    public static WalletDto Good_TextForPeople(WalletChainData wallet) => new()
    {
        Signers = wallet.MembersIdsHash?.Hash.ToString() ?? "not available at the moment",
    };

    public static byte[] Bad_ZerosAfterwards(WalletChainData wallet)
    {
        var bytes = wallet.MembersIdsHash?.Hash.ToArray();
        bytes ??= new byte[Bytes32.Size]; // TBTC1003
        return bytes;
    }

    public static Bytes32 Bad_ReadonlyZero(WalletChainData wallet) =>
        wallet.MembersIdsHash is { } signers ? signers.Hash : Zero; // TBTC1003

    public static SignerSet Bad_PositionalRecord(WalletChainData wallet) =>
        new(wallet.EcdsaWalletId, wallet.MembersIdsHash); // TBTC1001

    public static SignerSet Good_PositionalRecord(WalletChainData wallet) =>
        new(wallet.EcdsaWalletId, wallet.RequireMembersIdsHash());

    public static SignerSetOrFault Good_EitherOne(WalletChainData wallet) =>
        new(wallet.EcdsaWalletId, wallet.MembersIdsHash, wallet.RegistryFault);

    public static SignerSet Bad_NarrowsTheRecord(SignerSetOrFault set) =>
        new(set.WalletId, set.Registry); // TBTC1001

    public static SignerSet? Good_NarrowsTheRecord(SignerSetOrFault set) =>
        set is { Registry: { } registry } ? new(set.WalletId, registry) : null;

    public static SignerSet Bad_WithOverwrites(SignerSet set, WalletChainData wallet) =>
        set with { Registry = wallet.MembersIdsHash }; // TBTC1001

    public static string Good_Describe(WalletChainData wallet) => wallet switch
    {
        { HasMembersIdsHash: true, State: WalletState.Live } => $"live, {wallet.MembersIdsHash.Hash}",
        { MembersIdsHash: { Hash: var hash } } => $"idle, {hash}",
        { RegistryFault: { IsOutage: true } fault } => $"not known: {fault}",
        _ => "not registered",
    };

    public static Bytes32 Bad_ArmOfTheState(WalletChainData wallet) => wallet switch
    {
        { State: WalletState.Live } => wallet.MembersIdsHash.Hash, // TBTC1001
        { HasMembersIdsHash: true } => wallet.MembersIdsHash.Hash,
        _ => wallet.RequireMembersIdsHash().Hash,
    };

    public static Bytes32 Bad_ArmThrowsWithoutTheFault(WalletChainData wallet) => wallet switch
    {
        { MembersIdsHash: { } signers } => signers.Hash,
        { HasMembersIdsHash: false } => throw new NotSupportedException("This wallet cannot be mapped."), // TBTC1006
    };

    public static Bytes32 Bad_DiscardArmIsDefault(WalletChainData wallet) => wallet switch
    {
        { MembersIdsHash: { Hash: var hash } } => hash,
        _ => default, // TBTC1003
    };

    public static Bytes32? Good_PairOfStateAndHash(WalletChainData wallet) => (wallet.State, wallet.MembersIdsHash) switch
    {
        (WalletState.Closed or WalletState.Terminated, _) => null,
        (_, null) => null,
        (_, var signers) => signers.Hash,
    };

    public static bool Good_BothAreThere(WalletChainData first, WalletChainData second) =>
        (first.HasMembersIdsHash, second.HasMembersIdsHash) switch
        {
            (true, true) => first.MembersIdsHash.Hash == second.MembersIdsHash.Hash,
            (false, _) or (_, false) => false,
        };

    public static Bytes32? Bad_WrongHalfOfThePair(WalletChainData first, WalletChainData second) =>
        (first.HasMembersIdsHash, second.HasMembersIdsHash) switch
        {
            (true, _) => second.MembersIdsHash.Hash, // TBTC1001
            _ => null,
        };

    public static (Bytes32 Id, RegistryData Registry) Bad_TupleElement(WalletChainData wallet) =>
        (wallet.EcdsaWalletId, wallet.MembersIdsHash); // TBTC1001

    public static Bytes32 Bad_UnwrapsTheNullable(WalletChainData wallet)
    {
        var hash = wallet.MembersIdsHash?.Hash;
        return hash.Value; // TBTC1001
    }

    public static Bytes32? Good_UnwrapsWhereItHasAValue(WalletChainData wallet)
    {
        var hash = wallet.MembersIdsHash?.Hash;
        return hash.HasValue && !hash.Value.Equals(wallet.EcdsaWalletId) ? hash.Value : null;
    }

    public static string Bad_PrintsTheKeptText(WalletChainData wallet)
    {
        var text = wallet.MembersIdsHash?.ToString();
        return $"wallet {wallet.EcdsaWalletId}, signers {text}"; // TBTC1007
    }

    public static string Good_PrintsHashOrFault(WalletChainData wallet)
    {
        var text = wallet.MembersIdsHash?.ToString() ?? wallet.RegistryFault?.ToString();
        return $"wallet {wallet.EcdsaWalletId}, signers {text}";
    }

    public static void Bad_Appends(StringBuilder report, WalletChainData wallet) =>
        report.Append("signers: ").Append(wallet.MembersIdsHash).AppendLine(); // TBTC1007

    public static void Bad_NullConditionalAssignment(SignerHolder? holder, WalletChainData wallet) =>
        holder?.Registry = wallet.MembersIdsHash; // TBTC1001

    public static void Good_NullConditionalAssignment(WalletDto? dto, WalletChainData wallet) =>
        dto?.Registry = wallet.MembersIdsHash;
}

public sealed class SignerHolder(RegistryData registry)
{
    public RegistryData Registry { get; set; } = registry;
}
