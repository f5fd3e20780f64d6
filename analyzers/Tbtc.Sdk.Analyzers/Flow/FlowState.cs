namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// What is known at one point of the program: which value each place holds, and what each value may be. Values are numbered, and the facts are
/// kept per number: assigning a variable makes it hold another number, so stale checks, aliases and copies need no code of their own.
/// </summary>
internal sealed class FlowState
{
    private readonly ValueNumbers _numbers;
    private Dictionary<Place, int> _places;
    private Dictionary<int, ValueInfo> _values;
    private Dictionary<string, ProofLoss> _losses;

    /// <summary>The places that are members, by their owners; null where it was not asked for since a place was written. Nobody changes it.</summary>
    private Dictionary<int, List<KeyValuePair<Place, int>>>? _members;

    // A clone has the same dictionaries until one of the two writes to them: most clones are only read.
    private bool _sharesPlaces;
    private bool _sharesValues;
    private bool _sharesLosses;

    public FlowState(ValueNumbers numbers)
        : this(numbers, [], [], [])
    {
    }

    private FlowState(ValueNumbers numbers, Dictionary<Place, int> places, Dictionary<int, ValueInfo> values, Dictionary<string, ProofLoss> losses)
    {
        _numbers = numbers;
        _places = places;
        _values = values;
        _losses = losses;
    }

    public bool IsUnreachable { get; private set; }

    /// <summary>The last condition on the way here, for messages.</summary>
    public ProofLoss? Path { get; set; }

    public ValueNumbers Numbers => _numbers;

    /// <summary>Only to read: another state may have the same table. Not by an interface, because nothing is read more often.</summary>
    public Dictionary<Place, int> Places => _places;

    /// <summary>Only to read, as the places are.</summary>
    public Dictionary<int, ValueInfo> Values => _values;

    /// <summary>Counts what was said of a place or of a value that was there: while it stays the same, nothing was but new values that no place holds.</summary>
    public int Version { get; private set; }

    private Dictionary<Place, int> OwnPlaces
    {
        get
        {
            Version++;
            _members = null;
            if (_sharesPlaces)
            {
                (_places, _sharesPlaces) = (new(_places), false);
            }

            return _places;
        }
    }

    private Dictionary<int, ValueInfo> OwnValues
    {
        get
        {
            if (_sharesValues)
            {
                (_values, _sharesValues) = (new(_values), false);
            }

            return _values;
        }
    }

    private Dictionary<string, ProofLoss> OwnLosses
    {
        get
        {
            if (_sharesLosses)
            {
                (_losses, _sharesLosses) = (new(_losses), false);
            }

            return _losses;
        }
    }

    public ValueInfo this[int value] => _values[value];

    public FlowState Clone()
    {
        _sharesPlaces = _sharesValues = _sharesLosses = true;
        return new(_numbers, _places, _values, _losses)
        {
            IsUnreachable = IsUnreachable, Path = Path, _members = _members, _sharesPlaces = true, _sharesValues = true, _sharesLosses = true,
        };
    }

    public void MarkUnreachable() => IsUnreachable = true;

    public int Add(ValueInfo info)
    {
        var number = _numbers.Next();
        OwnValues.Add(number, info);
        return number;
    }

    public void Set(int value, ValueInfo info)
    {
        Version++;
        OwnValues[value] = info;
    }

    public bool TryRead(Place place, out int value) => _places.TryGetValue(place, out value);

    public void Write(Place place, int value)
    {
        if (!_places.TryGetValue(place, out var before) || before != value)
        {
            OwnPlaces[place] = value;
        }
    }

    public void Forget(Place place)
    {
        if (_places.ContainsKey(place))
        {
            OwnPlaces.Remove(place);
        }
    }

    /// <summary>Forgets a place that somebody else may have written to, and remembers why for the message.</summary>
    public void Forget(Place place, ProofLoss loss)
    {
        if (_places.ContainsKey(place))
        {
            OwnPlaces.Remove(place);
            OwnLosses[NameOf(place)] = loss;
        }
    }

    public ProofLoss? LossOf(Place place) => _losses.TryGetValue(NameOf(place), out var loss) ? loss : null;

    private static string NameOf(Place place) => (place.Key as ISymbol)?.Name ?? place.Key.ToString();

    public void TakeLosses(FlowState one, FlowState other)
    {
        foreach (var loss in one._losses)
        {
            OwnLosses[loss.Key] = loss.Value;
        }

        foreach (var loss in other._losses)
        {
            OwnLosses[loss.Key] = loss.Value;
        }
    }

    /// <summary>The members that are known of each value.</summary>
    public Dictionary<int, List<KeyValuePair<Place, int>>> Members() => _members ??= FindMembers();

    private Dictionary<int, List<KeyValuePair<Place, int>>> FindMembers()
    {
        var members = new Dictionary<int, List<KeyValuePair<Place, int>>>();
        foreach (var pair in _places)
        {
            if (!pair.Key.IsMember)
            {
                continue;
            }

            if (!members.TryGetValue(pair.Key.Owner, out var list))
            {
                members.Add(pair.Key.Owner, list = []);
            }

            list.Add(pair);
        }

        return members;
    }

    public List<KeyValuePair<Place, int>> MembersOf(int owner)
    {
        List<KeyValuePair<Place, int>> members = [];
        foreach (var pair in _places)
        {
            if (pair.Key.Owner == owner)
            {
                members.Add(pair);
            }
        }

        return members;
    }

    public void Imply(int value, Outcomes when, int target, Outcomes allowed)
    {
        if (value != target)
        {
            var info = _values[value];
            Version++;
            OwnValues[value] = info with { Implications = info.Implications.Add(new(when, target, allowed)) };
            if ((_values[target].Possible & allowed) == 0)
            {
                Restrict(value, ~when);
            }
        }
    }

    /// <summary>Makes <paramref name="value"/> one of <paramref name="allowed"/>, and draws every conclusion from that.</summary>
    public void Restrict(int value, Outcomes allowed)
    {
        if (IsUnreachable || !_values.TryGetValue(value, out var info) || (info.Possible & ~allowed) == 0)
        {
            return;
        }

        Version++;
        var supposition = new Supposition(this);
        supposition.Restrict(value, allowed);
        IsUnreachable = supposition.IsImpossible;
        foreach (var narrowed in supposition.Narrowed)
        {
            OwnValues[narrowed.Key] = _values[narrowed.Key] with { Possible = narrowed.Value };
        }
    }

    /// <summary>Drops values that no place leads to.</summary>
    public void Prune()
    {
        var live = new HashSet<int>();
        var pending = new Stack<int>();
        var members = Members();
        foreach (var pair in _places)
        {
            if (!pair.Key.IsMember)
            {
                pending.Push(pair.Value);
            }
        }

        while (pending.Count > 0)
        {
            var value = pending.Pop();
            if (!_values.TryGetValue(value, out var info) || !live.Add(value))
            {
                continue;
            }

            foreach (var implication in info.Implications)
            {
                pending.Push(implication.Target);
                if (implication.IsGuarded)
                {
                    pending.Push(implication.Guard);
                }
            }

            if (info.Source >= 0)
            {
                pending.Push(info.Source);
            }

            if (members.TryGetValue(value, out var owned))
            {
                owned.ForEach(member => pending.Push(member.Value));
            }
        }

        foreach (var owned in members)
        {
            if (!live.Contains(owned.Key))
            {
                owned.Value.ForEach(member => OwnPlaces.Remove(member.Key));
            }
        }

        if (live.Count < _values.Count)
        {
            var kept = new Dictionary<int, ValueInfo>(live.Count);
            foreach (var value in _values)
            {
                if (live.Contains(value.Key))
                {
                    kept.Add(value.Key, value.Value);
                }
            }

            (_values, _sharesValues) = (kept, false);
        }
    }
}
