namespace Tbtc.Sdk.Analyzers.Flow;

internal static class OutcomeSets
{
    private static readonly Outcomes[] All = [Outcomes.Null, Outcomes.False, Outcomes.True, Outcomes.Value, Outcomes.StandIn];

    public static IEnumerable<Outcomes> Split(Outcomes set) => All.Where(outcome => (set & outcome) != 0);

    public static bool IsSingle(Outcomes set) => set != Outcomes.None && (set & (set - 1)) == 0;
}
