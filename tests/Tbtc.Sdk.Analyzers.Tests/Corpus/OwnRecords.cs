namespace Corpus;

// Consumers' records and DTOs that copy the value.
internal sealed record MembersDto(WalletPublicKeyHash Wallet, RegistryData? MembersIdsHash);

internal sealed record SignersDto(WalletPublicKeyHash Wallet, RegistryData? Members, RegistryFault? Fault)
{
    public Bytes32 Bad_ComputedFromTheCopy => Members.Hash; // TBTC1001

    public Bytes32? Good_ComputedFromTheCopy => Members?.Hash;

    [MemberNotNullWhen(true, nameof(Members))]
    public bool IsKnown => Members is not null;
}

internal sealed record StrictDto(WalletPublicKeyHash Wallet, RegistryData Members);

internal readonly record struct Pair(WalletChainData Left, WalletChainData Right);

internal sealed class MutableDto
{
    public RegistryData? Members { get; set; }

    public required WalletChainData Wallet { get; set; }
}

internal static class OwnRecords
{
    public static void Bad_CopyInADtoOfTheSameName(MembersDto dto) => Sink.Use(dto.MembersIdsHash.Hash); // TBTC1001

    // The property's name is another; its type still says that it may be absent.
    public static void Bad_CopyInADto(SignersDto dto) => Sink.Take(dto.Members); // TBTC1001

    public static StrictDto Bad_DtoThatNeedsAValue(WalletChainData w) => new(w.WalletPublicKeyHash, w.MembersIdsHash); // TBTC1001

    public static StrictDto Bad_WithExpressionOfAnOwnRecord(StrictDto dto, WalletChainData w) =>
        dto with { Members = w.MembersIdsHash }; // TBTC1001

    public static void Bad_DtoReplacedByWith(SignersDto dto, WalletChainData w)
    {
        if (dto.Members is null)
        {
            return;
        }

        dto = dto with { Members = w.MembersIdsHash };
        Sink.Use(dto.Members.Hash); // TBTC1001
    }

    // What is known of the wallet says nothing of a copy that was taken from elsewhere.
    public static void Bad_DtoOfUnknownOrigin(SignersDto dto, WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            Sink.Use(dto.Members.Hash); // TBTC1001
        }
    }

    public static void Bad_DtoFlagDropped(SignersDto dto)
    {
        _ = dto.IsKnown;
        Sink.Use(dto.Members.Hash); // TBTC1001
    }

    public static void Bad_DeconstructedRecord(SignersDto dto)
    {
        var (wallet, members, _) = dto;
        Sink.OfferObject((wallet, members.Hash)); // TBTC1001
    }

    public static void Bad_OtherSideOfAPair(Pair pair)
    {
        if (pair.Left.HasMembersIdsHash)
        {
            Sink.Use(pair.Right.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_MutableDtoOverwritten(MutableDto dto, WalletChainData w)
    {
        if (dto.Members is null)
        {
            return;
        }

        dto.Members = w.MembersIdsHash;
        Sink.Use(dto.Members.Hash); // TBTC1001
    }

    public static void Bad_WalletOfAMutableDtoOverwritten(MutableDto dto, WalletChainData w)
    {
        if (!dto.Wallet.HasMembersIdsHash)
        {
            return;
        }

        dto.Wallet = w;
        Sink.Take(dto.Wallet.MembersIdsHash); // TBTC1001
    }

    public static bool Bad_TwoDtosCompared(MembersDto a, MembersDto b) => a.MembersIdsHash == b.MembersIdsHash; // TBTC1004

    public static string Bad_DtoAsText(MembersDto dto) => $"members {dto.MembersIdsHash}"; // TBTC1007

    public static MembersDto Good_DtoOfAnOptional(WalletChainData w) => new(w.WalletPublicKeyHash, w.MembersIdsHash);

    public static SignersDto Good_DtoWithTheFault(WalletChainData w) => new(w.WalletPublicKeyHash, w.MembersIdsHash, w.RegistryFault);

    public static StrictDto? Good_DtoThatNeedsAValue(WalletChainData w) =>
        w.MembersIdsHash is { } data ? new StrictDto(w.WalletPublicKeyHash, data) : null;

    public static void Good_DtoChecked(MembersDto dto)
    {
        if (dto.MembersIdsHash is null)
        {
            return;
        }

        Sink.Use(dto.MembersIdsHash.Hash);
    }

    public static void Good_DtoFlag(SignersDto dto)
    {
        if (dto.IsKnown)
        {
            Sink.Use(dto.Members.Hash);
        }
    }

    public static void Good_DtoKeepsTheProofAcrossWith(SignersDto dto, WalletPublicKeyHash wallet)
    {
        if (dto.Members is { } members)
        {
            dto = dto with { Wallet = wallet };
            Sink.Use(members.Hash);
            Sink.OfferObject(dto);
        }
    }

    public static void Good_StrictDto(StrictDto dto) => Sink.Use(dto.Members.Hash);

    public static void Good_DeconstructedRecord(SignersDto dto)
    {
        var (wallet, members, fault) = dto;
        if (members is not null)
        {
            Sink.OfferObject((wallet, members.Hash, fault));
        }
    }

    public static void Good_PositionalPattern(SignersDto dto)
    {
        if (dto is (_, { } members, null))
        {
            Sink.Use(members.Hash);
        }
    }

    public static void Good_BothSidesOfAPair(Pair pair)
    {
        if (pair.Left.HasMembersIdsHash && pair.Right.HasMembersIdsHash)
        {
            Sink.Use(pair.Left.MembersIdsHash.Hash);
            Sink.Use(pair.Right.MembersIdsHash.Hash);
        }
    }

    public static void Good_MutableDtoFilledAndChecked(MutableDto dto)
    {
        dto.Members ??= dto.Wallet.MembersIdsHash;
        if (dto.Members is not null)
        {
            Sink.Use(dto.Members.Hash);
        }
    }

    public static void Good_OptionalsCompared(MembersDto dto, RegistryData expected) => Sink.OfferObject(dto.MembersIdsHash == expected);
}
