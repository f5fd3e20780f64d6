namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What an operator may do about files and parts of the journal that the ledger does not account for.</summary>
internal sealed class UnknownThings(
    JobTable table, JobFiles files, Committer committer, Maintenance maintenance, Scrub scrub, StoreStatus status, DiskFault fault, TimeProvider clock)
{
    public async ValueTask<QuarantineResult> IdentifyAsync(string file, string requestId, RouteKey route, OperatorAct act)
    {
        lock (table.Gate)
        {
            status.RequireOpen();
            if (NotThere(file) is { } other)
            {
                return other;
            }
        }

        if (await AppendAsync(file, requestId, route, act).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        // In the place of the job's own file it stays, and is set aside when the job gets another.
        if (file != JournalNames.JobPath(requestId + JournalNames.JobSuffix) && SetAside(file) is { } problem)
        {
            return problem;
        }

        Look();
        return Identified(requestId);
    }

    /// <summary>Takes over a job that another store has in quarantine: an identity without content, as of a file that was identified.</summary>
    public async ValueTask<QuarantineResult> AddAsync(string requestId, RouteKey route, OperatorAct act) =>
        await AppendAsync(null, requestId, route, act).ConfigureAwait(false) is { } refused ? refused : Identified(requestId);

    public async ValueTask<QuarantineResult> ReleaseAsync(string file, OperatorAct act)
    {
        JournalItem item;
        lock (table.Gate)
        {
            status.RequireOpen();
            if (NotThere(file) is { } other)
            {
                return other;
            }

            if (RefuseRelease(file) is { } refused)
            {
                return refused;
            }

            item = table.Decision(new OperatorDecision(OperatorVerb.ReleaseUnknown, null, null, file, act, clock.GetUtcNow()));
        }

        var outcome = await committer.AppendAsync(item).ConfigureAwait(false);
        if (outcome != AppendOutcome.Durable)
        {
            return Refused(Refusals.For(outcome, fault));
        }

        if (SetAside(file) is { } problem)
        {
            return problem;
        }

        Look();
        return QuarantineResult.Discarded.Instance;
    }

    public ReadOnlyMemory<byte>? Read(string file)
    {
        lock (table.Gate)
        {
            status.RequireOpen();
            if (NotThere(file) is not null)
            {
                return null;
            }
        }

        return files.TryRead(file)?.Content;
    }

    private async ValueTask<QuarantineResult.Refused?> AppendAsync(string? file, string requestId, RouteKey route, OperatorAct act)
    {
        IdentifiedItem item;
        lock (table.Gate)
        {
            status.RequireOpen();
            if (RefuseIdentity(file, requestId, route) is { } refused)
            {
                return refused;
            }

            item = table.ReserveIdentified(requestId, route, new OperatorDecision(OperatorVerb.Identify, requestId, route, file, act, clock.GetUtcNow()));
        }

        var outcome = await committer.AppendAsync(item).ConfigureAwait(false);
        return outcome == AppendOutcome.Durable ? null : Refused(Refusals.For(outcome, fault));
    }

    private QuarantineResult.Identified Identified(string requestId)
    {
        lock (table.Gate)
        {
            var slot = table.Find(requestId);
            return new QuarantineResult.Identified(table.SetQuarantine(slot, table.Blocked(slot)!, clock.GetUtcNow()));
        }
    }

    private QuarantineResult.NotInQuarantine? NotThere(string file) =>
        table.Ledger.Unknown.Exists(unknown => unknown.Subject == file) || Claim(file) is not null
            ? null
            : new QuarantineResult.NotInQuarantine($"Nothing unknown has the name '{JobText.Shorten(file)}'. Names are relative to the data directory, as the report has them.");

    private UnknownFile? Claim(string file) => table.Foreign.Files.FirstOrDefault(its => its.File == file);

    private QuarantineResult.Refused? RefuseIdentity(string? file, string requestId, RouteKey route)
    {
        if (status.IsFrozen)
        {
            return Refused(Refusals.Frozen());
        }

        if (table.Find(route) is >= 0 and var slot)
        {
            return new QuarantineResult.Refused(
                $"The route key {route} has the job {table.Ledger.RequestId(slot)} already.", "Restore or release that job; if the file is of no other, release the file.");
        }

        if (table.Find(requestId) >= 0 || table.Ledger.Retired.Contains(requestId))
        {
            return new QuarantineResult.Refused($"The request id {requestId} is that of another job, or of one that is no job any more.", "Check the request id.");
        }

        if (table.Foreign.Files.FirstOrDefault(its => its.File != file && its.File == JournalNames.JobPath(requestId + JournalNames.JobSuffix)) is { } own)
        {
            return new QuarantineResult.Refused($"The file {own.File} has the request id {requestId} in its name, and is unknown as well.", "Identify or release that file first.");
        }

        return table.InFlight(route, requestId) is not null || table.IsUndecided(route) || table.IsUndecided(requestId)
            ? new QuarantineResult.Refused($"A job of {route} or with the request id {requestId} is being written.", "Try again.")
            : null;
    }

    /// <summary>While part of the ledger is lost a file that is a job may be one that was accepted: to release it would free its key.</summary>
    private QuarantineResult.Refused? RefuseRelease(string file)
    {
        if (status.IsFrozen)
        {
            return Refused(Refusals.Frozen());
        }

        return table.Ledger.Unknown.Count > 0 && Claim(file)?.Route is { } route && table.Find(route) < 0
            ? new QuarantineResult.Refused(
                $"The file {file} says that it is a job of {route}, and part of the ledger is lost, so it may have been accepted.",
                "Identify it as that job, then restore or release the job.")
            : null;
    }

    private QuarantineResult.Refused? SetAside(string file)
    {
        if (file == JournalNames.Journal)
        {
            return null;
        }

        try
        {
            return maintenance.TryTouchFiles(() => files.SetAside(file))
                ? null
                : new QuarantineResult.Refused("The jobs directory was replaced while the store was open.", "Put it back, and open the store again.");
        }
        catch (DiskException error)
        {
            return new QuarantineResult.Refused($"It is recorded, and {file} could not be set aside: {error.Message}", "Look at the disk, open the store again, and release the file.");
        }
    }

    private void Look()
    {
        if (scrub.List(isOpening: false))
        {
            status.NoteIntruder();
        }
    }

    private static QuarantineResult.Refused Refused(JobStoreRefusal refusal) => new(refusal.Message, refusal.Remedy);
}
