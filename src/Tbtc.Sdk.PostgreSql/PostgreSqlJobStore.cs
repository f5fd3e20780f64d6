using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tbtc.Sdk.Jobs.Storage;

// Two interfaces have methods of the same name, and each has its optional token.
#pragma warning disable RS0026

namespace Tbtc.Sdk.Jobs;

/// <summary>The job store on PostgreSQL, for any number of nodes: one route request, one job, whichever node is asked.</summary>
/// <remarks>
/// <para>
/// A route key is a row of an insert-only table with a unique constraint, written in the transaction of its job, so of any number of concurrent accepts
/// one wins and the others get its job. A call goes on through lost connections, failovers and conflicts for
/// <see cref="PostgreSqlJobStoreOptions.RetryTimeout"/>. A write whose answer was lost is recognised by the id of the attempt; where that stays impossible, it is
/// refused with <see cref="JobStoreRefusalReason.OutcomeUnknown"/>. A row that is not what was last acknowledged is in quarantine.
/// </para>
/// <para>
/// A lease keeps a paused node from writing. It cannot take back what the node did outside: check the lease before each such act. What is guaranteed and
/// what is not is in <c>docs/guides/many-nodes.md</c>. Safe to use from any thread.
/// </para>
/// </remarks>
public sealed class PostgreSqlJobStore : IJobStore, IJobLeases, IJobQuarantine, IAsyncDisposable
{
    private readonly Database _database;
    private readonly Opening _opening;
    private readonly Revisions _revisions;
    private readonly RowFinder _finder;
    private readonly RowWriter _writer;
    private readonly Leases _leases;
    private readonly Inspection _inspection;
    private readonly OperatorActs _acts;
    private readonly Archive _archive;
    private readonly SemaphoreSlim _gate = new(1);
    private volatile bool _isOpen;
    private int _isClosed;

    private PostgreSqlJobStore(PostgreSqlJobStoreOptions options, ILogger logger)
    {
        _database = new Database(options, logger);
        _opening = new Opening(_database, options, logger);
        var statements = new Statements(options.Schema);
        _revisions = new Revisions(token => _database.RunAsync(
            stop => _database.WriteAsync(statements.NextRevisions, Parameters.None, Scalar.ReadAsync<long>, new WriteOutcome(), stop), token));
        var seen = new SeenRows();
        _finder = new RowFinder(_database, statements, seen, logger);
        _writer = new RowWriter(_database, statements, _finder, seen, _revisions, logger);
        _leases = new Leases(_database, statements);
        _inspection = new Inspection(_database, statements, _finder);
        _archive = new Archive(_database, statements, _finder, _writer);
        _acts = new OperatorActs(_database, statements, _finder, options.TimeProvider);
    }

    /// <summary>The id of the store. Pin it in <see cref="PostgreSqlJobStoreOptions.StoreId"/>.</summary>
    public Guid StoreId => _inspection.StoreId;

    /// <summary>Opens the store in a database.</summary>
    /// <param name="options">Where, and how.</param>
    /// <param name="loggerFactory">Where retries, lost answers and damage are logged; null for nowhere.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The options name no server or database, no schema, or a time that is not positive.</exception>
    /// <exception cref="PostgreSqlOpenException">The database cannot be opened as a store; its kind says why.</exception>
    public static async Task<OpenedPostgreSqlJobStore> OpenAsync(
        PostgreSqlJobStoreOptions options, ILoggerFactory? loggerFactory = null, CancellationToken cancellationToken = default)
    {
        var store = Create(options, Logger(loggerFactory));
        try
        {
            await store.RequireOpenAsync(cancellationToken).ConfigureAwait(false);
            return new OpenedPostgreSqlJobStore(store, await store.GetReportAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Creates the store's tables or brings them up to date, and gives the application's role what it needs and no more. Several nodes may do it at once, and
    /// repeating it changes nothing.
    /// </summary>
    /// <param name="options">Where; the role that connects owns the tables. A new store gets the options' id, where they name one.</param>
    /// <param name="applicationRole">The role that nodes connect as, or null. It may not update or delete route keys, history and decisions.</param>
    /// <param name="loggerFactory">Where it is logged, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The options name no server or database, or no schema.</exception>
    /// <exception cref="PostgreSqlOpenException">The tables cannot be brought up to date. Nothing was changed.</exception>
    public static async Task MigrateAsync(
        PostgreSqlJobStoreOptions options, string? applicationRole = null, ILoggerFactory? loggerFactory = null, CancellationToken cancellationToken = default)
    {
        var store = Create(options, Logger(loggerFactory));
        await using var disposing = store.ConfigureAwait(false);
        await store._opening.MigrateAsync(applicationRole, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes what the history holds of finished jobs beside their last entry, which is the one that proves their content: in batches of 1,000, each a transaction of its
    /// own, so that nodes go on meanwhile.
    /// </summary>
    /// <param name="options">Where; the role that connects owns the tables, because a node's role may not delete.</param>
    /// <param name="writtenBefore">Entries that were written later, by the database's clock, stay. Choose a moment that no call that is still being retried began before.</param>
    /// <param name="cancellationToken">Ends it; what was deleted stays deleted.</param>
    /// <returns>How many entries were deleted.</returns>
    /// <exception cref="ArgumentException">The options name no server or database, or no schema.</exception>
    /// <exception cref="PostgreSqlOpenException">The database cannot be opened as a store.</exception>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used, or the role may not delete.</exception>
    public static async Task<long> TrimHistoryAsync(PostgreSqlJobStoreOptions options, DateTimeOffset writtenBefore, CancellationToken cancellationToken = default)
    {
        var store = Create(options, NullLogger.Instance);
        await using var disposing = store.ConfigureAwait(false);
        await store.RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await store._archive.TrimHistoryAsync(writtenBefore, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _writer.AcceptAsync(job, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<FindResult> FindAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _finder.FindAsync(requestId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<FindResult> FindByRouteAsync(RouteKey route, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(route);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _finder.FindAsync(route, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(JobState state, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var requestId in _finder.ListAsync(state, cancellationToken).ConfigureAwait(false))
        {
            yield return requestId;
        }
    }

    /// <inheritdoc/>
    public ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return UpdateOpenAsync(job, null, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<UpdateResult> UpdateAsync(Job job, JobLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(lease);
        return job.RequestId == lease.RequestId
            ? UpdateOpenAsync(job, lease, cancellationToken)
            : throw new ArgumentException($"The lease is on the job {lease.RequestId}, and the update is of {job.RequestId}. Take a lease on the job that is updated.", nameof(lease));
    }

    /// <inheritdoc/>
    public async ValueTask<JobLease?> TryAcquireAsync(string requestId, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return RowFinder.IsRequestId(requestId) ? await _leases.TryAcquireAsync(requestId, duration, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<JobLease?> TryRenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return RowFinder.IsRequestId(lease.RequestId) ? await _leases.TryRenewAsync(lease, duration, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        if (RowFinder.IsRequestId(lease.RequestId))
        {
            await _leases.ReleaseAsync(lease, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<JobStoreReport> GetReportAsync(CancellationToken cancellationToken = default)
    {
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _inspection.ReportAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<JobStoreReport> ScrubAsync(IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        await _inspection.ScrubAsync(progress, cancellationToken).ConfigureAwait(false);
        return await _inspection.ReportAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async ValueTask<QuarantineResult> RestoreAsync(string requestId, ReadOnlyMemory<byte>? content, OperatorAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(act);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _acts.RestoreAsync(requestId, content, act, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async ValueTask<QuarantineResult> ReleaseAsync(RouteKey route, OperatorAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(act);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _acts.ReleaseAsync(route, act, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async ValueTask<QuarantineResult> IdentifyAsync(string file, string requestId, RouteKey route, OperatorAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(act);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _acts.IdentifyAsync(file, requestId, route, act, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async ValueTask<QuarantineResult> ReleaseUnknownAsync(string file, OperatorAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(act);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _acts.ReleaseUnknownAsync(file, act, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadDamagedAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _acts.ReadDamagedAsync(requestId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async ValueTask<IReadOnlyList<OperatorDecision>> GetDecisionsAsync(CancellationToken cancellationToken = default)
    {
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _acts.GetDecisionsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes the rows of finished jobs small: their request goes, and all else stays. A job that was archived is found as before, with the request <c>null</c>; its route key is
    /// taken for ever, and the same request again is answered with it, result and all. One job at a time, so that nodes go on meanwhile. Jobs in quarantine stay as they are.
    /// </summary>
    /// <param name="finishedBefore">Jobs that changed later, by the database's clock, stay whole.</param>
    /// <param name="keep">
    /// Called with each whole job before its row is made small, to keep it elsewhere. When it throws, that job stays whole and the call ends with what it threw. It is called
    /// again for a job whose row was not made small, so let it overwrite.
    /// </param>
    /// <param name="cancellationToken">Ends it; repeating it goes on from there.</param>
    /// <returns>How many jobs were archived.</returns>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async Task<int> ArchiveAsync(DateTimeOffset finishedBefore, Func<Job, CancellationToken, ValueTask> keep, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keep);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _archive.RunAsync(finishedBefore, keep, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Copies every job of a directory into this store, and reads each back. A job that is in quarantine there is in quarantine here, its route key taken. Copies nothing
    /// while something is unknown there. Stop the node that uses the directory first, and do not start it again afterwards: what is accepted there later is not known here.
    /// </summary>
    /// <param name="source">The directory's store.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Ends the copy; repeating it goes on from there.</param>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async Task<TransferResult> ImportAsync(DirectoryJobStore source, IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        var report = await source.ScrubAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return Unfit(report) ?? await new Transfer(source, this, progress).RunAsync(
            source.ListIdentitiesAsync(cancellationToken),
            report.Jobs,
            async (identity, _, token) =>
            {
                var damaged = await source.ReadDamagedAsync(identity.RequestId, token).ConfigureAwait(false);
                return await _writer.AcceptQuarantinedAsync(identity, damaged?.ToArray(), token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Copies every job of this store into a directory's store, and reads each back. A job that is in quarantine here is in quarantine there, its route key taken; its bytes
    /// stay here. Copies nothing while something is unknown here. Stop every node first: what they accept later is not known there.
    /// </summary>
    /// <param name="target">The directory's store.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Ends the copy; repeating it goes on from there.</param>
    /// <exception cref="JobStoreUnavailableException">The database cannot be used.</exception>
    public async Task<TransferResult> ExportAsync(DirectoryJobStore target, IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var report = await ScrubAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return Unfit(report) ?? await new Transfer(this, target, progress).RunAsync(
            _finder.ListIdentitiesAsync(cancellationToken), report.Jobs, (identity, _, token) => AddQuarantinedAsync(target, identity, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the store's connections. Writes that are under way end on the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await _database.DisposeAsync().ConfigureAwait(false);
            _revisions.Dispose();
            _gate.Dispose();
        }
    }

    /// <summary>A store that opens at its first call.</summary>
    internal static PostgreSqlJobStore Create(PostgreSqlJobStoreOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Schema.IsName(options.Schema))
        {
            throw new ArgumentException("Schema is not the name of a schema: use a lower-case letter or '_', then up to 62 of a-z, 0-9 and '_'.", nameof(options));
        }

        if (options.StatementTimeout < TimeSpan.FromMilliseconds(1) || options.RetryTimeout <= TimeSpan.Zero || options.ScrubInterval <= TimeSpan.Zero)
        {
            throw new ArgumentException("StatementTimeout, RetryTimeout and ScrubInterval must be positive.", nameof(options));
        }

        return new PostgreSqlJobStore(options, logger);
    }

    /// <summary>Opens the store, unless it is open.</summary>
    /// <exception cref="PostgreSqlOpenException">The database cannot be opened as a store.</exception>
    internal async ValueTask RequireOpenAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_isOpen)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isOpen)
            {
                _inspection.StoreId = await _opening.OpenAsync(cancellationToken).ConfigureAwait(false);
                _isOpen = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Which database, without credentials.</summary>
    internal string DatabaseName => _database.Name;

    private async ValueTask<UpdateResult> UpdateOpenAsync(Job job, JobLease? lease, CancellationToken cancellationToken)
    {
        await RequireOpenAsync(cancellationToken).ConfigureAwait(false);
        return await _writer.UpdateAsync(job, lease, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="Transfer"/> asks: null when its key or its id is another job's there; else whether it was not there yet.</summary>
    private static async ValueTask<bool?> AddQuarantinedAsync(DirectoryJobStore target, JobIdentity identity, CancellationToken cancellationToken)
    {
        var there = await target.FindByRouteAsync(identity.Route, cancellationToken).ConfigureAwait(false) switch
        {
            FindResult.Found(var job) => job.RequestId,
            FindResult.Quarantined(var quarantine) => quarantine.RequestId ?? "",
            _ => null,
        };
        if (there is not null)
        {
            return there == identity.RequestId ? false : null;
        }

        var act = new OperatorAct(nameof(ExportAsync), "It is in quarantine in the database that it was exported from.");
        return await target.AddQuarantinedAsync(identity.RequestId, identity.Route, act, cancellationToken).ConfigureAwait(false) is QuarantineResult.Identified ? true : null;
    }

    /// <summary>What a copy would forget, or null where it forgets nothing.</summary>
    private static TransferResult? Unfit(JobStoreReport report) =>
        report.Accepting == JobStoreAccepting.All && report.Unknown.Count == 0 ? null : new TransferResult(
            0, 0, 0, [.. report.Problems.Concat(report.Unknown.Select(unknown => $"{unknown.File}: {unknown.Reason}")).Distinct(), "A copy would forget this. Resolve it first."]);

    private static ILogger Logger(ILoggerFactory? loggerFactory) =>
        loggerFactory is null ? NullLogger.Instance : loggerFactory.CreateLogger(typeof(PostgreSqlJobStore).FullName!);
}
