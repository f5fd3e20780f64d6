namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// Joins what two paths know. Values that the same places hold on both paths are paired, a pair may be what either was, and correlations survive:
/// a flag that is true on one path only implies what was proven there.
/// </summary>
internal sealed partial class StateJoin
{
    /// <summary>How far members of members are followed. An object that is reached from itself has no end.</summary>
    private const int MaxDepth = 6;

    /// <summary>How many pairs of members are followed for each place that is known: far more than objects that do not reach themselves have.</summary>
    private const int MaxPairsPerPlace = 8;

    private readonly FlowState _left;
    private readonly FlowState _right;
    private readonly FlowState _result;
    private readonly Dictionary<long, Pairing> _byValues = [];
    private readonly List<Pairing> _pairs = [];
    private readonly Queue<Pairing> _pending = new();
    private readonly Dictionary<int, List<KeyValuePair<Place, int>>> _leftMembers;
    private readonly Dictionary<int, List<KeyValuePair<Place, int>>> _rightMembers;
    private bool _changed;

    private StateJoin(FlowState left, FlowState right)
    {
        _left = left.Clone();
        _right = right.Clone();
        ReadChosenWallets();
        _leftMembers = _left.Members();
        _rightMembers = _right.Members();
        _result = new FlowState(left.Numbers);
    }

    /// <summary>Joins <paramref name="incoming"/> into <paramref name="known"/>, which is handed back when it says all of it already.</summary>
    public static FlowState Join(FlowState known, FlowState incoming, out bool changed)
    {
        if (incoming.IsUnreachable)
        {
            changed = false;
            return known;
        }

        var join = new StateJoin(known, incoming);
        join.Run();
        changed = join._changed;
        return changed ? join._result : known;
    }

    private void Run()
    {
        foreach (var place in _left.Places)
        {
            if (place.Key.IsMember)
            {
                continue;
            }

            if (_right.TryRead(place.Key, out var other))
            {
                _result.Write(place.Key, Pair(place.Value, other));
            }
            else
            {
                _changed = true;
            }
        }

        PairMembers();
        _changed |= IsAnySplit();

        // Values that no place holds any more are still implied by others, and in use by the evaluator.
        foreach (var value in _left.Values.Keys.ToArray())
        {
            if (_right.Values.ContainsKey(value))
            {
                _ = Pair(value, value);
            }
        }

        PairMembers();
        foreach (var pair in _pairs)
        {
            _result.Set(pair.Joined, Combine(pair.Left, pair.Right));
        }

        Correlate();
        CorrelateTwo();
        CompareWithLeft();
        _result.Path = _left.Path == _right.Path ? _left.Path : null;
        _result.TakeLosses(_left, _right);
    }

    /// <summary>Whether what was one value on the left is several now.</summary>
    private bool IsAnySplit()
    {
        var seen = new HashSet<int>();
        foreach (var pair in _pairs)
        {
            if (!seen.Add(pair.Left))
            {
                return true;
            }
        }

        return false;
    }

    private int Pair(int left, int right, int depth = 0)
    {
        var values = Pairing.Key(left, right);
        if (!_byValues.TryGetValue(values, out var pair))
        {
            pair = new(left, right, left == right ? left : _result.Numbers.Next(), depth);
            _byValues.Add(values, pair);
            _pairs.Add(pair);
            _pending.Enqueue(pair);
        }

        return pair.Joined;
    }

    private void PairMembers()
    {
        var maxPairs = MaxPairsPerPlace * (_left.Places.Count + _right.Places.Count + _left.Values.Count);
        while (_pending.Count > 0)
        {
            var pair = _pending.Dequeue();
            var (left, right, joined, depth) = (pair.Left, pair.Right, pair.Joined, pair.Depth);
            var leftMembers = _leftMembers.TryGetValue(left, out var ofLeft) ? ofLeft : [];
            if (depth == MaxDepth || _pairs.Count > maxPairs)
            {
                _changed |= leftMembers.Count > 0;
                continue;
            }

            foreach (var member in leftMembers)
            {
                var other = member.Key.OwnedBy(right);
                if (_right.TryRead(other, out var value) || TryMaterialise(_right, other, _left[member.Value], out value))
                {
                    _result.Write(member.Key.OwnedBy(joined), Pair(member.Value, value, depth + 1));
                }
                else
                {
                    _changed = true;
                }
            }

            foreach (var member in _rightMembers.TryGetValue(right, out var ofRight) ? ofRight : [])
            {
                var other = member.Key.OwnedBy(left);
                if (!leftMembers.Exists(m => m.Key.Equals(other)) && TryMaterialise(_left, other, _right[member.Value], out var value))
                {
                    _result.Write(member.Key.OwnedBy(joined), Pair(value, member.Value, depth + 1));
                }
            }
        }
    }

    /// <summary>
    /// A member that only the other path has read: here it may be anything. Behind a null there is no member, and nothing is what it adds.
    /// Registry data held by something that is not a wallet depends on its declaration, and is read again.
    /// </summary>
    private static bool TryMaterialise(FlowState state, Place place, ValueInfo other, out int value)
    {
        var owner = state[place.Owner];
        var isBottom = owner.Possible is Outcomes.Null or Outcomes.None;
        if (!isBottom && other.IsHashLike && owner.Kind != ValueKind.Wallet)
        {
            value = -1;
            return false;
        }

        value = state.Add(other with { Possible = isBottom ? Outcomes.None : Unconstrained(other), Implications = [], Source = -1, Loss = owner.Loss, Function = null });
        state.Write(place, value);
        return true;
    }

    private static Outcomes Unconstrained(ValueInfo info) => info.Type is { IsValueType: true } type
        ? type.SpecialType == SpecialType.System_Boolean ? Outcomes.True | Outcomes.False
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Outcomes.Null | Outcomes.True | Outcomes.False | Outcomes.Value
            : Outcomes.Value
        : Outcomes.Null | Outcomes.Value;

    private ValueInfo Combine(int left, int right)
    {
        var a = _left[left];
        var b = _right[right];
        if (ReferenceEquals(a, b) && a.Source < 0)
        {
            return a.Implications.IsEmpty ? a : a with { Implications = [] };
        }

        var kind = a.Kind > b.Kind ? a.Kind : b.Kind;
        return new ValueInfo(Contribution(a, b) | Contribution(b, a), kind)
        {
            Type = a.Type ?? b.Type,
            Source = JoinSource(a.Source, b.Source),
            StandIns = a.StandIns.IsEmpty ? b.StandIns : b.StandIns.IsEmpty ? a.StandIns : [.. a.StandIns.Union(b.StandIns)],
            Function = a.Function == b.Function ? a.Function : null,
            ForcedBy = a.ForcedBy ?? b.ForcedBy,
            Loss = a.Loss ?? b.Loss ?? (kind >= ValueKind.Derived && a.MayBeNull != b.MayBeNull ? (a.MayBeNull ? _left.Path : _right.Path) : null),
        };
    }

    /// <summary>What an unannotated declaration hands out is taken as available, also beside a hash.</summary>
    private static Outcomes Contribution(ValueInfo info, ValueInfo other) =>
        other.IsHashLike && !info.IsHashLike && (info.Possible & Outcomes.Value) != 0 ? info.Possible & ~Outcomes.Null : info.Possible;

    private int JoinSource(int left, int right)
    {
        if (left >= 0 && right >= 0)
        {
            return _byValues.TryGetValue(Pairing.Key(left, right), out var known) ? known.Joined : -1;
        }

        foreach (var pair in _pairs)
        {
            if ((left >= 0 && pair.Left == left) || (right >= 0 && pair.Right == right))
            {
                return pair.Joined;
            }
        }

        return -1;
    }

    private void Correlate()
    {
        List<Pairing> several = [], targets = [];
        foreach (var pair in _pairs)
        {
            var joined = _result[pair.Joined];
            if (!OutcomeSets.IsSingle(joined.Possible))
            {
                several.Add(pair);
                if (IsTarget(joined))
                {
                    targets.Add(pair);
                }
            }
        }

        Supposition onLeft = new(_left), onRight = new(_right);
        foreach (var pair in several)
        {
            var (left, right) = (pair.Left, pair.Right);
            var a = _left[left];
            var b = _right[right];
            // What is not there on one path says nothing about that path.
            if (a.Possible == Outcomes.None || b.Possible == Outcomes.None)
            {
                continue;
            }

            if ((!IsSource(a) && !IsSource(b)) || _result.Numbers.IsSpent)
            {
                continue;
            }

            _result.Numbers.Spend(_left.Values.Count + _right.Values.Count + targets.Count);

            if (left == right && a.Possible == b.Possible && a.Implications == b.Implications && AreTargetsUntouched(a.Implications))
            {
                _result.Set(pair.Joined, _result[pair.Joined] with { Implications = a.Implications });
                continue;
            }

            var implications = ImmutableArray.CreateBuilder<Implication>();
            foreach (var outcome in OutcomeSets.Split(_result[pair.Joined].Possible))
            {
                var isOnLeft = onLeft.TrySuppose(left, outcome);
                var isOnRight = onRight.TrySuppose(right, outcome);
                if (!isOnLeft && !isOnRight)
                {
                    continue;
                }

                foreach (var target in targets)
                {
                    var allowed = (isOnLeft ? onLeft.PossibleOf(target.Left) : Outcomes.None) | (isOnRight ? onRight.PossibleOf(target.Right) : Outcomes.None);
                    if (target.Joined != pair.Joined && allowed != Outcomes.None && (allowed & _result[target.Joined].Possible) != _result[target.Joined].Possible)
                    {
                        implications.Add(new(outcome, target.Joined, allowed));
                    }
                }
            }

            _result.Set(pair.Joined, _result[pair.Joined] with { Implications = implications.ToImmutable() });
        }
    }

    /// <summary>Correlations are kept from what a check can be about: hashes, faults, wallets, flags, and what is null on one path only.</summary>
    private static bool IsSource(ValueInfo info) =>
        IsTarget(info) || info.Possible == Outcomes.Null || (info.Possible & Outcomes.StandIn) != 0 || !info.Implications.IsEmpty;

    private static bool IsTarget(ValueInfo info) => info.Kind != ValueKind.Other || (info.Possible & (Outcomes.True | Outcomes.False)) != 0;

    private bool AreTargetsUntouched(ImmutableArray<Implication> implications)
    {
        foreach (var implication in implications)
        {
            if (!_left.Values.TryGetValue(implication.Target, out var left) || !_right.Values.TryGetValue(implication.Target, out var right) || left.Possible != right.Possible)
            {
                return false;
            }

            if (implication.IsGuarded
                && (!_left.Values.TryGetValue(implication.Guard, out left) || !_right.Values.TryGetValue(implication.Guard, out right) || left.Possible != right.Possible))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A value of the left and one of the right that became one.</summary>
    private sealed class Pairing(int left, int right, int joined, int depth)
    {
        public int Left => left;

        public int Right => right;

        public int Joined => joined;

        public int Depth => depth;

        public static long Key(int left, int right) => ((long)left << 32) | (uint)right;
    }
}
