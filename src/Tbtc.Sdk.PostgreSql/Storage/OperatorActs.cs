using Npgsql;
using NpgsqlTypes;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What operators do about jobs in quarantine. An act and its record are one statement, so one transaction.</summary>
internal sealed class OperatorActs(Database database, Statements statements, RowFinder finder, TimeProvider clock)
{
    public ValueTask<QuarantineResult> RestoreAsync(string requestId, ReadOnlyMemory<byte>? content, OperatorAct act, CancellationToken cancellationToken)
    {
        var decision = Guid.NewGuid();
        return database.RunAsync<QuarantineResult>(
            async token =>
            {
                var rows = RowFinder.IsRequestId(requestId) ? await finder.ReadAsync(requestId, token).ConfigureAwait(false) : new StoredRows(null, null, null, null);
                if (await NotBlockedAsync(rows, $"the request id {requestId}", decision, token).ConfigureAwait(false) is { } notBlocked)
                {
                    return notBlocked;
                }

                return TryReadContent(rows, content, out var job) is { } refused
                    ? refused
                    : await DecideAsync(new Decision(decision, OperatorVerb.Restore, act, null), rows, SealedJob.Of(job!, NextRevision(rows)), token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public ValueTask<QuarantineResult> ReleaseAsync(RouteKey route, OperatorAct act, CancellationToken cancellationToken)
    {
        var decision = Guid.NewGuid();
        var now = JobTimestamp.From(clock.GetUtcNow());
        return database.RunAsync<QuarantineResult>(
            async token =>
            {
                var rows = await finder.ReadAsync(route, token).ConfigureAwait(false);
                if (await NotBlockedAsync(rows, $"the route key {route}", decision, token).ConfigureAwait(false) is { } notBlocked)
                {
                    return notBlocked;
                }

                // What its content was is not known, so nothing of it is written again.
                var failed = new Job
                {
                    RequestId = rows.RequestId!,
                    Route = route,
                    RequestDigest = new Bytes32(rows.Key?.RequestDigest ?? rows.Job!.RequestDigest),
                    Request = RawJson.Null,
                    State = JobState.Failed,
                    Reason = "PROVIDER_FAILED",
                    Detail = "its content was lost and an operator released it",
                    CreatedAt = now,
                    UpdatedAt = now,
                    FailedAt = now,
                };
                return await DecideAsync(new Decision(decision, OperatorVerb.Release, act, null), rows, SealedJob.Of(failed, NextRevision(rows)), token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>The unknown thing is a request id that only the history knows, so that is what it is called.</summary>
    public ValueTask<QuarantineResult> IdentifyAsync(string name, string requestId, RouteKey route, OperatorAct act, CancellationToken cancellationToken)
    {
        var decision = Guid.NewGuid();
        return database.RunAsync<QuarantineResult>(
            async token =>
            {
                if (!await IsUnaccountedAsync(name, token).ConfigureAwait(false))
                {
                    return await WasDecidedAsync(decision, token).ConfigureAwait(false)
                        ? new QuarantineResult.Identified(await QuarantinedAsync(requestId, token).ConfigureAwait(false))
                        : NothingUnknown(name);
                }

                if (name != requestId)
                {
                    return new QuarantineResult.Refused($"What is unknown is the job {name}, not {requestId}.", "Give its own request id, and the route key that it was accepted under.");
                }

                var rows = await finder.ReadAsync(requestId, token).ConfigureAwait(false);
                var placeholder = new Job { RequestId = requestId, Route = route, RequestDigest = default, Request = RawJson.Null };
                var refused = await TryDecideAsync(
                    new Decision(decision, OperatorVerb.Identify, act, name), rows, placeholder with { Revision = NextRevision(rows) }, RowVerifier.NoChecksum, null, token).ConfigureAwait(false);
                return refused ?? new QuarantineResult.Identified(await QuarantinedAsync(requestId, token).ConfigureAwait(false));
            },
            cancellationToken);
    }

    public ValueTask<QuarantineResult> ReleaseUnknownAsync(string name, OperatorAct act, CancellationToken cancellationToken)
    {
        var decision = Guid.NewGuid();
        return database.RunAsync<QuarantineResult>(
            async token =>
            {
                if (!RowFinder.IsRequestId(name))
                {
                    return NothingUnknown(name);
                }

                var decided = await database.WriteAsync(
                    statements.DecideUnknown,
                    parameters => parameters.Id(decision).Number16((short)OperatorVerb.ReleaseUnknown).Text(name).Text(act.Who).Text(act.Why),
                    new WriteOutcome(),
                    token).ConfigureAwait(false);
                return decided > 0 || await WasDecidedAsync(decision, token).ConfigureAwait(false) ? QuarantineResult.Discarded.Instance : NothingUnknown(name);
            },
            cancellationToken);
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadDamagedAsync(string requestId, CancellationToken cancellationToken) => database.RunAsync(
        async token => RowFinder.IsRequestId(requestId)
            ? await database.ReadAsync(
                statements.Damaged,
                parameters => parameters.Text(requestId).Number(SealedJob.MaxBytes),
                static async (rows, stop) => await rows.ReadAsync(stop).ConfigureAwait(false) ? rows.GetFieldValue<byte[]>(0) : (ReadOnlyMemory<byte>?)null,
                token).ConfigureAwait(false)
            : null,
        cancellationToken);

    public ValueTask<IReadOnlyList<OperatorDecision>> GetDecisionsAsync(CancellationToken cancellationToken) =>
        database.RunAsync(token => database.ReadAsync(statements.Decisions, Parameters.None, ReadDecisionsAsync, token), cancellationToken);

    /// <summary>What there is to say instead, where nothing is in quarantine.</summary>
    private async ValueTask<QuarantineResult?> NotBlockedAsync(StoredRows rows, string what, Guid decision, CancellationToken cancellationToken)
    {
        if (rows.RequestId is null)
        {
            return new QuarantineResult.NotInQuarantine($"There is no job with {what}.");
        }

        if (rows is { Key: null, Job: null })
        {
            return new QuarantineResult.NotInQuarantine($"The job {rows.RequestId} is unknown: its route key is lost. Identify it first, or release it as unknown.");
        }

        if (RowVerifier.Verify(rows, out var job) is not null)
        {
            return null;
        }

        return await WasDecidedAsync(decision, cancellationToken).ConfigureAwait(false)
            ? new QuarantineResult.Served(job!)
            : new QuarantineResult.NotInQuarantine($"The job {job!.RequestId} is served at revision {job.Revision}: it is not in quarantine.");
    }

    private static QuarantineResult.Refused? TryReadContent(StoredRows rows, ReadOnlyMemory<byte>? content, out Job? job)
    {
        job = null;
        if (content is null && (rows.Job is not { } row || !RowVerifier.IsWhole(row)))
        {
            return new QuarantineResult.Refused($"The store holds no good content of the job {rows.RequestId}.", "Give a repaired file, from a backup or from keep-core, or release the job.");
        }

        if (!Job.TryParse(content is { } given ? given.Span : rows.Job!.Body, out job))
        {
            return new QuarantineResult.Refused($"What was given for the job {rows.RequestId} is not a job in keep-core's layout.", "Give the decrypted content of the job's file.");
        }

        var (route, routeRequestId, digest) = rows.Key is { } key ? (key.Route, key.RouteRequestId, key.RequestDigest) : (rows.Job!.Route, rows.Job.RouteRequestId, rows.Job.RequestDigest);
        return job!.RequestId == rows.RequestId && job.Route.Route == route && job.Route.RouteRequestId == routeRequestId && RowVerifier.IsSame(digest, job.RequestDigest.ToArray())
            ? null
            : new QuarantineResult.Refused(
                $"What was given is the job {job.RequestId} of {job.Route}, and not what was accepted as {rows.RequestId} of {route}/{routeRequestId}.",
                "Give the content with the same request id, route key and digest. If the row in route_keys is the one that was altered, correct it as the tables' owner.");
    }

    private static long NextRevision(StoredRows rows) => Math.Max(rows.Job?.Revision ?? 0, rows.History?.Revision ?? 0) + 1;

    private async ValueTask<QuarantineResult> DecideAsync(Decision decision, StoredRows rows, SealedJob content, CancellationToken cancellationToken) =>
        await TryDecideAsync(decision, rows, content.Job, content.Checksum, content.Body, cancellationToken).ConfigureAwait(false)
        ?? await finder.FindAsync(content.Job.RequestId, cancellationToken).ConfigureAwait(false) switch
        {
            FindResult.Found(var served) => new QuarantineResult.Served(served),
            FindResult.Quarantined(var still) => new QuarantineResult.Refused($"The job {still.RequestId} is in quarantine again. {still.Reason}", "Look at its rows as the tables' owner."),
            _ => throw new InvalidOperationException("A job that was just written cannot be missing."),
        };

    /// <summary>Null when it was decided, now or by an earlier try.</summary>
    private async ValueTask<QuarantineResult?> TryDecideAsync(Decision decision, StoredRows rows, Job job, byte[] checksum, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                statements.Decide,
                parameters => parameters.Id(decision.Id).Number16((short)decision.Verb).Text(job.RequestId).Text(job.Route.Route).Text(job.Route.RouteRequestId)
                    .Optional(decision.Thing, NpgsqlDbType.Text).Text(decision.Act.Who).Text(decision.Act.Why).Optional(rows.Job?.Body, NpgsqlDbType.Bytea)
                    .Bytes(job.RequestDigest.ToArray()).Number(job.Revision).State(job.State).Bytes(checksum).Optional(body, NpgsqlDbType.Bytea),
                new WriteOutcome(),
                cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return await WasDecidedAsync(decision.Id, cancellationToken).ConfigureAwait(false) ? null : new QuarantineResult.Refused(
                $"Another row has what the job {job.RequestId} needs ({exception.ConstraintName}).",
                "Somebody else may have decided about it at the same time: look at it again. If the route key is another row's, remove the row that was altered as the tables' owner.");
        }
    }

    private ValueTask<bool> WasDecidedAsync(Guid decision, CancellationToken cancellationToken) =>
        database.ReadAsync(statements.WasDecided, parameters => parameters.Id(decision), Scalar.ReadAsync<bool>, cancellationToken);

    private async ValueTask<bool> IsUnaccountedAsync(string name, CancellationToken cancellationToken) =>
        RowFinder.IsRequestId(name) && await database.ReadAsync(statements.IsUnaccounted, parameters => parameters.Text(name), Scalar.ReadAsync<bool>, cancellationToken).ConfigureAwait(false);

    private async ValueTask<QuarantinedJob> QuarantinedAsync(string requestId, CancellationToken cancellationToken) =>
        await finder.FindAsync(requestId, cancellationToken).ConfigureAwait(false) is FindResult.Quarantined(var quarantine)
            ? quarantine
            : throw new InvalidOperationException("A job that was just identified is in quarantine.");

    private static QuarantineResult.NotInQuarantine NothingUnknown(string name) => new($"Nothing unknown is called '{(RowFinder.IsRequestId(name) ? name : "?")}'. Look at the store's report.");

    private static async ValueTask<IReadOnlyList<OperatorDecision>> ReadDecisionsAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        List<OperatorDecision> decisions = [];
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            RouteKey.TryCreate(Text(2), Text(3), out var route);
            decisions.Add(new((OperatorVerb)row.GetInt16(0), Text(1), route, Text(4), new OperatorAct(row.GetString(5), row.GetString(6)), row.GetFieldValue<DateTimeOffset>(7)));
        }

        return decisions;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private sealed record Decision(Guid Id, OperatorVerb Verb, OperatorAct Act, string? Thing);
}
