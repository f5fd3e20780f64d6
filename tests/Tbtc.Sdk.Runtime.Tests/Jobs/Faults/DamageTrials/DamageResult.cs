namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What a campaign of damage came to.</summary>
internal sealed class DamageResult
{
    public int Count { get; private set; }

    public SortedDictionary<(DamagedPart Part, DamageKind Kind), int> Trials { get; } = [];

    public List<string> Failures { get; } = [];

    public void Add(DamagedPart part, DamageKind kind)
    {
        Count++;
        Trials[(part, kind)] = Trials.GetValueOrDefault((part, kind)) + 1;
    }

    public void Add(DamageResult other)
    {
        Count += other.Count;
        Failures.AddRange(other.Failures);
        foreach (var (what, trials) in other.Trials)
        {
            Trials[what] = Trials.GetValueOrDefault(what) + trials;
        }
    }

    public override string ToString() => $"{Count} trials of damage: {Failures.Count} broken";
}
