namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// When a value has the outcome <paramref name="When"/>, the value <paramref name="Target"/> has one of <paramref name="Allowed"/>: always, or only while another
/// value, the guard, has one of some outcomes.
/// </summary>
internal readonly record struct Implication(Outcomes When, int Target, Outcomes Allowed)
{
    /// <summary>The value that has to be <see cref="GuardIs"/> too, or -1.</summary>
    public int Guard { get; init; } = -1;

    public Outcomes GuardIs { get; init; }

    public bool IsGuarded => Guard >= 0;
}

/// <summary>What is known of one value at one point of the program.</summary>
internal sealed record ValueInfo(Outcomes Possible, ValueKind Kind)
{
    public ImmutableArray<Implication> Implications { get; init; } = [];

    /// <summary>The declared type with its annotations, where elements and results are read from.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>The hash that a derived value was computed from, or -1.</summary>
    public int Source { get; init; } = -1;

    /// <summary>Where stand-ins that this may be were written.</summary>
    public ImmutableArray<SyntaxNode> StandIns { get; init; } = [];

    public ProofLoss? Loss { get; init; }

    /// <summary>The cast that was reported for making this a value. The compiler goes on to doubt it.</summary>
    public SyntaxNode? ForcedBy { get; init; }

    /// <summary>The function that a delegate runs.</summary>
    public FunctionValue? Function { get; init; }

    public bool MayBeNull => (Possible & Outcomes.Null) != 0;

    public bool IsHashLike => Kind is ValueKind.Hash or ValueKind.Derived;

    /// <summary>The use of this value must be proven, and is not.</summary>
    public bool IsUnproven => IsHashLike && MayBeNull;
}
