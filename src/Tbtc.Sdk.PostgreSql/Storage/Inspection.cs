using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Looks at every job, and reports what is wrong in the whole store.</summary>
internal sealed class Inspection(Database database, Statements statements, RowFinder finder)
{
    private const int JobsAtOnce = 200;
    private int _jobs;

    public Guid StoreId { get; set; }

    /// <summary>The state of the store; that it cannot be asked is a state too.</summary>
    public async ValueTask<JobStoreReport> ReportAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.RunAsync(TryReportAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException exception)
        {
            return new JobStoreReport { StoreId = StoreId, Jobs = _jobs, Accepting = JobStoreAccepting.None, Problems = [exception.Message] };
        }
    }

    /// <summary>Verifies every job, and notes those whose route key is lost.</summary>
    public async Task ScrubAsync(IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        var total = (int)await database.RunAsync(token => database.ReadAsync(statements.Count, Parameters.None, Scalar.ReadAsync<long>, token), cancellationToken).ConfigureAwait(false);
        var verified = 0;
        for (var last = ""; last is not null;)
        {
            var start = last;
            var (next, count) = await database.RunAsync(token => TryScrubPageAsync(start, token), cancellationToken).ConfigureAwait(false);
            (last, verified) = (next, verified + count);
            progress?.Report(new ScrubProgress(verified, Math.Max(total, verified)));
        }
    }

    private async ValueTask<(string? Last, int Count)> TryScrubPageAsync(string start, CancellationToken cancellationToken)
    {
        // Only what is wrong outlives the reading of a page: a page of the largest jobs would not fit into memory.
        var (last, count, suspects) = await database.ReadAsync(
            statements.Page, parameters => parameters.Text(start).Number(JobsAtOnce), SuspectsAsync, cancellationToken).ConfigureAwait(false);
        foreach (var requestId in suspects)
        {
            // Again, with all of its rows in one statement: an update may have come between.
            var rows = await finder.ReadAsync(requestId, cancellationToken).ConfigureAwait(false);
            await finder.ServeAsync(rows, cancellationToken).ConfigureAwait(false);
            if (rows is { Key: null, Job: null, History: not null })
            {
                await database.WriteAsync(
                    statements.NoteUnaccounted,
                    parameters => parameters.Text(requestId).Text($"The job {requestId} is in job_history only: its route key is lost. Say which route request it was, or accept its loss."),
                    new WriteOutcome(),
                    cancellationToken).ConfigureAwait(false);
            }
        }

        return (count < JobsAtOnce ? null : last, count);
    }

    private static async ValueTask<(string Last, int Count, List<string> Suspects)> SuspectsAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var (last, count) = ("", 0);
        List<string> suspects = [];
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var rows = StoredRows.Read(row);
            (last, count) = (rows.RequestId!, count + 1);
            if (RowVerifier.Verify(rows, out _) is not null || rows.Note is not null)
            {
                suspects.Add(last);
            }
        }

        return (last, count, suspects);
    }

    private async ValueTask<JobStoreReport> TryReportAsync(CancellationToken cancellationToken)
    {
        var count = await database.ReadAsync(statements.Count, Parameters.None, Scalar.ReadAsync<long>, cancellationToken).ConfigureAwait(false);
        var quarantined = await database.ReadAsync(
            statements.Quarantined,
            Parameters.None,
            (rows, token) => ListAsync(rows, row => new QuarantinedJob(row.GetString(0), RouteOf(row), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)), token),
            cancellationToken).ConfigureAwait(false);
        var unaccounted = await database.ReadAsync(
            statements.Unaccounted,
            Parameters.None,
            (rows, token) => ListAsync(rows, row => new UnknownFile(row.GetString(0), null, row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), BlocksUnknownKeys: true), token),
            cancellationToken).ConfigureAwait(false);
        _jobs = (int)Math.Min(count, int.MaxValue);
        return new JobStoreReport
        {
            StoreId = StoreId,
            Jobs = _jobs,
            Accepting = unaccounted.Count == 0 ? JobStoreAccepting.All : JobStoreAccepting.KnownOnly,
            Problems = [.. unaccounted.Select(unknown => unknown.Reason)],
            Quarantined = quarantined,
            Unknown = unaccounted,
        };
    }

    private static RouteKey? RouteOf(NpgsqlDataReader row) =>
        !row.IsDBNull(1) && RouteKey.TryCreate(row.GetString(1), row.GetString(2), out var route) ? route : null;

    private static async ValueTask<List<T>> ListAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> all = [];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
