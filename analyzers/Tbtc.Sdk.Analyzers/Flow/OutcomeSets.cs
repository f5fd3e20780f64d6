namespace Tbtc.Sdk.Analyzers.Flow;

internal static class OutcomeSets
{
    private static readonly Outcomes[] All = [Outcomes.Null, Outcomes.False, Outcomes.True, Outcomes.Value, Outcomes.StandIn];

    private static readonly Outcomes[][] Members = MembersOfAll();

    public static Outcomes[] Split(Outcomes set) => Members[(int)set];

    public static bool IsSingle(Outcomes set) => set != Outcomes.None && (set & (set - 1)) == 0;

    private static Outcomes[][] MembersOfAll()
    {
        var members = new Outcomes[(int)Outcomes.Any + 1][];
        for (var set = 0; set < members.Length; set++)
        {
            members[set] = Array.FindAll(All, outcome => ((Outcomes)set & outcome) != 0);
        }

        return members;
    }
}
