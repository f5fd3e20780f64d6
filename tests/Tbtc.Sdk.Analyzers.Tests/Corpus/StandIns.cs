namespace Corpus;

// An outage replaced by a zero, an empty array or an empty string. Marked on the line of the stand-in.
internal sealed class StandIns
{
    private static readonly Bytes32 NoHash = default;
    private const string ZeroHex = "0x0000000000000000000000000000000000000000000000000000000000000000";

    private Bytes32 _hash;

    public static Bytes32 Bad_CoalesceDefault(WalletChainData w) => w.MembersIdsHash?.Hash ?? default; // TBTC1003

    public static Bytes32 Bad_CoalesceDefaultOfType(WalletChainData w) => w.MembersIdsHash?.Hash ?? default(Bytes32); // TBTC1003

    public static Bytes32 Bad_CoalesceNew(WalletChainData w) => w.MembersIdsHash?.Hash ?? new Bytes32(); // TBTC1003

    public static Bytes32 Bad_CoalesceZeroBytes(WalletChainData w) => w.MembersIdsHash?.Hash ?? new Bytes32(new byte[32]); // TBTC1003

    public static Bytes32 Bad_CoalesceZeroField(WalletChainData w) => w.MembersIdsHash?.Hash ?? NoHash; // TBTC1003

    public static Bytes32 Bad_CoalesceParsedZero(WalletChainData w) => w.MembersIdsHash?.Hash ?? Bytes32.Parse(ZeroHex); // TBTC1003

    public static Bytes32 Bad_GetValueOrDefault(WalletChainData w) => (w.MembersIdsHash?.Hash).GetValueOrDefault(); // TBTC1003

    public static Bytes32 Bad_GetValueOrDefaultOfACopy(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        return hash.GetValueOrDefault(); // TBTC1003
    }

    public static byte[] Bad_ZeroArray(WalletChainData w) => w.MembersIdsHash?.Hash.ToArray() ?? new byte[32]; // TBTC1003

    public static byte[] Bad_EmptyArray(WalletChainData w) => w.MembersIdsHash?.Hash.ToArray() ?? Array.Empty<byte>(); // TBTC1003

    public static byte[] Bad_EmptyCollectionExpression(WalletChainData w) => w.MembersIdsHash?.Hash.ToArray() ?? []; // TBTC1003

    // Empty text is no text for "not available": whoever reads it cannot tell.
    public static string Bad_EmptyText(WalletChainData w) => w.MembersIdsHash?.Hash.ToString() ?? ""; // TBTC1003

    public static string Bad_StringEmpty(WalletChainData w) => w.MembersIdsHash?.Hash.ToString() ?? string.Empty; // TBTC1003

    public static string Bad_ZeroText(WalletChainData w) => w.MembersIdsHash?.Hash.ToString() ?? ZeroHex; // TBTC1003

    public static Bytes32 Bad_Conditional(WalletChainData w) => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : default; // TBTC1003

    public static Bytes32 Bad_ConditionalInverted(WalletChainData w) =>
        w.MembersIdsHash is null ? new Bytes32() : w.MembersIdsHash.Hash; // TBTC1003

    // The conditional is a Bytes32 before it becomes a Bytes32?: default is zero here, not null.
    public static Bytes32? Bad_DefaultThatLooksLikeNull(WalletChainData w) =>
        w.HasMembersIdsHash ? w.MembersIdsHash.Hash : default; // TBTC1003

    public static Bytes32 Bad_TryGetConditional(WalletChainData w) =>
        w.TryGetMembersIdsHash(out var data) ? data.Hash : default; // TBTC1003

    public static Bytes32 Bad_PatternConditional(WalletChainData w) =>
        w is { MembersIdsHash: { Hash: var hash } } ? hash : default; // TBTC1003

    public static Bytes32 Bad_SwitchExpression(WalletChainData w) => w.MembersIdsHash switch
    {
        { } data => data.Hash,
        null => default, // TBTC1003
    };

    public static Bytes32 Bad_EarlyReturnOfZero(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return default; // TBTC1003
        }

        return w.MembersIdsHash.Hash;
    }

    public static Bytes32 Bad_LateReturnOfZero(WalletChainData w)
    {
        if (w.MembersIdsHash is { } data)
        {
            return data.Hash;
        }

        return NoHash; // TBTC1003
    }

    public static void Bad_ElseBranch(WalletChainData w)
    {
        Bytes32 hash;
        if (w.HasMembersIdsHash)
        {
            hash = w.MembersIdsHash.Hash;
        }
        else
        {
            hash = default; // TBTC1003
        }

        Sink.Use(hash);
    }

    public static void Bad_InitialValue(WalletChainData w)
    {
        Bytes32 hash = default; // TBTC1003
        if (w.HasMembersIdsHash)
        {
            hash = w.MembersIdsHash.Hash;
        }

        Sink.Use(hash);
    }

    public static void Bad_InitialArray(WalletChainData w)
    {
        var bytes = new byte[32]; // TBTC1003
        if (w.TryGetMembersIdsHash(out var data))
        {
            bytes = data.Hash.ToArray();
        }

        Sink.UseBytes(bytes);
    }

    public static void Bad_CoalesceAssignment(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        hash ??= default(Bytes32); // TBTC1003
        Sink.OfferHash(hash);
    }

    public static void Bad_SetWhereNull(WalletChainData w)
    {
        var hash = w.MembersIdsHash?.Hash;
        if (hash is null)
        {
            hash = new Bytes32(); // TBTC1003
        }

        Sink.Use(hash.Value);
    }

    public static void Bad_Span(WalletChainData w)
    {
        Sink.UseSpan(w.MembersIdsHash is { } data ? data.Hash.AsSpan() : default); // TBTC1003
    }

    public void Bad_FieldSetToZero(WalletChainData w)
    {
        _hash = w.MembersIdsHash?.Hash ?? default; // TBTC1003
    }

    public static void Bad_Argument(WalletChainData w) => Sink.Use(w.MembersIdsHash?.Hash ?? default); // TBTC1003

    public static IEnumerable<Bytes32> Bad_InSelect(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash?.Hash ?? default); // TBTC1003

    public static void Bad_ZeroFromTheCatch(WalletChainData w)
    {
        Bytes32 hash;
        try
        {
            hash = w.RequireMembersIdsHash("sign").Hash;
        }
        catch (MembersIdsHashUnavailableException)
        {
            hash = default; // TBTC1003
        }

        Sink.Use(hash);
    }

    public static async Task<Bytes32> Bad_AfterAwait(IWalletReader reader, WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        return wallet.MembersIdsHash?.Hash ?? default; // TBTC1003
    }

    public static Bytes32? Good_CoalesceNull(WalletChainData w) => w.MembersIdsHash?.Hash ?? null;

    // Of a nullable type, default is null.
    public static Bytes32? Good_DefaultOfTheNullableType(WalletChainData w) => w.MembersIdsHash?.Hash ?? default(Bytes32?);

    public static Bytes32? Good_ConditionalNull(WalletChainData w) => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : null;

    public static Bytes32? Good_ReturnDefaultOfTheNullableType(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return default;
        }

        return w.MembersIdsHash.Hash;
    }

    public static RegistryData? Good_ReferenceDefault(WalletChainData w) => w.State == WalletState.Live ? w.MembersIdsHash : default;

    // A hash that was read before is data, not a stand-in.
    public static Bytes32 Good_LastKnown(WalletChainData w, RegistryData lastKnown) => w.MembersIdsHash?.Hash ?? lastKnown.Hash;

    public static Bytes32 Good_LastKnownHash(WalletChainData w, Bytes32 lastKnown) =>
        w.HasMembersIdsHash ? w.MembersIdsHash.Hash : lastKnown;

    public static string Good_TextThatSaysSo(WalletChainData w) => w.MembersIdsHash?.Hash.ToString() ?? "not available";

    public static string Good_TextWithTheFault(WalletChainData w) =>
        w.HasMembersIdsHash ? w.MembersIdsHash.Hash.ToString() : $"not available: {w.RegistryFault}";

    public static bool Good_FalseIsNoStandIn(WalletChainData w, Bytes32 expected) => w.MembersIdsHash?.Hash.Equals(expected) ?? false;

    public static Bytes32 Good_OtherPropertyOrZero(WalletChainData w) => w.MainUtxoHash ?? default;

    public static Bytes32 Good_OtherPropertyGetValueOrDefault(WalletChainData w) => w.BlockHash.GetValueOrDefault();

    public static string Good_FaultTextOrEmpty(WalletChainData w) => w.RegistryFault?.Message ?? "";

    public static ulong Good_BlockOfEither(WalletChainData w) => w.MembersIdsHash?.BlockNumber ?? w.BlockNumber;

    public static void Good_ZeroOverwrittenOnEveryPath(WalletChainData w)
    {
        Bytes32 hash = default;
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        hash = w.MembersIdsHash.Hash;
        Sink.Use(hash);
    }

    public static void Good_ZeroOfItsOwn(WalletChainData w)
    {
        Bytes32 none = default;
        Sink.Use(none);
        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static Bytes32 Good_RequiredOrThrows(WalletChainData w) => (w.MembersIdsHash ?? w.RequireMembersIdsHash("sign")).Hash;

    public static void Good_BufferFilledWhereAvailable(WalletChainData w)
    {
        if (w.MembersIdsHash is { } data)
        {
            var buffer = new byte[32];
            data.Hash.AsSpan().CopyTo(buffer);
            Sink.UseBytes(buffer);
        }
    }

    public bool Matches(Bytes32 expected) => _hash == expected;
}
