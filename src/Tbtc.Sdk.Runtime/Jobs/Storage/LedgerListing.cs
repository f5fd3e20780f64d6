namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Lists what the ledger knows. Jobs are never removed from it, so a slot that was passed need not be looked at again.</summary>
internal static class LedgerListing
{
    private const int SlotsAtOnce = 1024;

    public static IEnumerable<JobIdentity> Identities(JobTable table)
    {
        for (var next = 0; ;)
        {
            List<JobIdentity> some = [];
            lock (table.Gate)
            {
                var ledger = table.Ledger;
                for (var end = Math.Min(ledger.Count, next + SlotsAtOnce); next < end; next++)
                {
                    var entry = ledger[next];
                    var route = ledger.Route(next) ?? throw new InvalidOperationException($"The ledger has no route key for the job {ledger.RequestId(next)}.");
                    some.Add(new JobIdentity(ledger.RequestId(next), route, entry.RequestDigest, entry.State, entry.Revision));
                }
            }

            if (some.Count == 0)
            {
                yield break;
            }

            foreach (var identity in some)
            {
                yield return identity;
            }
        }
    }
}
