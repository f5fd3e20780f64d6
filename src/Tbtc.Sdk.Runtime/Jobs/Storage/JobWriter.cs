namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Accepts and updates jobs, or says why not.</summary>
internal sealed class JobWriter(JobTable table, JobReader reader, JobBodies bodies, Committer committer, Maintenance maintenance, StoreStatus status, DiskFault fault)
{
    public async ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken)
    {
        var body = bodies.Seal(job);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task? wait = null;
            JobItem? item = null;
            int slot;
            lock (table.Gate)
            {
                status.RequireOpen();
                slot = table.Find(job.Route);
                if (slot < 0)
                {
                    if (table.InFlight(job.Route, job.RequestId) is { } other)
                    {
                        wait = other.Done;
                    }
                    else if (RefuseAccept(job) is { } refusal)
                    {
                        return new AcceptResult.Refused(refusal);
                    }
                    else if (maintenance.IsBacklogged)
                    {
                        wait = maintenance.NextAttempt;
                        if (maintenance.IsFull)
                        {
                            return new AcceptResult.Refused(Refusals.Full());
                        }
                    }
                    else
                    {
                        item = table.ReserveAccept(job, body);
                    }
                }
            }

            if (slot >= 0)
            {
                return AnswerKnown(job, reader.Load(slot));
            }

            if (item is not null)
            {
                var outcome = await AppendAsync(item, cancellationToken).ConfigureAwait(false);
                return outcome == AppendOutcome.Durable ? new AcceptResult.Accepted(item.Job) : new AcceptResult.Refused(Refusals.For(outcome, fault));
            }

            maintenance.Wake();
            await wait!.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = reader.Find(job.RequestId);
            if (found is not FindResult.Found(var current))
            {
                return found is FindResult.Quarantined(var quarantine) ? new UpdateResult.Quarantined(quarantine) : UpdateResult.NotFound.Instance;
            }

            if (current.Revision != job.Revision)
            {
                return new UpdateResult.RevisionMismatch(current);
            }

            JobRules.RequireUpdate(current, job);
            var updated = job with { UpdatedAt = JobTimestamp.Later(job.UpdatedAt, current.UpdatedAt) };
            var body = bodies.Seal(updated);
            Task? wait = null;
            JobItem? item = null;
            lock (table.Gate)
            {
                status.RequireOpen();
                var slot = table.Find(job.RequestId);
                if (table.InFlight(slot) is { } other)
                {
                    wait = other.Done;
                }
                else if (table.Ledger[slot].Revision == job.Revision)
                {
                    if (status.IsFrozen || fault.First is not null)
                    {
                        return new UpdateResult.Refused(status.IsFrozen ? Refusals.Frozen() : Refusals.ReadOnly(fault));
                    }

                    if (!maintenance.IsBacklogged || table.Pending.ContainsKey(slot))
                    {
                        item = table.ReserveUpdate(slot, updated, body);
                    }
                    else if (maintenance.IsFull || maintenance.AreJobsReplaced)
                    {
                        return new UpdateResult.Refused(Refusals.Full());
                    }
                    else
                    {
                        wait = maintenance.NextAttempt;
                    }
                }
            }

            if (item is not null)
            {
                var outcome = await AppendAsync(item, cancellationToken).ConfigureAwait(false);
                return outcome == AppendOutcome.Durable ? new UpdateResult.Updated(item.Job) : new UpdateResult.Refused(Refusals.For(outcome, fault));
            }

            if (wait is not null)
            {
                maintenance.Wake();
                await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private JobStoreRefusal? RefuseAccept(Job job)
    {
        if (status.IsFrozen)
        {
            return Refusals.Frozen();
        }

        if (table.IsUndecided(job.Route) || table.IsUndecided(job.RequestId))
        {
            return Refusals.Undecided(fault);
        }

        if (fault.First is not null)
        {
            return Refusals.ReadOnly(fault);
        }

        if (table.Foreign.Routes.Contains(job.Route))
        {
            return Refusals.Quarantined($"The route key {job.Route} is claimed by a file that no job of the journal has.", "Look at the store's report and resolve the file.");
        }

        if (status.IsKnownOnly)
        {
            return new JobStoreRefusal(
                JobStoreRefusalReason.RouteNotProvablyFree,
                $"Nothing proves that the route key {job.Route} is free: part of what the store knew is lost, or another program writes to its directory.",
                "Look at the store's report and resolve what it lists.");
        }

        return table.Find(job.RequestId) >= 0 || table.Foreign.RequestIds.Contains(job.RequestId) || table.Ledger.Retired.Contains(job.RequestId)
            ? new JobStoreRefusal(JobStoreRefusalReason.RequestIdTaken, $"The request id {job.RequestId} is taken.", "Try again with another request id.")
            : null;
    }

    private static AcceptResult AnswerKnown(Job job, FindResult known) => known switch
    {
        FindResult.Found(var there) when there.RequestDigest == job.RequestDigest => new AcceptResult.AlreadyAccepted(there),
        FindResult.Found(var there) => new AcceptResult.Conflict(there.RequestId),
        FindResult.Quarantined(var quarantine) => new AcceptResult.Refused(
            Refusals.Quarantined($"The route key {job.Route} has the job {quarantine.RequestId}, which is in quarantine.", quarantine.Reason)),
        _ => throw new InvalidOperationException("A job of the ledger cannot vanish."),
    };

    private async ValueTask<AppendOutcome> AppendAsync(JobItem item, CancellationToken cancellationToken)
    {
        var outcome = await committer.AppendAsync(item).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome == AppendOutcome.Full || maintenance.IsCheckpointDue)
        {
            maintenance.Wake();
        }

        return outcome;
    }
}
