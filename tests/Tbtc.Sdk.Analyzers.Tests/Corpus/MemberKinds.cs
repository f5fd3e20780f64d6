namespace Corpus;

// One mistake and one check in every kind of member that has code of its own.
internal sealed class Bad_Constructor
{
    private readonly Bytes32 _signers;

    public Bad_Constructor(WalletChainData wallet)
    {
        _signers = wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public Bytes32 Signers => _signers;
}

internal sealed class Bad_ConstructorOfOneExpression(string name)
{
    public Bad_ConstructorOfOneExpression(WalletChainData wallet)
        : this("from a wallet") => Signers = wallet.MembersIdsHash.Hash; // TBTC1001

    public string Name => name;

    public Bytes32 Signers { get; }
}

internal sealed class Bad_ConstructorInitializer
{
    public Bad_ConstructorInitializer(Bytes32 signers) => Signers = signers;

    public Bad_ConstructorInitializer(WalletChainData wallet)
        : this(wallet.MembersIdsHash.Hash) // TBTC1001
    {
    }

    public Bytes32 Signers { get; }
}

internal static class Bad_StaticConstructor
{
    static Bad_StaticConstructor()
    {
        var wallet = Newest();
        Signers = wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public static Bytes32 Signers { get; }

    private static WalletChainData Newest() => throw new NotSupportedException();
}

internal sealed class Bad_Finalizer(WalletChainData wallet)
{
    ~Bad_Finalizer() => Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
}

internal sealed class Bad_Operators(WalletChainData wallet)
{
    private readonly WalletChainData _wallet = wallet;

    public static bool operator +(Bad_Operators left, Bytes32 right) => left._wallet.MembersIdsHash.Hash.Equals(right); // TBTC1001

    public static implicit operator Bytes32(Bad_Operators value)
    {
        return value._wallet.MembersIdsHash.Hash; // TBTC1001
    }
}

internal sealed class Bad_Accessors(WalletChainData wallet)
{
    public Bytes32 Block
    {
        get
        {
            return wallet.MembersIdsHash.Hash; // TBTC1001
        }
    }

    public WalletChainData Written
    {
        get => wallet;
        set => Sink.Use(value.MembersIdsHash.Hash); // TBTC1001
    }

    public WalletChainData Initialised
    {
        get => wallet;
        init => Sink.Use(value.MembersIdsHash.Hash); // TBTC1001
    }

    public Bytes32 this[WalletChainData other] => other.MembersIdsHash.Hash; // TBTC1001

    public event Action Changed
    {
        add => Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
        remove
        {
            Sink.Use(wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }
}

internal sealed class Bad_Initializers
{
    private static readonly WalletChainData Wallet = Newest();

    private readonly Bytes32 _one = Wallet.MembersIdsHash.Hash, // TBTC1001
        _other = Wallet.MembersIdsHash.Hash; // TBTC1001

    public Bytes32 Signers { get; } = Wallet.MembersIdsHash.Hash; // TBTC1001

    public bool IsAny => _one.Equals(_other);

    private static WalletChainData Newest() => throw new NotSupportedException();
}

internal sealed class Good_Constructor
{
    public Good_Constructor(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            throw new MembersIdsHashUnavailableException("sign", wallet.EcdsaWalletId, wallet.RegistryFault!);
        }

        Signers = wallet.MembersIdsHash.Hash;
    }

    public Bytes32 Signers { get; }
}

internal sealed class Good_ConstructorInitializer(Bytes32 signers)
{
    public Good_ConstructorInitializer(WalletChainData wallet)
        : this(wallet.RequireMembersIdsHash().Hash)
    {
    }

    public Bytes32 Signers => signers;
}

internal static class Good_StaticConstructor
{
    static Good_StaticConstructor()
    {
        var wallet = Newest();
        Signers = wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : null;
    }

    public static Bytes32? Signers { get; }

    private static WalletChainData Newest() => throw new NotSupportedException();
}

internal sealed class Good_Operator(WalletChainData wallet)
{
    private readonly WalletChainData _wallet = wallet;

    public static bool operator +(Good_Operator left, Bytes32 right) => left._wallet.HasMembersIdsHash && left._wallet.MembersIdsHash.Hash.Equals(right);
}

internal sealed class Good_Accessors(WalletChainData wallet)
{
    public WalletChainData Written
    {
        get => wallet;
        set
        {
            if (value.MembersIdsHash is { } hash)
            {
                Sink.Use(hash.Hash);
            }
        }
    }

    public event Action Changed
    {
        add => Sink.Offer(wallet.MembersIdsHash);
        remove => Sink.Use(wallet.RequireMembersIdsHash().Hash);
    }
}

internal sealed class Good_Initializers
{
    private static readonly WalletChainData Wallet = Newest();

    private readonly Bytes32 _signers = Wallet.RequireMembersIdsHash().Hash;

    public Bytes32? Signers { get; } = Wallet.HasMembersIdsHash ? Wallet.MembersIdsHash.Hash : null;

    public bool IsKnown => _signers.Equals(Signers);

    private static WalletChainData Newest() => throw new NotSupportedException();
}
