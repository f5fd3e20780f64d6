namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// What two conditions say together and neither alone. Where <c>refused = strict &amp;&amp; !known</c>, a hash is available when it was not refused and it was strict; where a
/// wallet is one of two, when both are available.
/// </summary>
internal sealed partial class StateJoin
{
    /// <summary>More flags than people relate to each other. Beyond it, nothing is concluded from two of them.</summary>
    private const int MaxFlags = 10;

    private static readonly Outcomes[] Booleans = [Outcomes.True, Outcomes.False];

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
        var hashes = _pairs.FindAll(pair => _result[pair.Joined] is { Kind: ValueKind.Hash, MayBeNull: true } info && !OutcomeSets.IsSingle(info.Possible));
        if (hashes.Count == 0 || _result.Numbers.IsSpent)
        {
            return;
        }

        Supposition onLeft = new(_left), onRight = new(_right);
        foreach (var hash in hashes)
        {
            RelateToItsParts(hash, hashes);
            KeepRelations(hash, hashes, onLeft, onRight);
        }

        var flags = _pairs.FindAll(pair => _result[pair.Joined].Possible == (Outcomes.True | Outcomes.False));
        if (flags.Count < 2)
        {
            return;
        }

        var held = new HashSet<int>(_result.Places.Values);
        _ = flags.RemoveAll(flag => !held.Contains(flag.Joined));
        for (var i = 0; i < flags.Count && flags.Count <= MaxFlags; i++)
        {
            for (var j = i + 1; j < flags.Count; j++)
            {
                RelateFlags(flags[i], flags[j], hashes, onLeft, onRight);
            }
        }
    }

    /// <summary>A hash that is one of two is there when both are.</summary>
    private void RelateToItsParts(Pairing hash, List<Pairing> hashes)
    {
        if (hash.Left != hash.Right
            && hashes.Find(one => one != hash && one.Left == hash.Left) is { } first
            && hashes.Find(one => one != hash && one.Right == hash.Right) is { } second
            && first != second)
        {
            AddGuarded(first, Outcomes.Value, second, Outcomes.Value, hash, Outcomes.Value);
        }
    }

    /// <summary>What was known of two hashes and a third is known behind the join where the other path says the same.</summary>
    private void KeepRelations(Pairing one, List<Pairing> hashes, Supposition onLeft, Supposition onRight)
    {
        foreach (var implication in _left[one.Left].Implications)
        {
            if (implication.IsGuarded
                && hashes.Find(pair => pair.Left == implication.Guard) is { } other
                && hashes.Find(pair => pair.Left == implication.Target) is { } hash
                && Allowed(one, implication.When, other, implication.GuardIs, hash, onLeft, onRight) is var allowed and not Outcomes.None
                && (allowed & Outcomes.Null) == 0)
            {
                AddGuarded(one, implication.When, other, implication.GuardIs, hash, allowed);
            }
        }
    }

    private void RelateFlags(Pairing one, Pairing other, List<Pairing> hashes, Supposition onLeft, Supposition onRight)
    {
        // Something new comes of a join only where the paths differ, or where what is known of two already has to be found again.
        var isKnown = _left[one.Left].Implications.Any(i => i.Guard == other.Left);
        var isDifferent = isKnown || IsDifferent(one) || IsDifferent(other);
        foreach (var outcome in Booleans)
        {
            foreach (var second in Booleans)
            {
                foreach (var hash in hashes)
                {
                    if ((isDifferent || IsDifferent(hash))
                        && !IsImplied(one, outcome, hash)
                        && !IsImplied(other, second, hash)
                        && Allowed(one, outcome, other, second, hash, onLeft, onRight) is var allowed and not Outcomes.None
                        && (allowed & Outcomes.Null) == 0)
                    {
                        AddGuarded(one, outcome, other, second, hash, allowed);
                    }
                }
            }
        }
    }

    private bool IsDifferent(Pairing pair) => pair.Left != pair.Right || _left[pair.Left].Possible != _right[pair.Right].Possible;

    private Outcomes Allowed(Pairing one, Outcomes outcome, Pairing other, Outcomes second, Pairing hash, Supposition onLeft, Supposition onRight)
    {
        _result.Numbers.Spend(_left.Values.Count + _right.Values.Count);
        var allowed = onLeft.TrySuppose(one.Left, outcome, other.Left, second) ? onLeft.PossibleOf(hash.Left) : Outcomes.None;
        return (allowed & Outcomes.Null) != 0 ? allowed
            : allowed | (onRight.TrySuppose(one.Right, outcome, other.Right, second) ? onRight.PossibleOf(hash.Right) : Outcomes.None);
    }

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

    /// <summary>Each of the two is the other's guard.</summary>
    private void AddGuarded(Pairing one, Outcomes outcome, Pairing other, Outcomes second, Pairing hash, Outcomes allowed)
    {
        AddGuarded(one.Joined, new(outcome, hash.Joined, allowed) { Guard = other.Joined, GuardIs = second });
        AddGuarded(other.Joined, new(second, hash.Joined, allowed) { Guard = one.Joined, GuardIs = outcome });
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
