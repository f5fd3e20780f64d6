namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Whether the joined state says less than the one that it was joined into: then what comes behind it has to be visited again.</summary>
internal sealed partial class StateJoin
{
    private void CompareWithLeft()
    {
        if (_changed)
        {
            return;
        }

        var paired = new HashSet<int>();
        foreach (var pair in _pairs)
        {
            _ = paired.Add(pair.Left);
        }

        Supposition onLeft = new(_left), onResult = new(_result);
        foreach (var pair in _pairs)
        {
            var before = _left[pair.Left];
            var now = _result[pair.Joined];
            if (before.Possible != now.Possible || before.Kind != now.Kind || before.Function != now.Function || !ImpliesAll(now, before) || IsLost(pair, before, paired, onLeft, onResult))
            {
                _changed = true;
                return;
            }
        }
    }

    /// <summary>Whether the joined value still implies everything that the left one did.</summary>
    private bool ImpliesAll(ValueInfo now, ValueInfo before)
    {
        foreach (var implication in before.Implications)
        {
            foreach (var pair in _pairs)
            {
                if (pair.Left == implication.Target
                    && (now.Possible & implication.When) != 0
                    && (_result[pair.Joined].Possible & ~implication.Allowed) != 0
                    && !now.Implications.Any(i => i.When == implication.When && i.Target == pair.Joined && (i.Allowed & ~implication.Allowed) == 0 && IsGuardedLike(i, implication)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether something followed from the left value by way of a value that is gone, and does not follow from the joined one.</summary>
    private bool IsLost(Pairing pair, ValueInfo before, HashSet<int> paired, Supposition onLeft, Supposition onResult)
    {
        if (before.Implications.All(implication => paired.Contains(implication.Target)))
        {
            return false;
        }

        foreach (var outcome in OutcomeSets.Split(before.Possible))
        {
            if (!onLeft.TrySuppose(pair.Left, outcome))
            {
                continue;
            }

            _ = onResult.TrySuppose(pair.Joined, outcome);
            foreach (var target in _pairs)
            {
                if ((onResult.PossibleOf(target.Joined) & ~onLeft.PossibleOf(target.Left)) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
