using System.Globalization;
using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Leases on jobs, by the database's clock.</summary>
internal sealed class Leases(Database database, Statements statements)
{
    /// <summary>For whoever looks at the table. Says nothing to the store.</summary>
    private readonly string _holder = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    public ValueTask<JobLease?> TryAcquireAsync(string requestId, TimeSpan duration, CancellationToken cancellationToken)
    {
        var attempt = Guid.NewGuid();
        return WriteAsync(
            requestId, statements.AcquireLease, parameters => parameters.Text(requestId).Id(attempt).Seconds(duration).Text(_holder), cancellationToken);
    }

    public ValueTask<JobLease?> TryRenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken) => WriteAsync(
        lease.RequestId, statements.RenewLease, parameters => parameters.Text(lease.RequestId).Number(lease.FencingToken).Seconds(duration), cancellationToken);

    public async ValueTask ReleaseAsync(JobLease lease, CancellationToken cancellationToken) => await database.RunAsync(
        token => database.WriteAsync(statements.ReleaseLease, parameters => parameters.Text(lease.RequestId).Number(lease.FencingToken), new WriteOutcome(), token),
        cancellationToken).ConfigureAwait(false);

    private ValueTask<JobLease?> WriteAsync(string requestId, string sql, Action<NpgsqlParameterCollection> bind, CancellationToken cancellationToken) => database.RunAsync(
        token => database.WriteAsync(
            sql,
            bind,
            async (rows, stop) => await rows.ReadAsync(stop).ConfigureAwait(false)
                ? new JobLease(requestId, rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1))
                : null,
            new WriteOutcome(),
            token),
        cancellationToken);
}
