namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What a campaign of crashes came to.</summary>
internal sealed class CrashResult
{
    public int Workloads { get; set; }

    public int Cuts { get; set; }

    /// <summary>States that were opened and checked.</summary>
    public int States { get; set; }

    /// <summary>Of these, states after the power failed during or after a recovery.</summary>
    public int StatesOfSecondCrash { get; set; }

    /// <summary>Of these, states after a kill, where what is read may not be durable.</summary>
    public int StatesAfterKill { get; set; }

    /// <summary>Of these, states after the power failed and one copy of the journal was lost as well.</summary>
    public int StatesWithLostCopy { get; set; }

    /// <summary>Lives of a store that began in what a keep-core node had left, first adoptions included.</summary>
    public int Takeovers { get; set; }

    /// <summary>The seed and the place of every state in which a promise does not hold, and why.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The calls of the store that make the disk durable or move names.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public void Add(CrashResult other)
    {
        Workloads += other.Workloads;
        Cuts += other.Cuts;
        States += other.States;
        StatesOfSecondCrash += other.StatesOfSecondCrash;
        StatesAfterKill += other.StatesAfterKill;
        StatesWithLostCopy += other.StatesWithLostCopy;
        Takeovers += other.Takeovers;
        Failures.AddRange(other.Failures);
        foreach (var (site, calls) in other.Calls)
        {
            Calls[site] = Calls.GetValueOrDefault(site) + calls;
        }
    }

    public override string ToString() =>
        $"{States} states of {Cuts} cuts of {Workloads} workloads, {StatesAfterKill} after a kill, {StatesOfSecondCrash} after a second crash, {StatesWithLostCopy} with one copy of the journal lost as well; {Takeovers} workloads' lives took over from keep-core: {Failures.Count} broken";
}
