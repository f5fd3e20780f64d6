namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// What two conditions say together and neither alone. Where <c>refused = strict &amp;&amp; !known</c>, a hash is available when it was not refused and it was strict; where a
/// wallet is one of two, when both are available.
/// </summary>
internal sealed partial class StateJoin
{
    /// <summary>More conditions than people relate to each other. Beyond it, nothing is concluded from two of them.</summary>
    private const int MaxConditions = 10;

    /// <summary>A wallet that was chosen from several has a hash that is one of theirs, also where none was read yet.</summary>
    private void ReadChosenWallets()
    {
        List<(int Left, int Right)>? chosen = null;
        foreach (var place in _left.Places)
        {
            if (!place.Key.IsMember && _right.TryRead(place.Key, out var other) && other != place.Value && IsWallet(_left, place.Value) && IsWallet(_right, other))
            {
                (chosen ??= []).Add((place.Value, other));
            }
        }

        foreach (var (left, right) in chosen ?? [])
        {
            if (IsHeldTwice(_left, left) || IsHeldTwice(_right, right))
            {
                ReadHash(_left, left);
                ReadHash(_right, right);
            }
        }
    }

    private static bool IsWallet(FlowState state, int value) => state.Values.TryGetValue(value, out var info) && info is { Kind: ValueKind.Wallet, Possible: not (Outcomes.Null or Outcomes.None) };

    private static bool IsHeldTwice(FlowState state, int value) => state.Places.Count(place => !place.Key.IsMember && place.Value == value) > 1;

    private static void ReadHash(FlowState state, int wallet)
    {
        var place = Place.Member(wallet, Evaluator.HashName);
        if (!state.TryRead(place, out _))
        {
            state.Write(place, state.Add(ValueFactory.Hash(state[wallet].Loss)));
        }
    }

    private void CorrelateTwo()
    {
        List<Pairing> conditions = [], hashes = [];
        foreach (var pair in _pairs)
        {
            var joined = _result[pair.Joined];
            if (joined is { Kind: ValueKind.Hash, MayBeNull: true } && !OutcomeSets.IsSingle(joined.Possible))
            {
                hashes.Add(pair);
                conditions.Add(pair);
            }
            else if (joined.Possible == (Outcomes.True | Outcomes.False))
            {
                conditions.Add(pair);
            }
        }

        if (hashes.Count == 0 || conditions.Count < 2 || conditions.Count > MaxConditions || _result.Numbers.IsSpent)
        {
            return;
        }

        Supposition onLeft = new(_left), onRight = new(_right);
        for (var i = 0; i < conditions.Count; i++)
        {
            for (var j = i + 1; j < conditions.Count; j++)
            {
                foreach (var hash in hashes)
                {
                    if (hash != conditions[i] && hash != conditions[j] && MayBeRelated(conditions[i], conditions[j], hash))
                    {
                        CorrelateTwo(conditions[i], conditions[j], hash, onLeft, onRight);
                    }
                }
            }
        }
    }

    /// <summary>Something new comes of a join only where the paths differ, or where what is known of two already has to be found again.</summary>
    private bool MayBeRelated(Pairing one, Pairing other, Pairing hash) =>
        IsDifferent(one) || IsDifferent(other) || IsDifferent(hash)
        || _left[one.Left].Implications.Any(i => i.Guard == other.Left) || _right[one.Right].Implications.Any(i => i.Guard == other.Right);

    private bool IsDifferent(Pairing pair) => pair.Left != pair.Right || _left[pair.Left].Possible != _right[pair.Right].Possible;

    private void CorrelateTwo(Pairing one, Pairing other, Pairing hash, Supposition onLeft, Supposition onRight)
    {
        foreach (var outcome in ConditionsOf(one))
        {
            foreach (var second in ConditionsOf(other))
            {
                if (IsImplied(one, outcome, hash) || IsImplied(other, second, hash))
                {
                    continue;
                }

                _result.Numbers.Spend(_left.Values.Count + _right.Values.Count);
                var allowed = (onLeft.TrySuppose(one.Left, outcome, other.Left, second) ? onLeft.PossibleOf(hash.Left) : Outcomes.None)
                    | (onRight.TrySuppose(one.Right, outcome, other.Right, second) ? onRight.PossibleOf(hash.Right) : Outcomes.None);
                if (allowed != Outcomes.None && (allowed & Outcomes.Null) == 0)
                {
                    AddGuarded(one.Joined, new(outcome, hash.Joined, allowed) { Guard = other.Joined, GuardIs = second });
                    AddGuarded(other.Joined, new(second, hash.Joined, allowed) { Guard = one.Joined, GuardIs = outcome });
                }
            }
        }
    }

    /// <summary>A flag that is true or false, a hash that is there.</summary>
    private Outcomes[] ConditionsOf(Pairing pair) => _result[pair.Joined].Kind == ValueKind.Hash ? [Outcomes.Value] : [Outcomes.True, Outcomes.False];

    private bool IsImplied(Pairing condition, Outcomes outcome, Pairing hash)
    {
        foreach (var implication in _result[condition.Joined].Implications)
        {
            if (!implication.IsGuarded && implication.Target == hash.Joined && (implication.When & outcome) != 0 && (implication.Allowed & Outcomes.Null) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void AddGuarded(int value, Implication implication)
    {
        var info = _result[value];
        if (!info.Implications.Contains(implication))
        {
            _result.Set(value, info with { Implications = info.Implications.Add(implication) });
        }
    }

    private bool IsGuardedLike(Implication now, Implication before)
    {
        if (!before.IsGuarded || !now.IsGuarded)
        {
            return !now.IsGuarded;
        }

        return now.GuardIs == before.GuardIs && _pairs.Exists(pair => pair.Left == before.Guard && pair.Joined == now.Guard);
    }
}
