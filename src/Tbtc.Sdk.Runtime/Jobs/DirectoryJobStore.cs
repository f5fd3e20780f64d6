using System.Runtime.CompilerServices;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

/// <summary>The job store in a directory, for one node: it starts after any damage and forgets nothing.</summary>
/// <remarks>
/// <para>
/// Every accept and update is durable in two copies of a journal before it is answered or visible. The files of jobs,
/// <c>covenant-signer-jobs/&lt;requestId&gt;.json</c> in keep-core's layout, are written from it at checkpoints. While the store owns the directory, a marker
/// keeps a keep-core node from starting there. What opening does in every state that a crash or damage can leave is a table in
/// <c>docs/operating/recovery.md</c>.
/// </para>
/// <para>Close it by disposing of it: that writes what is pending to the files. Safe to use from any thread.</para>
/// </remarks>
public sealed class DirectoryJobStore : IJobStore, IAsyncDisposable, IDisposable
{
    private readonly StoreCore _core;

    private DirectoryJobStore(StoreCore core) => _core = core;

    /// <summary>The id of the store. Pin it in <see cref="DirectoryJobStoreOptions.StoreId"/>.</summary>
    public Guid StoreId => _core.StoreId;

    /// <summary>Opens the store in a data directory, or creates it.</summary>
    /// <param name="options">Where, and how.</param>
    /// <param name="cancellationToken">Ends the wait; a full verification stops.</param>
    /// <exception cref="ArgumentException">The options name no directory, or an interval that is not positive.</exception>
    /// <exception cref="JobStoreOpenException">The directory cannot be opened as a store; its kind says why.</exception>
    public static Task<OpenedJobStore> OpenAsync(DirectoryJobStoreOptions options, CancellationToken cancellationToken = default)
    {
        Require(options);
        return Task.Run(() => OpenChecked(options, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the store in a data directory, or creates it, on the caller's thread.</summary>
    /// <param name="options">Where, and how.</param>
    /// <exception cref="ArgumentException">The options name no directory, or an interval that is not positive.</exception>
    /// <exception cref="JobStoreOpenException">The directory cannot be opened as a store; its kind says why.</exception>
    public static OpenedJobStore Open(DirectoryJobStoreOptions options)
    {
        Require(options);
        return OpenChecked(options, CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return _core.Writer.AcceptAsync(job, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<FindResult> FindAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_core.Reader.Find(requestId));
    }

    /// <inheritdoc/>
    public ValueTask<FindResult> FindByRouteAsync(RouteKey route, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(route);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_core.Reader.Find(route));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(JobState state, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var requestId in _core.Reader.List(state))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return requestId;
        }
    }

    /// <summary>What the store knows of every job, in no order: also of those in quarantine. A job that is accepted meanwhile may be in it or not.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async IAsyncEnumerable<JobIdentity> ListIdentitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        _core.RequireOpen();
        foreach (var identity in LedgerListing.Identities(_core.Table))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return identity;
        }
    }

    /// <inheritdoc/>
    public ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return _core.Writer.UpdateAsync(job, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JobStoreReport> GetReportAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_core.Report());
    }

    /// <inheritdoc/>
    public Task<JobStoreReport> ScrubAsync(IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => _core.Scrub(progress, cancellationToken), cancellationToken);

    /// <summary>Writes the newest content of every job to its file now. Without this it happens at intervals, and when the store is closed.</summary>
    /// <param name="cancellationToken">Ends the wait, not the writing.</param>
    /// <returns>False when it could not be done now; the report says why. Nothing is lost then: the journal has it.</returns>
    public Task<bool> CheckpointAsync(CancellationToken cancellationToken = default) =>
        Task.Run(_core.TryCheckpoint, CancellationToken.None).WaitAsync(cancellationToken);

    /// <summary>Closes the store: puts under way end, what is pending is written to the files, the locks are given back.</summary>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => _core.Close(checkpoint: true);

    /// <summary>Gives the directory up as a crash would, without a last checkpoint. For tests.</summary>
    internal void Abandon() => _core.Close(checkpoint: false);

    /// <summary>The parts, for tests that need to reach below the store.</summary>
    internal StoreCore Core => _core;

    private static void Require(DirectoryJobStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Directory))
        {
            throw new ArgumentException("A directory job store needs a data directory. Set Directory to the parent of covenant-signer-jobs.", nameof(options));
        }

        if (options.CheckpointInterval <= TimeSpan.Zero || options.ScrubInterval <= TimeSpan.Zero)
        {
            throw new ArgumentException("CheckpointInterval and ScrubInterval must be positive.", nameof(options));
        }
    }

    private static OpenedJobStore OpenChecked(DirectoryJobStoreOptions options, CancellationToken cancellationToken)
    {
        var core = StoreCore.Open(options, cancellationToken);
        return new OpenedJobStore(new DirectoryJobStore(core), core.Report());
    }
}
