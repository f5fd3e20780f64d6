using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Finds jobs, and serves only what was last acknowledged.</summary>
internal sealed class RowFinder(Database database, Statements statements, SeenRows seen, ILogger logger)
{
    private const int IdsAtOnce = 1000;

    public async ValueTask<FindResult> FindAsync(string requestId, CancellationToken cancellationToken) =>
        IsRequestId(requestId)
            ? await database.RunAsync(async token => await ServeAsync(await ReadAsync(requestId, token).ConfigureAwait(false), token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            : FindResult.NotFound.Instance;

    public ValueTask<FindResult> FindAsync(RouteKey route, CancellationToken cancellationToken) =>
        database.RunAsync(async token => await ServeAsync(await ReadAsync(route, token).ConfigureAwait(false), token).ConfigureAwait(false), cancellationToken);

    /// <summary>The rows of a request id. One try.</summary>
    public ValueTask<StoredRows> ReadAsync(string requestId, CancellationToken cancellationToken) =>
        database.ReadAsync(statements.FindById, parameters => parameters.Text(requestId), OneAsync, cancellationToken);

    /// <summary>The rows of a route key. One try.</summary>
    public ValueTask<StoredRows> ReadAsync(RouteKey route, CancellationToken cancellationToken) =>
        database.ReadAsync(statements.FindByRoute, parameters => parameters.Text(route.Route).Text(route.RouteRequestId), OneAsync, cancellationToken);

    /// <summary>The one place where rows become a job, or a job in quarantine. What was found is noted for the other nodes. One try.</summary>
    public async ValueTask<FindResult> ServeAsync(StoredRows rows, CancellationToken cancellationToken)
    {
        if (rows.RequestId is not { } requestId)
        {
            return FindResult.NotFound.Instance;
        }

        if (RowVerifier.Verify(rows, out var job) is not { } reason)
        {
            if (rows.Note is null)
            {
                seen.Add(rows, job!);
            }
            else
            {
                await database.WriteAsync(statements.ClearQuarantine, parameters => parameters.Text(requestId), new WriteOutcome(), cancellationToken).ConfigureAwait(false);
            }

            return new FindResult.Found(job!);
        }

        var since = rows.Note is { } note && note.Reason == reason ? note.Since : await NoteAsync(requestId, rows.Route, reason, cancellationToken).ConfigureAwait(false);
        return new FindResult.Quarantined(new QuarantinedJob(requestId, rows.Route, reason, since));
    }

    public async IAsyncEnumerable<string> ListAsync(JobState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = "";
        while (true)
        {
            var ids = await database.RunAsync(
                token => database.ReadAsync(statements.List, parameters => parameters.State(state).Text(last).Number(IdsAtOnce), IdsAsync, token),
                cancellationToken).ConfigureAwait(false);
            foreach (var id in ids)
            {
                yield return id;
            }

            if (ids.Count < IdsAtOnce)
            {
                yield break;
            }

            last = ids[^1];
        }
    }

    /// <summary>What route_keys has, in pages.</summary>
    public async IAsyncEnumerable<JobIdentity> ListIdentitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = ""; last is not null;)
        {
            var start = last;
            var page = await database.RunAsync(
                token => database.ReadAsync(statements.Identities, parameters => parameters.Text(start).Number(IdsAtOnce), IdentitiesAsync, token),
                cancellationToken).ConfigureAwait(false);
            foreach (var identity in page)
            {
                yield return identity;
            }

            last = page.Count < IdsAtOnce ? null : page[^1].RequestId;
        }
    }

    /// <summary>Whether it can be a job's; anything else is not asked for.</summary>
    public static bool IsRequestId(string requestId) =>
        requestId.Length is > 0 and <= MaxRequestIdLength && !requestId.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>As <see cref="Job.RequestId"/> has it.</summary>
    private const int MaxRequestIdLength = 123;

    private async ValueTask<DateTimeOffset> NoteAsync(string requestId, RouteKey? route, string reason, CancellationToken cancellationToken)
    {
        PostgreSqlLog.Quarantined(logger, requestId, route, reason);
        return await database.WriteAsync(
            statements.NoteQuarantine,
            parameters => parameters.Text(requestId).Text(reason),
            static async (rows, token) =>
            {
                await rows.ReadAsync(token).ConfigureAwait(false);
                return rows.GetFieldValue<DateTimeOffset>(0);
            },
            new WriteOutcome(),
            cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<StoredRows> OneAsync(NpgsqlDataReader rows, CancellationToken cancellationToken) =>
        await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? StoredRows.Read(rows) : new StoredRows(null, null, null, null);

    public static async ValueTask<List<string>> IdsAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    private static async ValueTask<List<JobIdentity>> IdentitiesAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        List<JobIdentity> identities = [];
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            identities.Add(new JobIdentity(
                row.GetString(0),
                new RouteKey(row.GetString(1), row.GetString(2)),
                new Bytes32(row.GetFieldValue<byte[]>(3)),
                row.IsDBNull(4) ? default : (JobState)row.GetInt16(4),
                row.IsDBNull(5) ? 0 : row.GetInt64(5)));
        }

        return identities;
    }
}
