namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>How much of the states that a crash can leave is tried.</summary>
internal sealed record CrashOptions
{
    /// <summary>Stop after so many states.</summary>
    public required int States { get; init; }

    /// <summary>The first workload's seed; each further one has the next.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>After how many of the cuts the next life is cut again, while it recovers and afterwards.</summary>
    public double CutAgainShare { get; init; } = 0.4;

    /// <summary>The place in the store whose calls are left out, or null.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Stop at the first state in which a promise does not hold.</summary>
    public bool StopAtFailure { get; init; }
}
