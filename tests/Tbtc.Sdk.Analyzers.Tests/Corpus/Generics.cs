namespace Corpus;

// Generic code of the consumer's own, and wallets behind type parameters.
internal readonly struct Option<T>
    where T : class
{
    private Option(T? value) => Value = value;

    public T? Value { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool HasValue => Value is not null;

    public static Option<T> From(T? value) => new(value);

    public static Option<T> Some(T value) => new(value);
}

internal sealed class Repository<T>
{
    private readonly List<T> _items = [];

    public void Add(T item) => _items.Add(item);

    public T this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }
}

internal interface IHolder
{
    WalletChainData Wallet { get; }
}

internal static class Generics
{
    public static void Bad_RepositoryOfValues(Repository<RegistryData> repository, WalletChainData w) =>
        repository.Add(w.MembersIdsHash); // TBTC1001

    public static void Bad_IndexerOfValues(Repository<RegistryData> repository, WalletChainData w)
    {
        repository[0] = w.MembersIdsHash; // TBTC1001
    }

    public static Option<RegistryData> Bad_SomeOfWhatMayBeAbsent(WalletChainData w) =>
        Option<RegistryData>.Some(w.MembersIdsHash); // TBTC1001

    // A constrained parameter is read through the interface: a new wallet each time.
    public static void Bad_ConstrainedHolder<T>(T holder)
        where T : IHolder
    {
        if (holder.Wallet.HasMembersIdsHash)
        {
            Sink.Use(holder.Wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FuncOfT(WalletChainData w) => Sink.Use(Run(() => w.MembersIdsHash.Hash)); // TBTC1001

    public static void Bad_SelectorOverWallets(IEnumerable<WalletChainData> wallets) =>
        Sink.OfferObject(Map(wallets, w => w.MembersIdsHash.BlockNumber)); // TBTC1001

    public static void Bad_NestedOptional(WalletChainData w)
    {
        var option = Option<RegistryData>.From(w.MembersIdsHash);
        Sink.Use(option.Value.Hash); // TBTC1001
    }

    public static TResult Bad_ConvertedByACallback<TResult>(WalletChainData w, Func<RegistryData, TResult> convert) =>
        convert(w.MembersIdsHash); // TBTC1001

    public static Option<RegistryData> Good_FromWhatMayBeAbsent(WalletChainData w) => Option<RegistryData>.From(w.MembersIdsHash);

    public static Option<RegistryData> Good_SomeOfTheProven(WalletChainData w) =>
        w.MembersIdsHash is { } data ? Option<RegistryData>.Some(data) : default;

    public static void Good_OptionChecked(WalletChainData w)
    {
        var option = Option<RegistryData>.From(w.MembersIdsHash);
        if (option.HasValue)
        {
            Sink.Use(option.Value.Hash);
        }
    }

    public static void Good_RepositoryOfOptionals(Repository<RegistryData?> repository, WalletChainData w)
    {
        repository.Add(w.MembersIdsHash);
        repository[0] = w.MembersIdsHash;
    }

    public static void Good_ConstrainedHolderCopied<T>(T holder)
        where T : IHolder
    {
        var wallet = holder.Wallet;
        if (wallet.HasMembersIdsHash)
        {
            Sink.Use(wallet.MembersIdsHash.Hash);
        }
    }

    public static void Good_FuncOfT(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            Sink.Use(Run(() => w.MembersIdsHash.Hash));
        }
    }

    public static TResult? Good_ConvertedByACallback<TResult>(WalletChainData w, Func<RegistryData, TResult> convert)
        where TResult : class
        => w.MembersIdsHash is { } data ? convert(data) : null;

    public static void Good_SelectorOverWallets(IEnumerable<WalletChainData> wallets) =>
        Sink.OfferObject(Map(wallets, w => w.MembersIdsHash?.BlockNumber));

    private static T Run<T>(Func<T> read) => read();

    private static List<TResult> Map<TResult>(IEnumerable<WalletChainData> wallets, Func<WalletChainData, TResult> map) =>
        wallets.Select(map).ToList();
}
