namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Finds jobs, and serves only what was last acknowledged.</summary>
internal sealed class JobReader(JobTable table, JobFiles files, JobBodies bodies, StoreStatus status, TimeProvider clock)
{
    private const int SlotsAtOnce = 4096;

    public FindResult Find(string requestId)
    {
        int slot;
        lock (table.Gate)
        {
            status.RequireOpen();
            slot = table.Find(requestId);
            if (slot < 0)
            {
                return table.Foreign.Named(requestId) is { } file ? Unproven(requestId, null, file.Reason, file.Since) : Absent(requestId, null);
            }
        }

        return Load(slot);
    }

    public FindResult Find(RouteKey route)
    {
        int slot;
        lock (table.Gate)
        {
            status.RequireOpen();
            slot = table.Find(route);
            if (slot < 0)
            {
                return table.Foreign.Routes.Contains(route) && table.Foreign.Files.FirstOrDefault(file => file.Route == route) is { } file ? Unproven(null, route, file.Reason, file.Since) : Absent(null, route);
            }
        }

        return Load(slot);
    }

    /// <summary>Jobs are never removed from the table, so a slot that was passed need not be looked at again.</summary>
    public IEnumerable<string> List(JobState state)
    {
        var next = 0;
        while (true)
        {
            List<string> some = [];
            lock (table.Gate)
            {
                status.RequireOpen();
                for (var end = Math.Min(table.Ledger.Count, next + SlotsAtOnce); next < end; next++)
                {
                    if (table.Ledger[next].State == state)
                    {
                        some.Add(table.Ledger.RequestId(next));
                    }
                }

                if (next == table.Ledger.Count && some.Count == 0)
                {
                    yield break;
                }
            }

            foreach (var requestId in some)
            {
                yield return requestId;
            }
        }
    }

    public FindResult Load(int slot)
    {
        while (true)
        {
            LedgerEntry entry;
            string requestId;
            lock (table.Gate)
            {
                if (table.Blocked(slot) is { } reason)
                {
                    return new FindResult.Quarantined(table.SetQuarantine(slot, reason, Now()));
                }

                if (table.Cache.Find(slot) is { } cached)
                {
                    return new FindResult.Found(cached);
                }

                entry = table.Ledger[slot];
                if (table.Pending.TryGetValue(slot, out var pending))
                {
                    return Serve(slot, entry, pending.Body);
                }

                requestId = table.Ledger.RequestId(slot);
            }

            byte[] content = [];
            var problem = files.Verify(requestId, entry, ref content);
            lock (table.Gate)
            {
                if (table.Ledger[slot].Revision == entry.Revision)
                {
                    return problem is null ? Serve(slot, entry, content) : new FindResult.Quarantined(table.SetQuarantine(slot, problem, Now()));
                }
            }
        }
    }

    /// <summary>The one place where verified bytes become a job.</summary>
    private FindResult Serve(int slot, in LedgerEntry entry, ReadOnlySpan<byte> content)
    {
        if (!bodies.TryParse(content, out var job))
        {
            return new FindResult.Quarantined(table.SetQuarantine(slot, "Its content is what was acknowledged, and is not a job. Restore or release the job.", Now()));
        }

        job = job with { Revision = entry.Revision };
        table.ClearQuarantine(slot);
        table.Cache.Add(slot, job, content.Length);
        return new FindResult.Found(job);
    }

    private FindResult Absent(string? requestId, RouteKey? route) =>
        status.IsKnownOnly
            ? Unproven(requestId, route, "Part of what the store knew is lost, so nothing proves that there is no such job. Look at the store's report and resolve what it lists.", Now())
            : FindResult.NotFound.Instance;

    private static FindResult.Quarantined Unproven(string? requestId, RouteKey? route, string reason, DateTimeOffset since) =>
        new(new QuarantinedJob(requestId, route, reason, since));

    private DateTimeOffset Now() => clock.GetUtcNow();
}
