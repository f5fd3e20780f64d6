namespace Corpus;

// Where a value is needed: parameters, returns, fields, elements, conversions. What is declared maybe absent takes it as it is.
internal sealed class Sinks
{
    private RegistryData _known = null!;
    private RegistryData? _optional;
    private string _text = "";

    public RegistryData Known { get; set; } = null!;

    public RegistryData? Optional { get; set; }

    [DisallowNull]
    public RegistryData? NeverSetToNull { get; set; }

    [AllowNull]
    public RegistryData SetToAnything { get; set; } = null!;

    public static void Bad_Argument(WalletChainData w) => Sink.Take(w.MembersIdsHash); // TBTC1001

    public static void Bad_NamedArgument(WalletChainData w) => Named(block: 1, data: w.MembersIdsHash); // TBTC1001

    public static void Bad_ObjectArgument(WalletChainData w) => Sink.TakeObject(w.MembersIdsHash); // TBTC1001

    public static void Bad_DerivedArgument(WalletChainData w) => Sink.UseBytes(w.MembersIdsHash?.Hash.ToArray()); // TBTC1001

    public static void Bad_ParamsArgument(WalletChainData w) => Publish(w.MembersIdsHash); // TBTC1001

    public static RegistryData Bad_Return(WalletChainData w) => w.MembersIdsHash; // TBTC1001

    public static byte[] Bad_DerivedReturn(WalletChainData w) => w.MembersIdsHash?.Hash.ToArray(); // TBTC1001

    public static string Bad_DerivedText(WalletChainData w) => w.MembersIdsHash?.Hash.ToString(); // TBTC1001

    public static RegistryData Bad_ReturnOfACopy(WalletChainData w, bool log)
    {
        var data = w.MembersIdsHash;
        if (log)
        {
            Sink.Offer(data);
        }

        return data; // TBTC1001
    }

    public void Bad_FieldAssignment(WalletChainData w)
    {
        _known = w.MembersIdsHash; // TBTC1001
    }

    public void Bad_TextFieldAssignment(WalletChainData w)
    {
        _text = w.MembersIdsHash?.Hash.ToString(); // TBTC1001
    }

    public void Bad_PropertyAssignment(WalletChainData w)
    {
        Known = w.MembersIdsHash; // TBTC1001
    }

    public void Bad_DisallowNullProperty(WalletChainData w)
    {
        NeverSetToNull = w.MembersIdsHash; // TBTC1001
    }

    public static void Bad_NullConditionalAssignment(Sinks? target, WalletChainData w)
    {
        target?.Known = w.MembersIdsHash; // TBTC1001
    }

    public void Bad_DeconstructionIntoAField(WalletChainData w)
    {
        (_known, var block) = (w.MembersIdsHash, w.BlockNumber); // TBTC1001
        Sink.OfferObject(block);
    }

    public static Sinks Bad_ObjectInitializer(WalletChainData w) => new()
    {
        Known = w.MembersIdsHash, // TBTC1001
    };

    public static void Bad_NotNullConstraint(WalletChainData w) => NeedsAValue(w.MembersIdsHash); // TBTC1001

    public static void Bad_GenericIdentity(WalletChainData w)
    {
        Sink.Use(Same(w.MembersIdsHash).Hash); // TBTC1001
    }

    public static void Bad_GenericBox(WalletChainData w)
    {
        var box = new Box<RegistryData>(w.MembersIdsHash); // TBTC1001
        Sink.OfferObject(box);
    }

    public static void Bad_ImplicitConversion(WalletChainData w)
    {
        Commitment commitment = w.MembersIdsHash; // TBTC1001
        Sink.OfferObject(commitment);
    }

    // The conditional is a RegistryData before it is converted: null goes into the conversion.
    public static void Bad_ImplicitConversionOfAConditional(WalletChainData w)
    {
        Commitment? commitment = w.HasMembersIdsHash ? w.MembersIdsHash : null; // TBTC1001
        Sink.OfferObject(commitment);
    }

    public static bool Bad_OutValue(WalletChainData w, out RegistryData data)
    {
        data = w.MembersIdsHash; // TBTC1001
        return w.State == WalletState.Live;
    }

    // Says true whatever it hands out: callers trust the attribute.
    public static bool Bad_TryThatAlwaysSucceeds(WalletChainData w, [NotNullWhen(true)] out RegistryData? data)
    {
        data = w.MembersIdsHash; return true; // TBTC1001
    }

    public static void Bad_OptionalParameter(RegistryData? data)
    {
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_OptionalParameterPassedOn(RegistryData? data) => Sink.Take(data); // TBTC1001

    public static void Bad_ReceiverOfEquals(WalletChainData w, RegistryData expected) =>
        Sink.OfferObject(w.MembersIdsHash.Equals(expected)); // TBTC1001

    public static void Bad_DeconstructedMember(WalletChainData w)
    {
        var (hash, block) = (w.MembersIdsHash.Hash, w.BlockNumber); // TBTC1001
        Sink.OfferObject((hash, block));
    }

    public static RegistryData Bad_RefReturnOfACopy(WalletChainData w)
    {
        RegistryData? data = w.MembersIdsHash;
        ref var alias = ref data;
        return alias; // TBTC1001
    }

    public static void Good_ArgumentThatTakesAnOptional(WalletChainData w) => Sink.Offer(w.MembersIdsHash);

    public static void Good_ObjectArgumentThatTakesNull(WalletChainData w) => Sink.OfferObject(w.MembersIdsHash);

    public static void Good_DerivedOptionalArgument(WalletChainData w) => Sink.OfferHash(w.MembersIdsHash?.Hash);

    public static void Good_DerivedOptionalText(WalletChainData w) => Sink.OfferText(w.MembersIdsHash?.Hash.ToString());

    public static void Good_AllowNullArgument(WalletChainData w) => TakesNull(w.MembersIdsHash);

    public static RegistryData? Good_OptionalReturn(WalletChainData w) => w.MembersIdsHash;

    public static Bytes32? Good_DerivedOptionalReturn(WalletChainData w) => w.MembersIdsHash?.Hash;

    public static string? Good_DerivedOptionalTextReturn(WalletChainData w) => w.MembersIdsHash?.Hash.ToString();

    [return: MaybeNull]
    public static RegistryData Good_MaybeNullReturn(WalletChainData w) => w.MembersIdsHash;

    public void Good_OptionalFieldAndProperty(WalletChainData w)
    {
        _optional = w.MembersIdsHash;
        Optional = w.MembersIdsHash;
        SetToAnything = w.MembersIdsHash;
    }

    public void Good_OptionalFieldChecked()
    {
        if (_optional is { } data)
        {
            _known = data;
            _text = data.Hash.ToString();
        }
    }

    public void Good_ProvenAssignments(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        _known = w.MembersIdsHash;
        Known = w.MembersIdsHash;
        NeverSetToNull = w.MembersIdsHash;
        (_known, Known) = (w.MembersIdsHash, w.MembersIdsHash);
    }

    public static object Good_AnonymousType(WalletChainData w) => new { w.WalletPublicKeyHash, w.MembersIdsHash };

    public static void Good_GenericIdentityChecked(WalletChainData w)
    {
        if (Same(w.MembersIdsHash) is { } data)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_BoxOfAnOptional(WalletChainData w) => Sink.OfferObject(new Box<RegistryData?>(w.MembersIdsHash));

    public static void Good_NotNullConstraintProven(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            NeedsAValue(w.MembersIdsHash);
        }
    }

    public static void Good_ImplicitConversionProven(WalletChainData w)
    {
        Commitment? commitment = null;
        if (w.HasMembersIdsHash)
        {
            commitment = w.MembersIdsHash;
        }

        Sink.OfferObject(commitment);
    }

    // No stand-in: the result says that there is none.
    public static bool Good_TryPattern(WalletChainData w, out Bytes32 hash)
    {
        if (w.TryGetMembersIdsHash(out var data))
        {
            hash = data.Hash;
            return true;
        }

        hash = default;
        return false;
    }

    public static bool Good_TryPatternOfTheData(WalletChainData w, [NotNullWhen(true)] out RegistryData? data)
    {
        data = w.MembersIdsHash;
        return data is not null;
    }

    public static bool Good_TryPatternMaybeNullWhen(WalletChainData w, [MaybeNullWhen(false)] out RegistryData data)
    {
        data = w.MembersIdsHash;
        return w.HasMembersIdsHash;
    }

    public static void Good_OptionalParameterChecked(RegistryData? data)
    {
        if (data != null)
        {
            Sink.Use(data.Hash);
        }
    }

    // A parameter that is not declared maybe absent is taken as there: its callers are the ones to be checked.
    public static Bytes32 Good_ParameterThatNeedsAValue(RegistryData data) => data.Hash;

    public static void Good_Discard(WalletChainData w)
    {
        _ = w.MembersIdsHash;
        var unused = w.MembersIdsHash;
    }

    public static void Good_HashCodeOfTheRecord(WalletChainData w, HashSet<WalletChainData> seen)
    {
        seen.Add(w);
        Sink.OfferObject(w.GetHashCode());
    }

    private static void Named(RegistryData data, ulong block) => Sink.OfferObject((data, block));

    private static void Publish(params RegistryData[] all) => Sink.OfferObject(all);

    private static void NeedsAValue<T>(T value)
        where T : notnull
        => Sink.OfferObject(value);

    private static T Same<T>(T value) => value;

    private static void TakesNull([AllowNull] RegistryData data) => Sink.OfferObject(data);

    private sealed record Box<T>(T Value);

    private readonly record struct Commitment(Bytes32 Hash)
    {
        public static implicit operator Commitment(RegistryData data) => new(data.Hash);
    }
}
