namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Hands out the numbers of values, and counts the work that they make. One for each analysed member.</summary>
internal sealed class ValueNumbers
{
    private int _last;

    public int Next() => ++_last;

    /// <summary>
    /// A second or so, and hundreds of times what the largest members of the corpus take. Counted and not timed, so that the verdict is the same on every machine.
    /// </summary>
    private const long MaxWork = 20_000_000;

    private long _work;

    /// <summary>Whether the member took so much that nothing is taken as known any more, for its analysis to end.</summary>
    public bool IsSpent => _work > MaxWork;

    /// <summary>Counts facts that were looked at.</summary>
    public void Spend(long facts) => _work += facts;
}
