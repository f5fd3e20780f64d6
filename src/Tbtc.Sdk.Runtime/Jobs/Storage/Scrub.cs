using System.IO.Hashing;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Looks at what the journal says against what the jobs directory has: the F rows of the recovery table.</summary>
internal sealed class Scrub(JobTable table, JobFiles files, JobBodies bodies, TimeProvider clock)
{
    /// <summary>Takes note of missing files and of files that are no job's.</summary>
    /// <param name="isOpening">Whether nothing runs yet: then leftovers of ours are removed, and what is there was there before us.</param>
    /// <returns>Whether a file appeared that nobody but another program can have written.</returns>
    public bool List(bool isOpening)
    {
        var (names, missing) = files.List(table, isOpening);
        var now = clock.GetUtcNow();
        lock (table.Gate)
        {
            foreach (var slot in missing)
            {
                table.SetQuarantine(slot, "F3: Its file is missing. Restore the file or release the job.", now);
            }
        }

        var known = table.Foreign.Files.ToDictionary(file => file.File);
        var appeared = false;
        List<UnknownFile> found = [];
        HashSet<RouteKey> routes = [];
        HashSet<string> ids = [];
        foreach (var path in names.Order(StringComparer.Ordinal))
        {
            var requestId = path[(path.LastIndexOf('/') + 1)..^JournalNames.JobSuffix.Length];
            var content = files.TryRead(path)?.Content;
            if (IsCopy(requestId, content))
            {
                continue;
            }

            var isRetired = table.Ledger.Retired.Contains(requestId);
            var before = known.GetValueOrDefault(path);
            var isIntruder = before?.BlocksUnknownKeys ?? !(isOpening || isRetired);
            appeared |= isIntruder;
            var job = !isRetired && content is not null && bodies.TryParse(content, out var parsed) ? parsed : null;
            found.Add(new UnknownFile(path, job?.Route, Describe(isRetired, isIntruder, job), before?.Since ?? now, isIntruder));
            ids.Add(requestId);
            if (job is not null)
            {
                routes.Add(job.Route);
                ids.Add(job.RequestId);
            }
        }

        lock (table.Gate)
        {
            table.Foreign = new ForeignFiles(found, routes, ids);
        }

        return appeared;
    }

    /// <summary>Takes note of the jobs that recovery blocked.</summary>
    public void MarkBlocked()
    {
        for (var slot = 0; slot < table.Ledger.Count; slot++)
        {
            if (table.Blocked(slot) is { } reason)
            {
                table.SetQuarantine(slot, reason, clock.GetUtcNow());
            }
        }
    }

    /// <summary>How much of the last verification is done, from 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>Verifies every job's file.</summary>
    public void Verify(IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        const int ReportEvery = 256;
        var buffer = new byte[16 << 10];
        int count;
        lock (table.Gate)
        {
            count = table.Ledger.Count;
        }

        for (var slot = 0; slot < count; slot++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Verify(slot, ref buffer);
            if (slot % ReportEvery == 0)
            {
                progress?.Report(new ScrubProgress(slot, count));
                Progress = (double)slot / count;
            }
        }

        progress?.Report(new ScrubProgress(count, count));
        Progress = 1;
    }

    private void Verify(int slot, ref byte[] buffer)
    {
        LedgerEntry entry;
        string requestId;
        lock (table.Gate)
        {
            if (table.Pending.ContainsKey(slot) && table.Blocked(slot) is null)
            {
                table.ClearQuarantine(slot);
                return;
            }

            entry = table.Ledger[slot];
            requestId = table.Ledger.RequestId(slot);
        }

        var problem = files.Verify(requestId, entry, ref buffer);
        lock (table.Gate)
        {
            if (table.Ledger[slot].Revision != entry.Revision)
            {
                return;
            }

            if ((table.Blocked(slot) ?? problem) is { } reason)
            {
                table.SetQuarantine(slot, reason, clock.GetUtcNow());
            }
            else
            {
                table.ClearQuarantine(slot);
            }
        }
    }

    /// <summary>Whether it is what a job's own file holds: a copy in the legacy layout, which keep-core leaves there.</summary>
    private bool IsCopy(string requestId, byte[]? content)
    {
        lock (table.Gate)
        {
            return content is not null
                && table.Find(requestId) is >= 0 and var slot
                && table.Ledger[slot].BodyLength == content.Length
                && table.Ledger[slot].BodyHash == XxHash128.HashToUInt128(content);
        }
    }

    private static string Describe(bool isRetired, bool isIntruder, Job? job)
    {
        if (isRetired)
        {
            return "F5: The file of a request id that is no job any more. It is ignored; release it when convenient.";
        }

        var what = job is null
            ? "F4: A file that no job of the journal has, and that cannot be read as a job. It is not served."
            : "F4: A file that no job of the journal has. It is not served, and its route key is not accepted.";
        return isIntruder
            ? what + " It appeared while the store was open: another program writes here. Stop that program, then open the store again."
            : what + " Release it if it does not belong here, or identify it.";
    }
}
