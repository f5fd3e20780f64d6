using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.Third;

internal abstract class Station
{
    public abstract W Abstract { get; }

    public virtual W Virtual => Abstract;

    public W Plain { get; init; } = null!;
}

internal sealed class Harbour : Station
{
    public override W Abstract => Virtual;

    public override W Virtual { get; } = null!;
}

internal sealed partial class Keeper : IDisposable
{
    private static readonly W Seed = Predicates.Fallback;
    private static W _shared = Seed;

    private readonly W _first;
    private W _current;
    private W? _next;
    private bool _ready;
    private RegistryData? _data;
    private int _epoch;

    public Keeper(W first)
    {
        _first = first;
        _current = first;
    }

    public event Action<W>? Seen;

    public event Action Renewed
    {
        add => _current = _next!;
        remove => _current = _next!;
    }

    public partial W Front { get; }

    public partial W Front => _current;

    public int Epoch
    {
        get => _epoch;
        set
        {
            _epoch = value;
            _current = _next!;
        }
    }

    public int Rounds
    {
        get
        {
            _current = _next!;
            return 1;
        }
    }

    public int this[int index]
    {
        get
        {
            _current = _next!;
            return index;
        }
    }

    public W Kept { get; private set; } = null!;

    public static Keeper operator ++(Keeper keeper)
    {
        keeper._current = keeper._next!;
        return keeper;
    }

    public static implicit operator int(Keeper keeper)
    {
        keeper._current = keeper._next!;
        return 1;
    }

    public static void Renew() => _shared = Predicates.Fallback;

    public override string ToString()
    {
        _current = _next!;
        return "keeper";
    }

    public void Dispose() => _current = _next!;

    public ref W Slot() => ref _current;

    public void Deconstruct(out int a, out int b)
    {
        _current = _next!;
        (a, b) = (1, 2);
    }

    public IEnumerator<int> GetEnumerator()
    {
        _current = _next!;
        yield return 1;
    }

    public void Good_Flag()
    {
        _ready = _current.HasMembersIdsHash;
        if (_ready) Sink.Take(_current.MembersIdsHash);
    }

    public async Task Bad_FlagInAFieldAcrossAnAwait()
    {
        _ready = _first.HasMembersIdsHash;
        await Task.Yield();
        if (_ready) Sink.Take(_first.MembersIdsHash); // TBTC1001
    }

    public async Task Good_FlagInALocalAcrossAnAwait()
    {
        var ready = _first.HasMembersIdsHash;
        await Task.Yield();
        if (ready) Sink.Take(_first.MembersIdsHash);
    }

    public async Task Bad_FlagOfAFieldAcrossAnAwait()
    {
        var ready = _current.HasMembersIdsHash;
        await Task.Yield();
        if (ready) Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_SetterOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        Epoch = 3;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_CompoundSetterOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        Epoch++;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_GetterOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        Sink.Count(Rounds.ToString());
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_GetterInAPattern()
    {
        if (!_current.HasMembersIdsHash) return;
        if (this is { Rounds: 1 }) Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_GetterInTheSamePattern()
    {
        if (this is { _current.HasMembersIdsHash: true, Rounds: 1 }) Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_IndexerOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        Sink.Count(this[0].ToString());
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_TextOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        Sink.Count($"{this}");
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_ConcatenationOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        var text = "a" + this;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
        Sink.Count(text);
    }

    public void Bad_ConversionOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        int number = this;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
        Sink.Count(number.ToString());
    }

    public static void Bad_IncrementOfTheOwnType(Keeper keeper)
    {
        if (!keeper._current.HasMembersIdsHash) return;
        var same = keeper;
        same++;
        Sink.Take(keeper._current.MembersIdsHash); // TBTC1001
    }

    public void Bad_DeconstructionOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        var (a, b) = this;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
        Sink.Count((a + b).ToString());
    }

    public void Bad_PositionalPatternOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        if (this is (1, 2)) Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_EnumerationOfTheOwnType()
    {
        if (!_current.HasMembersIdsHash) return;
        foreach (var round in this)
        {
            Sink.Take(_current.MembersIdsHash); // TBTC1001
        }
    }

    public void Bad_EventOfTheOwnType(Action handler)
    {
        if (!_current.HasMembersIdsHash) return;
        Renewed += handler;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_EventRaised()
    {
        if (!_current.HasMembersIdsHash) return;
        Seen?.Invoke(_first);
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_RefReturningMethod(W other)
    {
        if (!_current.HasMembersIdsHash) return;
        Slot() = other;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DisposedByUsing(Keeper keeper)
    {
        using (keeper)
        {
            if (!keeper._current.HasMembersIdsHash) return;
        }

        Sink.Take(keeper._current.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DisposedByAUsingDeclaration(Keeper keeper)
    {
        {
            using var held = keeper;
            if (!keeper._current.HasMembersIdsHash) return;
        }

        Sink.Take(keeper._current.MembersIdsHash); // TBTC1001
    }

    public async Task Bad_AwaitUsing(IAsyncDisposable session)
    {
        var ready = false;
        await using (session)
        {
            ready = _current.HasMembersIdsHash;
        }

        if (ready) Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public async Task Bad_AwaitForeach(IAsyncEnumerable<int> rounds)
    {
        if (!_current.HasMembersIdsHash) return;
        await foreach (var round in rounds)
        {
            Sink.Take(_current.MembersIdsHash); // TBTC1001
        }
    }

    public async Task Good_AwaitForeachOfAReadonlyField(IAsyncEnumerable<int> rounds)
    {
        if (!_first.HasMembersIdsHash) return;
        await foreach (var round in rounds) Sink.Take(_first.MembersIdsHash);
    }

    // The iterator of this type goes on at every round.
    public void Bad_OwnIteratorGoesOn()
    {
        var rounds = RoundsOf();
        if (!_current.HasMembersIdsHash) return;
        foreach (var round in rounds)
        {
            Sink.Take(_current.MembersIdsHash); // TBTC1001
        }
    }

    public void Bad_SharedFieldAndACall()
    {
        if (!_shared.HasMembersIdsHash) return;
        Renew();
        Sink.Take(_shared.MembersIdsHash); // TBTC1001
    }

    public void Good_SeedIsReadonly()
    {
        if (!Seed.HasMembersIdsHash) return;
        Renew();
        Sink.Take(Seed.MembersIdsHash);
    }

    public void Bad_ConstructedWithTheHolder()
    {
        if (!_current.HasMembersIdsHash) return;
        _ = new Watcher(this);
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_FilledField()
    {
        _data ??= _current.MembersIdsHash;
        Sink.Take(_data); // TBTC1001
    }

    public RegistryData Good_FilledField() => _data ??= _current.RequireMembersIdsHash();

    public void Bad_FilledFieldOfTheOther(Keeper other)
    {
        if (other._data is null) return;
        Sink.Take(_data); // TBTC1001
    }

    public void Bad_FieldOfAnAliasIsSet(W wallet)
    {
        var self = this;
        if (!_current.HasMembersIdsHash) return;
        self._current = wallet;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    // The other keeper may be this one.
    public void Bad_FieldOfAnotherKeeperIsSet(Keeper perhapsThis, W wallet)
    {
        if (!_current.HasMembersIdsHash) return;
        perhapsThis._current = wallet;
        Sink.Take(_current.MembersIdsHash); // TBTC1001
    }

    public void Bad_PrivateSetterThroughACall()
    {
        if (!Kept.HasMembersIdsHash) return;
        Keep();
        Sink.Take(Kept.MembersIdsHash); // TBTC1001
    }

    public void Good_PrivateSetter()
    {
        if (!Kept.HasMembersIdsHash) return;
        Sink.Take(Kept.MembersIdsHash);
    }

    public void Bad_PartialPropertyReadTwice()
    {
        if (!Front.HasMembersIdsHash) return;
        Sink.Take(Front.MembersIdsHash); // TBTC1001
    }

    private void Keep() => Kept = _current;

    private IEnumerable<int> RoundsOf()
    {
        _current = _next!;
        yield return 1;
    }

    private sealed class Watcher
    {
        public Watcher(Keeper keeper) => keeper._current = keeper._next!;
    }
}

internal static class Stations
{
    public static void Bad_Abstract(Station station)
    {
        if (station.Abstract.HasMembersIdsHash) Sink.Take(station.Abstract.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Virtual(Station station)
    {
        if (station.Virtual.HasMembersIdsHash) Sink.Take(station.Virtual.MembersIdsHash); // TBTC1001
    }

    public static void Good_Plain(Harbour station)
    {
        if (station.Plain.HasMembersIdsHash) Sink.Take(station.Plain.MembersIdsHash);
    }

    public static void Bad_ComputedOverride(Harbour station)
    {
        if (station.Abstract is { HasMembersIdsHash: true }) Sink.Take(station.Abstract.MembersIdsHash); // TBTC1001
    }

    public static void Bad_ReadDifferentStations(Station first, Station second)
    {
        if (first.Plain.HasMembersIdsHash) Sink.Take(second.Plain.MembersIdsHash); // TBTC1001
    }

    public static void Bad_StaticFieldOfTheOtherType()
    {
        if (!Global.Current.HasMembersIdsHash) return;
        Global.Refresh();
        Sink.Take(Global.Current.MembersIdsHash); // TBTC1001
    }

    public static void Good_StaticFieldOfTheOtherType()
    {
        if (!Global.Current.HasMembersIdsHash) return;
        Sink.Take(Global.Current.MembersIdsHash);
    }

    public static void Good_LazyValue(Lazy<W> wallet)
    {
        var read = wallet.Value;
        if (read.HasMembersIdsHash) Sink.Take(read.MembersIdsHash);
    }

    public static void Good_PairValue(Dictionary<string, W> wallets)
    {
        foreach (var pair in wallets)
        {
            if (pair.Value.HasMembersIdsHash) Sink.Take(pair.Value.MembersIdsHash);
        }
    }
}

internal static class Global
{
    public static W Current = Predicates.Fallback;

    public static readonly RegistryData Data = Current.MembersIdsHash; // TBTC1001

    public static void Refresh() => Current = Predicates.Fallback;
}

internal class Base(RegistryData data)
{
    public RegistryData Data { get; } = data;
}

internal sealed class Bad_Derived(W wallet) : Base(wallet.MembersIdsHash); // TBTC1001

internal sealed class Good_Derived(W wallet) : Base(wallet.RequireMembersIdsHash());

internal sealed class Bad_Chained : Base
{
    public Bad_Chained(W wallet)
        : this(wallet.MembersIdsHash, 1) // TBTC1001
    {
    }

    private Bad_Chained(RegistryData data, int round)
        : base(data) => Sink.Count(round.ToString());
}

internal sealed class Bad_StaticConstructor
{
    private static readonly RegistryData Data;

    static Bad_StaticConstructor()
    {
        Data = Predicates.Fallback.MembersIdsHash; // TBTC1001
    }

    public static RegistryData Read() => Data;
}
