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
/// <para>
/// A directory that a keep-core node wrote, or had since <see cref="HandOverAsync"/>, is taken over by opening it; its files are not touched.
/// </para>
/// <para>Close it by disposing of it: that writes what is pending to the files. Safe to use from any thread. Runs on Linux, x64 and arm64.</para>
/// </remarks>
public sealed class DirectoryJobStore : IJobStore, IJobQuarantine, IAsyncDisposable, IDisposable
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
    /// <exception cref="PlatformNotSupportedException">Not Linux on x64 or arm64.</exception>
    public static Task<OpenedJobStore> OpenAsync(DirectoryJobStoreOptions options, CancellationToken cancellationToken = default)
    {
        Require(options);
        return Task.Run(() => OpenChecked(options, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the store in a data directory, or creates it, on the caller's thread.</summary>
    /// <param name="options">Where, and how.</param>
    /// <exception cref="ArgumentException">The options name no directory, or an interval that is not positive.</exception>
    /// <exception cref="JobStoreOpenException">The directory cannot be opened as a store; its kind says why.</exception>
    /// <exception cref="PlatformNotSupportedException">Not Linux on x64 or arm64.</exception>
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

    /// <inheritdoc/>
    public ValueTask<QuarantineResult> RestoreAsync(string requestId, ReadOnlyMemory<byte>? content, OperatorAct act, CancellationToken cancellationToken = default) =>
        Act(act, requestId, () => _core.Quarantine.RestoreAsync(requestId, content, act), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<QuarantineResult> ReleaseAsync(RouteKey route, OperatorAct act, CancellationToken cancellationToken = default) =>
        Act(act, route, () => _core.Quarantine.ReleaseAsync(route, act), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<QuarantineResult> IdentifyAsync(string file, string requestId, RouteKey route, OperatorAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(route);
        return JobText.IsRequestId(requestId)
            ? Act(act, file, () => _core.Unknown.IdentifyAsync(file, requestId, route, act), cancellationToken)
            : throw new ArgumentException($"'{JobText.Shorten(requestId)}' is not a request id. Take it from the client or from the node's log.", nameof(requestId));
    }

    /// <summary>
    /// Takes over a job that another store has in quarantine: it is in quarantine here under its identity, its route key refused, and can be restored or
    /// released.
    /// </summary>
    /// <param name="requestId">The job's request id.</param>
    /// <param name="route">The job's route key.</param>
    /// <param name="act">Who, and why.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    /// <exception cref="ArgumentException"><paramref name="requestId"/> cannot be one.</exception>
    public ValueTask<QuarantineResult> AddQuarantinedAsync(string requestId, RouteKey route, OperatorAct act, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(route);
        return JobText.IsRequestId(requestId)
            ? Act(act, route, () => _core.Unknown.AddAsync(requestId, route, act), cancellationToken)
            : throw new ArgumentException($"'{JobText.Shorten(requestId)}' is not a request id. Take it from the other store.", nameof(requestId));
    }

    /// <inheritdoc/>
    public ValueTask<QuarantineResult> ReleaseUnknownAsync(string file, OperatorAct act, CancellationToken cancellationToken = default) =>
        Act(act, file, () => _core.Unknown.ReleaseAsync(file, act), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadDamagedAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_core.Quarantine.ReadDamaged(requestId));
    }

    /// <summary>The bytes of an unknown file, as they are, or null where there are none or too many to be a job.</summary>
    /// <param name="file">The unknown thing, as <see cref="UnknownFile.File"/> names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<ReadOnlyMemory<byte>?> ReadUnknownAsync(string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_core.Unknown.Read(file));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OperatorDecision>> GetDecisionsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_core.Decisions());
    }

    /// <summary>
    /// Gives the directory to a keep-core node: writes and verifies every file, records who gave it and why, takes the marker away and closes the store.
    /// Refused while anything is in quarantine or unknown, because keep-core would forget it. Opening the directory again takes it back.
    /// </summary>
    /// <param name="act">Who, and why.</param>
    /// <param name="progress">Told how far the verification is, or null.</param>
    /// <param name="cancellationToken">Ends the verification; nothing is given then.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public Task<HandOverResult> HandOverAsync(OperatorAct act, IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(act);
        return Task.Run(
            async () =>
            {
                var result = await _core.HandOver.GiveAsync(act, progress, cancellationToken).ConfigureAwait(false);
                if (result is HandOverResult.Completed)
                {
                    _core.Close(checkpoint: false);
                }

                return result;
            },
            cancellationToken);
    }

    /// <summary>
    /// Copies every job to a directory in which a keep-core node can start. Refused while anything is in quarantine or unknown, because keep-core would
    /// forget it. The store goes on: a node that starts in the copy knows nothing of what is accepted here from then on, and the other way round.
    /// </summary>
    /// <param name="directory">The data directory to write: missing, or without a jobs directory.</param>
    /// <param name="act">Who, and why.</param>
    /// <param name="progress">Told how far the copy is, or null.</param>
    /// <param name="cancellationToken">Ends the copy; what is there then is not taken for a store.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public Task<HandOverResult> ExportAsync(string directory, OperatorAct act, IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(act);
        return Task.Run(() => _core.ExportAsync(directory, act, progress, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// What the journal says, without opening the store: no lock is taken, nothing is changed, no file of a job is looked at. For a directory that a node
    /// has open. What only the node knows, such as an error of the disk, is not in it.
    /// </summary>
    /// <param name="options">Where the store is, and its password.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The report, or null where there is no journal of ours.</returns>
    /// <exception cref="JobStoreOpenException">The journal cannot be read; its kind says why.</exception>
    public static Task<JobStoreReport?> PeekAsync(DirectoryJobStoreOptions options, CancellationToken cancellationToken = default)
    {
        Require(options);
        return Task.Run(() => StoreCore.Peek(options, cancellationToken), cancellationToken);
    }

    /// <summary>Closes the store: puts under way end, what is pending is written to the files, the locks are given back.</summary>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => _core.Close(checkpoint: true);

    /// <summary>Gives the directory up as a crash would, without a last checkpoint. For tests.</summary>
    internal void Abandon() => _core.Close(checkpoint: false);

    /// <summary>The parts, for tests that need to reach below the store.</summary>
    internal StoreCore Core => _core;

    private static ValueTask<QuarantineResult> Act(OperatorAct act, object subject, Func<ValueTask<QuarantineResult>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(subject);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<QuarantineResult>(Task.Run(() => work().AsTask(), CancellationToken.None).WaitAsync(cancellationToken));
    }

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
