namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// What is known at one point of the program: which value each place holds, and what each value may be. Values are numbered, and the facts are
/// kept per number: assigning a variable makes it hold another number, so stale checks, aliases and copies need no code of their own.
/// </summary>
internal sealed class FlowState
{
    private readonly Dictionary<Place, int> _places;
    private readonly Dictionary<int, ValueInfo> _values;
    private readonly Dictionary<string, ProofLoss> _losses;
    private readonly ValueNumbers _numbers;

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

    public IReadOnlyDictionary<Place, int> Places => _places;

    public IReadOnlyDictionary<int, ValueInfo> Values => _values;

    public ValueInfo this[int value] => _values[value];

    public FlowState Clone() => new(_numbers, new(_places), new(_values), new(_losses)) { IsUnreachable = IsUnreachable, Path = Path };

    /// <summary>For a supposition: what values may be can be changed, which places hold them must not be.</summary>
    public FlowState WithOwnValues() => new(_numbers, _places, new(_values), _losses) { IsUnreachable = IsUnreachable };

    public void MarkUnreachable() => IsUnreachable = true;

    public int Add(ValueInfo info)
    {
        var number = _numbers.Next();
        _values.Add(number, info);
        return number;
    }

    public void Set(int value, ValueInfo info) => _values[value] = info;

    public bool TryRead(Place place, out int value) => _places.TryGetValue(place, out value);

    public void Write(Place place, int value) => _places[place] = value;

    public void Forget(Place place) => _places.Remove(place);

    /// <summary>Forgets a place that somebody else may have written to, and remembers why for the message.</summary>
    public void Forget(Place place, ProofLoss loss)
    {
        if (_places.Remove(place))
        {
            _losses[NameOf(place)] = loss;
        }
    }

    public ProofLoss? LossOf(Place place) => _losses.TryGetValue(NameOf(place), out var loss) ? loss : null;

    private static string NameOf(Place place) => (place.Key as ISymbol)?.Name ?? place.Key.ToString();

    public void TakeLosses(FlowState one, FlowState other)
    {
        foreach (var loss in one._losses.Concat(other._losses))
        {
            _losses[loss.Key] = loss.Value;
        }
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
            _values[value] = info with { Implications = info.Implications.Add(new(when, target, allowed)) };
            if ((_values[target].Possible & allowed) == 0)
            {
                Restrict(value, ~when);
            }
        }
    }

    /// <summary>Makes <paramref name="value"/> one of <paramref name="allowed"/>, and draws every conclusion from that.</summary>
    public void Restrict(int value, Outcomes allowed)
    {
        if (IsUnreachable || !_values.TryGetValue(value, out var info))
        {
            return;
        }

        var now = info.Possible & allowed;
        if (now == info.Possible)
        {
            return;
        }

        _values[value] = info with { Possible = now };
        if (now == Outcomes.None)
        {
            IsUnreachable = true;
            return;
        }

        if (!_numbers.IsSpent)
        {
            ConcludeForward(info.Implications, now);
            ConcludeBackward(value, now);
        }
    }

    private void ConcludeForward(ImmutableArray<Implication> implications, Outcomes possible)
    {
        foreach (var target in implications.Select(i => i.Target).Distinct().ToArray())
        {
            var allowed = Outcomes.None;
            foreach (var outcome in OutcomeSets.Split(possible))
            {
                var whenSo = Outcomes.Any;
                foreach (var implication in implications)
                {
                    if (implication.Target == target && (implication.When & outcome) != 0)
                    {
                        whenSo &= implication.Allowed;
                    }
                }

                allowed |= whenSo;
            }

            Restrict(target, allowed);
        }
    }

    private void ConcludeBackward(int value, Outcomes possible)
    {
        List<(int Value, Outcomes Excluded)>? excluded = null;
        _numbers.Spend(_values.Count);
        foreach (var pair in _values)
        {
            _numbers.Spend(pair.Value.Implications.Length);
            foreach (var implication in pair.Value.Implications)
            {
                if (implication.Target == value && (implication.Allowed & possible) == 0 && (pair.Value.Possible & implication.When) != 0)
                {
                    (excluded ??= []).Add((pair.Key, implication.When));
                }
            }
        }

        foreach (var (other, outcome) in excluded ?? [])
        {
            Restrict(other, ~outcome);
        }
    }

    /// <summary>Drops values that no place leads to.</summary>
    public void Prune()
    {
        var live = new HashSet<int>();
        var pending = new Stack<int>();
        var members = new Dictionary<int, List<KeyValuePair<Place, int>>>();
        foreach (var pair in _places)
        {
            if (!pair.Key.IsMember)
            {
                pending.Push(pair.Value);
            }
            else if (members.TryGetValue(pair.Key.Owner, out var list))
            {
                list.Add(pair);
            }
            else
            {
                members.Add(pair.Key.Owner, [pair]);
            }
        }

        while (pending.Count > 0)
        {
            var value = pending.Pop();
            if (!live.Add(value) || !_values.TryGetValue(value, out var info))
            {
                continue;
            }

            foreach (var implication in info.Implications)
            {
                pending.Push(implication.Target);
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

        foreach (var place in _places.Where(p => p.Key.IsMember && !live.Contains(p.Key.Owner)).Select(p => p.Key).ToArray())
        {
            _places.Remove(place);
        }

        foreach (var value in _values.Keys.Where(v => !live.Contains(v)).ToArray())
        {
            _values.Remove(value);
        }
    }
}
