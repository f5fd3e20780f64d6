namespace Corpus;

// Computed properties, the field keyword, primary constructors, static fields.
internal sealed class Computed(Func<WalletChainData> read)
{
    private static WalletChainData? s_last;

    private WalletChainData Current => read();

    public WalletChainData Checked
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = read();

    public RegistryData? Good_CachedWithField
    {
        get => field ??= read().MembersIdsHash;
    }

    public RegistryData Bad_SetterStoresWhatMayBeAbsent
    {
        get;
        set => field = read().MembersIdsHash; // TBTC1001
    } = read().RequireMembersIdsHash("open");

    public RegistryData Bad_GetterReturnsWhatMayBeAbsent => read().MembersIdsHash; // TBTC1001

    public Bytes32 Bad_LazyFieldKeyword
    {
        get
        {
            var data = read().MembersIdsHash;
            return field.IsZero ? field = data.Hash : field; // TBTC1001
        }
    }

    public RegistryData Good_RequiredWithField
    {
        get => field ??= read().RequireMembersIdsHash("sign");
    }

    // A computed property is a new wallet on every read.
    public void Bad_ComputedProperty()
    {
        if (Current.HasMembersIdsHash)
        {
            Sink.Use(Current.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public void Good_ComputedPropertyCopied()
    {
        var current = Current;
        if (current.HasMembersIdsHash)
        {
            Sink.Use(current.MembersIdsHash.Hash);
        }
    }

    // The getter is the compiler's own; only the setter has code.
    public void Good_AutoGetterWithAGuardedSetter()
    {
        if (Checked.HasMembersIdsHash)
        {
            Sink.Use(Checked.MembersIdsHash.Hash);
        }
    }

    public void Bad_StaticFieldAfterOwnCall()
    {
        if (s_last is not { HasMembersIdsHash: true })
        {
            return;
        }

        Remember(read());
        Sink.Use(s_last.MembersIdsHash.Hash); // TBTC1001
    }

    public void Good_StaticField()
    {
        if (s_last is { HasMembersIdsHash: true })
        {
            Sink.Use(s_last.MembersIdsHash.Hash);
        }
    }

    private static void Remember(WalletChainData wallet) => s_last = wallet;
}

internal sealed class PrimaryConstructor(WalletChainData wallet, RegistryData? data)
{
    private WalletChainData _other = wallet;

    public void Bad_CapturedParameter()
    {
        Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_CapturedMaybeData()
    {
        Sink.Use(data.Hash); // TBTC1001
    }

    public void Bad_CapturedParameterReassigned()
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        wallet = _other;
        Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_CapturedParameterAfterACallThatReplacesIt()
    {
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Rotate();
        Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Good_CapturedParameter()
    {
        if (wallet.HasMembersIdsHash)
        {
            Sink.Use(wallet.MembersIdsHash.Hash);
        }
    }

    public void Good_CapturedMaybeData()
    {
        if (data is { } known)
        {
            Sink.Use(known.Hash);
        }
    }

    private void Rotate() => (wallet, _other) = (_other, wallet);
}

// What initialises a field runs in the constructor: nothing is checked there.
internal sealed class Bad_PrimaryConstructorInitializer(WalletChainData wallet)
{
    private readonly Bytes32 _hash = wallet.MembersIdsHash.Hash; // TBTC1001

    public bool Matches(Bytes32 expected) => _hash == expected;
}

internal sealed class Bad_FieldInitializerNeedsAValue(WalletChainData wallet)
{
    private readonly RegistryData _data = wallet.MembersIdsHash; // TBTC1001

    public bool Matches(RegistryData expected) => _data == expected;
}

internal sealed class Good_PrimaryConstructorInitializer(WalletChainData wallet)
{
    private readonly RegistryData? _data = wallet.MembersIdsHash;
    private readonly Bytes32? _hash = wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : null;
    private readonly RegistryData _required = wallet.RequireMembersIdsHash("construct");

    public bool Matches(Bytes32 expected) => _hash == expected || _required.Hash == expected || _data is { } data && data.Hash == expected;
}

internal class HashHolder(RegistryData data)
{
    public RegistryData Data { get; } = data;
}

internal sealed class Bad_BaseConstructorArgument(WalletChainData wallet) : HashHolder(wallet.MembersIdsHash); // TBTC1001

internal sealed class Good_BaseConstructorArgument(WalletChainData wallet) : HashHolder(wallet.RequireMembersIdsHash("hold"));

internal sealed class Constructors
{
    private readonly Bytes32 _hash;

    public Constructors(Bytes32 hash) => _hash = hash;

    public Constructors(RegistryData data)
        : this(data.Hash)
    {
    }

    public static Constructors Bad_ConstructorArgument(WalletChainData w) => new(w.MembersIdsHash); // TBTC1001

    public static Constructors? Good_ConstructorArgument(WalletChainData w) => w.MembersIdsHash is { } data ? new(data) : null;

    public bool Matches(Bytes32 expected) => _hash == expected;
}
