namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// What would follow in a state if a value were one of some outcomes. The state itself stays as it is. It can be used again and again while the state does not change, and
/// looks up what implies a value instead of searching for it each time.
/// </summary>
internal sealed class Supposition(FlowState state)
{
    private readonly Dictionary<int, Outcomes> _narrowed = [];
    private Dictionary<int, List<int>>? _implying;
    private long _work;

    /// <summary>Whether it cannot be.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>The values that are fewer outcomes than in the state.</summary>
    public Dictionary<int, Outcomes> Narrowed => _narrowed;

    public Outcomes PossibleOf(int value) =>
        _narrowed.TryGetValue(value, out var possible) ? possible
        : state.Values.TryGetValue(value, out var info) ? info.Possible
        : Outcomes.Any;

    /// <summary>Supposes something else than before.</summary>
    public bool TrySuppose(int value, Outcomes outcome)
    {
        _narrowed.Clear();
        IsImpossible = (state[value].Possible & outcome) == 0;
        Restrict(value, outcome);
        return !IsImpossible;
    }

    /// <summary>Supposes that two values have these outcomes.</summary>
    public bool TrySuppose(int first, Outcomes outcome, int second, Outcomes other)
    {
        if (TrySuppose(first, outcome))
        {
            Restrict(second, other);
        }

        return !IsImpossible;
    }

    /// <summary>Makes <paramref name="value"/> one of <paramref name="allowed"/>, and draws every conclusion from that.</summary>
    public void Restrict(int value, Outcomes allowed)
    {
        if (IsImpossible || !state.Values.TryGetValue(value, out var info))
        {
            return;
        }

        var possible = PossibleOf(value);
        var now = possible & allowed;
        if (now == possible)
        {
            return;
        }

        _narrowed[value] = now;
        if (now == Outcomes.None)
        {
            IsImpossible = true;
            return;
        }

        if (!state.Numbers.IsSpent)
        {
            ConcludeForward(info.Implications, now);
            ConcludeBackward(value, now);
        }
    }

    private void ConcludeForward(ImmutableArray<Implication> implications, Outcomes possible)
    {
        for (var first = 0; first < implications.Length; first++)
        {
            var target = implications[first].Target;
            if (IsTargetBefore(implications, first, target))
            {
                continue;
            }

            var allowed = Outcomes.None;
            foreach (var outcome in OutcomeSets.Split(possible))
            {
                var whenSo = Outcomes.Any;
                for (var index = first; index < implications.Length; index++)
                {
                    if (implications[index].Target == target && (implications[index].When & outcome) != 0 && Holds(implications[index]))
                    {
                        whenSo &= implications[index].Allowed;
                    }
                }

                allowed |= whenSo;
            }

            Restrict(target, allowed);
        }
    }

    private bool Holds(Implication implication) => !implication.IsGuarded || (PossibleOf(implication.Guard) & ~implication.GuardIs) == 0;

    private static bool IsTargetBefore(ImmutableArray<Implication> implications, int index, int target)
    {
        while (--index >= 0)
        {
            if (implications[index].Target == target)
            {
                return true;
            }
        }

        return false;
    }

    private void ConcludeBackward(int value, Outcomes possible)
    {
        if (_implying is null)
        {
            Index();
        }

        state.Numbers.Spend(_work);
        if (!_implying!.TryGetValue(value, out var implying))
        {
            return;
        }

        List<int>? others = null;
        List<Outcomes>? excluded = null;
        foreach (var other in implying)
        {
            var before = PossibleOf(other);
            foreach (var implication in state[other].Implications)
            {
                if (implication.Target == value && (implication.Allowed & possible) == 0 && (before & implication.When) != 0 && Holds(implication))
                {
                    (others ??= []).Add(other);
                    (excluded ??= []).Add(implication.When);
                }
            }
        }

        for (var index = 0; index < (others?.Count ?? 0); index++)
        {
            Restrict(others![index], ~excluded![index]);
        }
    }

    /// <summary>The values that imply something of each value.</summary>
    private void Index()
    {
        _implying = [];
        _work = state.Values.Count;
        foreach (var pair in state.Values)
        {
            _work += pair.Value.Implications.Length;
            foreach (var implication in pair.Value.Implications)
            {
                if (!_implying.TryGetValue(implication.Target, out var values))
                {
                    _implying.Add(implication.Target, values = []);
                }

                if (values.Count == 0 || values[values.Count - 1] != pair.Key)
                {
                    values.Add(pair.Key);
                }
            }
        }
    }
}
