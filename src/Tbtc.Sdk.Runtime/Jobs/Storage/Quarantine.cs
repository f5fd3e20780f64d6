using System.IO.Hashing;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What an operator may do about jobs that are not served. No act frees a route key that has a job.</summary>
internal sealed class Quarantine(
    JobTable table, JobReader reader, JobFiles files, JobBodies bodies, Committer committer, Maintenance maintenance, JournalSearch journal, StoreStatus status, DiskFault fault, TimeProvider clock)
{
    public async ValueTask<QuarantineResult> RestoreAsync(string requestId, ReadOnlyMemory<byte>? content, OperatorAct act)
    {
        if (FindBlocked(() => table.Find(requestId), requestId, out var slot) is { } other)
        {
            return other;
        }

        var candidates = content is { } given ? [given.ToArray()] : StoredContents(requestId, slot);
        QuarantineResult.Refused? refused = null;
        foreach (var candidate in candidates)
        {
            LedgerEntry entry;
            lock (table.Gate)
            {
                entry = table.Ledger[slot];
            }

            var isAcknowledged = candidate.Length == entry.BodyLength && XxHash128.HashToUInt128(candidate) == entry.BodyHash;
            if (RefuseContent(slot, entry, candidate, out var job, out var body) is { } reason)
            {
                refused ??= reason;
            }
            else if (isAcknowledged && IsServedWhenItMatches(slot))
            {
                return await PutBackAsync(slot, job!, candidate, Decision(OperatorVerb.Restore, slot, act)).ConfigureAwait(false);
            }
            else
            {
                return await WriteAsync(slot, job!, body, Decision(OperatorVerb.Restore, slot, act)).ConfigureAwait(false);
            }
        }

        return refused ?? new QuarantineResult.Refused(
            $"The store holds no good content of the job {requestId}.", "Give a repaired file, from a backup or from keep-core, or release the job.");
    }

    public ValueTask<QuarantineResult> ReleaseAsync(RouteKey route, OperatorAct act)
    {
        if (FindBlocked(() => table.Find(route), $"of {route}", out var slot) is { } other)
        {
            return ValueTask.FromResult<QuarantineResult>(other);
        }

        Job failed;
        var now = JobTimestamp.From(clock.GetUtcNow());
        lock (table.Gate)
        {
            // What its content was is not known, so nothing of it is written again.
            failed = new Job
            {
                RequestId = table.Ledger.RequestId(slot),
                Route = route,
                RequestDigest = table.Ledger[slot].RequestDigest,
                Request = RawJson.Null,
                State = JobState.Failed,
                Reason = "PROVIDER_FAILED",
                Detail = "its content was lost and an operator released it",
                CreatedAt = now,
                UpdatedAt = now,
                FailedAt = now,
            };
        }

        return WriteAsync(slot, failed, bodies.Seal(failed), Decision(OperatorVerb.Release, slot, act));
    }

    public ReadOnlyMemory<byte>? ReadDamaged(string requestId)
    {
        lock (table.Gate)
        {
            status.RequireOpen();
            if (table.Find(requestId) < 0)
            {
                return null;
            }
        }

        return files.TryRead(JournalNames.JobPath(requestId + JournalNames.JobSuffix))?.Content;
    }

    /// <summary>Finds a job that is not served; says what is there instead.</summary>
    private QuarantineResult.NotInQuarantine? FindBlocked(Func<int> find, string what, out int slot)
    {
        lock (table.Gate)
        {
            status.RequireOpen();
            slot = find();
        }

        if (slot < 0)
        {
            return new QuarantineResult.NotInQuarantine($"The journal has no job {what}. What is unknown has to be identified first.");
        }

        return reader.Load(slot) is FindResult.Found(var served)
            ? new QuarantineResult.NotInQuarantine($"The job {served.RequestId} is served at revision {served.Revision}: it is not in quarantine.")
            : null;
    }

    /// <summary>
    /// What the store still has of a job: what was last acknowledged first, then the newest. Of an identified job nothing was acknowledged that is known, so
    /// what is in the place of its file counts.
    /// </summary>
    private List<byte[]> StoredContents(string requestId, int slot)
    {
        LedgerEntry entry;
        lock (table.Gate)
        {
            entry = table.Ledger[slot];
        }

        List<byte[]> contents = [.. journal.Find(requestId)];
        if (files.TryRead(JournalNames.JobPath(requestId + JournalNames.JobSuffix)) is var (content, _)
            && (entry.Flags.HasFlag(RecordFlags.Identified) || XxHash128.HashToUInt128(content) == entry.BodyHash))
        {
            contents.Add(content);
        }

        return [.. contents.OrderByDescending(its => XxHash128.HashToUInt128(its) == entry.BodyHash)];
    }

    private bool IsServedWhenItMatches(int slot)
    {
        lock (table.Gate)
        {
            return table.Blocked(slot) is null;
        }
    }

    /// <summary>Whether content is that of another job, or takes a final state back.</summary>
    private QuarantineResult.Refused? RefuseContent(int slot, in LedgerEntry entry, byte[] content, out Job? job, out byte[] body)
    {
        // From a backup it may be sealed as it was, from elsewhere it is the layout.
        var layout = bodies.Cipher?.TryOpen(content);
        body = bodies.Cipher is null || layout is not null ? content : bodies.Seal(content);
        if (!Job.TryParse(layout ?? content, out job))
        {
            return new QuarantineResult.Refused("The content is not a job.", "Give the content of the job's file, whole and in keep-core's layout.");
        }

        if (body.Length > bodies.MaxFileBytes)
        {
            return new QuarantineResult.Refused($"The content has {content.Length} bytes, more than the store takes.", "Give the content of the job's file.");
        }

        string requestId;
        RouteKey? route;
        lock (table.Gate)
        {
            (requestId, route) = (table.Ledger.RequestId(slot), table.Ledger.Route(slot));
        }

        if (job.RequestId != requestId || job.Route != route)
        {
            return new QuarantineResult.Refused(
                $"The content is that of the job {job.RequestId} of {job.Route}, not of {requestId} of {route}.", "Give the content of this job.");
        }

        if (!entry.Flags.HasFlag(RecordFlags.Identified) && job.RequestDigest != entry.RequestDigest)
        {
            return new QuarantineResult.Refused(
                $"The content of the job {requestId} is of another request: its digest is not the one that was accepted.", "Give the content of the request that was accepted, or release the job.");
        }

        return entry.State.IsTerminal() && job.State != entry.State
            ? new QuarantineResult.Refused(
                $"The content of the job {requestId} is {job.State.ToWireName()}, and the job was {entry.State.ToWireName()} already, which is final.",
                "Give newer content, or release the job.")
            : null;
    }

    private OperatorDecision Decision(OperatorVerb verb, int slot, OperatorAct act)
    {
        lock (table.Gate)
        {
            return new OperatorDecision(verb, table.Ledger.RequestId(slot), table.Ledger.Route(slot), null, act, clock.GetUtcNow());
        }
    }

    /// <summary>The very bytes that were acknowledged: the file is put back, and nothing is new but the record of the act.</summary>
    private async ValueTask<QuarantineResult> PutBackAsync(int slot, Job job, byte[] body, OperatorDecision decision)
    {
        if (status.IsFrozen)
        {
            return Refused(Refusals.Frozen());
        }

        var outcome = await committer.AppendAsync(table.Decision(decision)).ConfigureAwait(false);
        if (outcome != AppendOutcome.Durable)
        {
            return Refused(Refusals.For(outcome, fault));
        }

        try
        {
            var isDone = maintenance.TryTouchFiles(() =>
            {
                files.Write(job.RequestId, new PendingBody(body, default, []));
                files.SyncNames();
            });
            return isDone ? Served(slot) : new QuarantineResult.Refused("The jobs directory was replaced while the store was open.", "Put it back, and open the store again.");
        }
        catch (DiskException error)
        {
            return new QuarantineResult.Refused($"The file of the job {job.RequestId} could not be written: {error.Message}", "Look at the disk, open the store again, and repeat it.");
        }
    }

    private async ValueTask<QuarantineResult> WriteAsync(int slot, Job job, byte[] body, OperatorDecision decision)
    {
        JobItem item;
        lock (table.Gate)
        {
            status.RequireOpen();
            if (status.IsFrozen)
            {
                return Refused(Refusals.Frozen());
            }

            if (table.InFlight(slot) is not null)
            {
                return new QuarantineResult.Refused($"The job {job.RequestId} is being written.", "Try again.");
            }

            item = table.ReserveAct(slot, job, body, decision);
        }

        var outcome = await committer.AppendAsync(item).ConfigureAwait(false);
        return outcome == AppendOutcome.Durable ? Served(slot) : Refused(Refusals.For(outcome, fault));
    }

    private QuarantineResult Served(int slot) => reader.Load(slot) switch
    {
        FindResult.Found(var job) => new QuarantineResult.Served(job),
        FindResult.Quarantined(var quarantine) => new QuarantineResult.Refused($"The job {quarantine.RequestId} is still in quarantine.", quarantine.Reason),
        _ => throw new InvalidOperationException("A job of the ledger cannot vanish."),
    };

    private static QuarantineResult.Refused Refused(JobStoreRefusal refusal) => new(refusal.Message, refusal.Remedy);
}
