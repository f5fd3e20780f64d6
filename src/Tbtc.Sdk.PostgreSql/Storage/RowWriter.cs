using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Accepts and updates jobs, or says why not.</summary>
/// <remarks>
/// An attempt's id, its revision and its bytes are fixed before the first try. Whatever became of a try, the next one finds out: a write that is there under
/// the attempt's id is our own.
/// </remarks>
internal sealed class RowWriter(Database database, Statements statements, RowFinder finder, SeenRows seen, Revisions revisions, ILogger logger)
{
    public async ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken)
    {
        var outcome = new WriteOutcome();
        try
        {
            var attempt = Guid.NewGuid();
            var content = SealedJob.Of(job, await revisions.AfterAsync(0, cancellationToken).ConfigureAwait(false));
            return await database.RunAsync(token => TryAcceptAsync(content, attempt, outcome, token), cancellationToken).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException exception)
        {
            return new AcceptResult.Refused(Refuse(job, outcome, exception));
        }
    }

    public async ValueTask<UpdateResult> UpdateAsync(Job job, JobLease? lease, CancellationToken cancellationToken)
    {
        var attempt = new UpdateAttempt(job, lease);
        try
        {
            attempt.Revision = await revisions.AfterAsync(job.Revision, cancellationToken).ConfigureAwait(false);
            return await database.RunAsync(token => TryUpdateAsync(attempt, token), cancellationToken).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException exception)
        {
            return new UpdateResult.Refused(Refuse(job, attempt.Outcome, exception));
        }
    }

    /// <summary>Replaces the content of a finished job by less of it. False when it is not that job's newest content any more, or was replaced before.</summary>
    /// <param name="job">The job as it was read.</param>
    /// <param name="rest">What stays of it.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    public async ValueTask<bool> ReduceAsync(Job job, Job rest, CancellationToken cancellationToken)
    {
        var attempt = new UpdateAttempt(job, null);
        var content = SealedJob.Of(rest, attempt.Revision = await revisions.AfterAsync(job.Revision, cancellationToken).ConfigureAwait(false));
        return await database.RunAsync(
            async token =>
            {
                var rows = await finder.ReadAsync(job.RequestId, token).ConfigureAwait(false);
                return await finder.ServeAsync(rows, token).ConfigureAwait(false) is FindResult.Found(var current) && current.Revision == job.Revision
                    ? await SwapAsync(attempt, content, rows, token).ConfigureAwait(false) > 0
                    : await WasWrittenAsync(attempt, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes a job over that another store has in quarantine: its route key is taken, and it is in quarantine here. Null when its route key or its request id
    /// is another job's; else whether it was not here yet.
    /// </summary>
    public async ValueTask<bool?> AcceptQuarantinedAsync(JobIdentity identity, byte[]? damaged, CancellationToken cancellationToken)
    {
        var attempt = Guid.NewGuid();
        var job = new Job
        {
            RequestId = identity.RequestId,
            Route = identity.Route,
            RequestDigest = identity.RequestDigest,
            Request = RawJson.Null,
            State = identity.State,
            Revision = await revisions.AfterAsync(0, cancellationToken).ConfigureAwait(false),
        };
        return await database.RunAsync<bool?>(
            async token =>
            {
                try
                {
                    if (await InsertAsync(job, RowVerifier.NoChecksum, damaged, attempt, new WriteOutcome(), token).ConfigureAwait(false) > 0)
                    {
                        await finder.ServeAsync(await finder.ReadAsync(job.RequestId, token).ConfigureAwait(false), token).ConfigureAwait(false);
                        return true;
                    }
                }
                catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
                {
                    return null;
                }

                var rows = await finder.ReadAsync(job.Route, token).ConfigureAwait(false);
                return rows.RequestId == job.RequestId ? rows.Key?.AttemptId == attempt : null;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<AcceptResult> TryAcceptAsync(SealedJob content, Guid attempt, WriteOutcome outcome, CancellationToken cancellationToken)
    {
        var job = content.Job;
        while (true)
        {
            string? taken = null;
            try
            {
                if (await InsertAsync(job, content.Checksum, content.Body, attempt, outcome, cancellationToken).ConfigureAwait(false) > 0)
                {
                    seen.Add(content.ToRows(attempt), job);
                    return new AcceptResult.Accepted(job);
                }
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                taken = exception.ConstraintName;
            }

            var rows = await finder.ReadAsync(job.Route, cancellationToken).ConfigureAwait(false);
            if (rows.RequestId is not null)
            {
                return Answer(job, rows, await finder.ServeAsync(rows, cancellationToken).ConfigureAwait(false), attempt);
            }

            if (taken is not null)
            {
                return new AcceptResult.Refused(new JobStoreRefusal(
                    JobStoreRefusalReason.RequestIdTaken, $"The request id {job.RequestId} is taken.", "Try again with another request id."));
            }

            if (await database.ReadAsync(statements.IsBlocked, Parameters.None, Scalar.ReadAsync<bool>, cancellationToken).ConfigureAwait(false))
            {
                return new AcceptResult.Refused(new JobStoreRefusal(
                    JobStoreRefusalReason.RouteNotProvablyFree,
                    $"Nothing proves that the route key {job.Route} is free: the route key of some job is lost.",
                    "Look at the store's report and resolve what it lists as unknown."));
            }
        }
    }

    private AcceptResult Answer(Job job, StoredRows rows, FindResult found, Guid attempt)
    {
        switch (found)
        {
            case FindResult.Found(var there) when rows.Key!.AttemptId == attempt:
                PostgreSqlLog.OutcomeResolved(logger, job.RequestId);
                return new AcceptResult.Accepted(there);
            case FindResult.Found(var there):
                return there.RequestDigest == job.RequestDigest ? new AcceptResult.AlreadyAccepted(there) : new AcceptResult.Conflict(there.RequestId);
            case FindResult.Quarantined(var quarantine):
                return new AcceptResult.Refused(new JobStoreRefusal(
                    JobStoreRefusalReason.RouteQuarantined, $"The route key {job.Route} has the job {quarantine.RequestId}, which is in quarantine.", quarantine.Reason));
            default:
                throw new InvalidOperationException("Rows that were read are a job or in quarantine.");
        }
    }

    private async ValueTask<UpdateResult> TryUpdateAsync(UpdateAttempt attempt, CancellationToken cancellationToken)
    {
        var job = attempt.Job;
        while (true)
        {
            // What this node knows need not be read: the swap compares all of it.
            if (!seen.TryTake(job.RequestId, job.Revision, out var rows, out var current))
            {
                rows = await finder.ReadAsync(job.RequestId, cancellationToken).ConfigureAwait(false);
                var found = await finder.ServeAsync(rows, cancellationToken).ConfigureAwait(false);
                if (found is not FindResult.Found(var newest))
                {
                    return found is FindResult.Quarantined(var quarantine) ? new UpdateResult.Quarantined(quarantine) : UpdateResult.NotFound.Instance;
                }

                current = newest;
            }

            if (current.Revision != job.Revision)
            {
                return await WasWrittenAsync(attempt, cancellationToken).ConfigureAwait(false) ? new UpdateResult.Updated(attempt.Content!.Job)
                    : await IsLostAsync(attempt.Lease, cancellationToken).ConfigureAwait(false) ? UpdateResult.LeaseLost.Instance
                    : new UpdateResult.RevisionMismatch(current);
            }

            JobRules.RequireUpdate(current, job);
            var content = attempt.Content ??= SealedJob.Of(job with { UpdatedAt = JobTimestamp.Later(job.UpdatedAt, current.UpdatedAt) }, attempt.Revision);
            if (await SwapAsync(attempt, content, rows, cancellationToken).ConfigureAwait(false) > 0)
            {
                seen.Add(content.ToRows(rows.Key!), content.Job);
                return new UpdateResult.Updated(content.Job);
            }

            if (await IsLostAsync(attempt.Lease, cancellationToken).ConfigureAwait(false) && !await WasWrittenAsync(attempt, cancellationToken).ConfigureAwait(false))
            {
                return UpdateResult.LeaseLost.Instance;
            }
        }
    }

    private ValueTask<int> InsertAsync(Job job, byte[] checksum, byte[]? body, Guid attempt, WriteOutcome outcome, CancellationToken cancellationToken) =>
        database.WriteAsync(
            statements.Accept,
            parameters => parameters.Text(job.Route.Route).Text(job.Route.RouteRequestId).Text(job.RequestId).Bytes(job.RequestDigest.ToArray()).Id(attempt)
                .Number(job.Revision).State(job.State).Bytes(checksum).Optional(body, NpgsqlDbType.Bytea),
            outcome,
            cancellationToken);

    private ValueTask<int> SwapAsync(UpdateAttempt attempt, SealedJob content, StoredRows rows, CancellationToken cancellationToken) =>
        database.WriteAsync(
            attempt.Lease is null ? statements.Update : statements.UpdateLeased,
            parameters =>
            {
                var (key, current) = (rows.Key!, rows.Job!);
                parameters.Text(current.RequestId).Number(current.Revision).Bytes(current.Checksum).Id(attempt.Id)
                    .Number(content.Job.Revision).State(content.Job.State).Bytes(content.Checksum).Bytes(content.Body)
                    .Bytes(current.Body!).Number16(current.State).Text(current.Route).Text(current.RouteRequestId).Bytes(current.RequestDigest).Bytes(key.RequestDigest);
                if (attempt.Lease is { } lease)
                {
                    parameters.Number(lease.FencingToken);
                }
            },
            attempt.Outcome,
            cancellationToken);

    /// <summary>Whether a try whose answer was lost did write, whatever was written after it.</summary>
    private async ValueTask<bool> WasWrittenAsync(UpdateAttempt attempt, CancellationToken cancellationToken)
    {
        if (!attempt.Outcome.IsUnknown)
        {
            return false;
        }

        var wasWritten = await database.ReadAsync(
            statements.WasWritten,
            parameters => parameters.Text(attempt.Job.RequestId).Number(attempt.Revision).Id(attempt.Id),
            Scalar.ReadAsync<bool>,
            cancellationToken).ConfigureAwait(false);
        if (wasWritten)
        {
            PostgreSqlLog.OutcomeResolved(logger, attempt.Job.RequestId);
        }

        return wasWritten;
    }

    private async ValueTask<bool> IsLostAsync(JobLease? lease, CancellationToken cancellationToken) =>
        lease is not null && !await database.ReadAsync(
            statements.IsLeaseHeld, parameters => parameters.Text(lease.RequestId).Number(lease.FencingToken), Scalar.ReadAsync<bool>, cancellationToken).ConfigureAwait(false);

    private JobStoreRefusal Refuse(Job job, WriteOutcome outcome, JobStoreUnavailableException exception)
    {
        if (outcome.IsUnknown)
        {
            PostgreSqlLog.OutcomeUnknown(logger, job.RequestId);
            return new JobStoreRefusal(
                JobStoreRefusalReason.OutcomeUnknown,
                $"The answer to the write of the job {job.RequestId} was lost, so it may or may not be there. {exception.Message}",
                "Ask again: the answer will be right then.");
        }

        return exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.DiskFull }
            ? new JobStoreRefusal(JobStoreRefusalReason.DiskFull, "The database's disk is full: nothing was written.", "Make room; the store goes on by itself.")
            : new JobStoreRefusal(JobStoreRefusalReason.Unavailable, exception.Message, "Nothing was written; try again.");
    }

    /// <summary>What is fixed before the first try of an update.</summary>
    private sealed class UpdateAttempt(Job job, JobLease? lease)
    {
        public Guid Id { get; } = Guid.NewGuid();

        public Job Job => job;

        public JobLease? Lease => lease;

        public WriteOutcome Outcome { get; } = new();

        public long Revision { get; set; }

        /// <summary>The same for every try: a revision has one content, and the update is made from that.</summary>
        public SealedJob? Content { get; set; }
    }
}
