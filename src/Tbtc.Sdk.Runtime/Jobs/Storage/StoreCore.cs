namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The parts of an open directory store, put together.</summary>
internal sealed class StoreCore : IDisposable
{
    private readonly StoreDirectories _directories;
    private readonly Journal _journal;
    private readonly Scrub _scrub;
    private readonly StoreStatus _status;
    private readonly DiskFault _fault = new();
    private readonly StoreMetrics _metrics;
    private readonly DirectoryJobStoreOptions _options;

    private StoreCore(DirectoryJobStoreOptions options, Recovery recovery, JobTable table, Journal journal)
    {
        (_options, _directories, Table, _journal, StoreId) = (options, recovery.Directories, table, journal, recovery.StoreId);
        var bodies = recovery.Bodies;
        var files = new JobFiles(_directories, bodies, options.TimeProvider);
        _scrub = new Scrub(table, files, bodies, options.TimeProvider);
        Committer = new Committer(journal, table, _fault, options.Limits, recovery.NextLsn);
        Maintenance = new Maintenance(table, journal, Committer, files, _directories, _fault, options);
        _status = new StoreStatus(StoreId, table, journal, Committer, Maintenance, _fault, recovery.Healed);
        Reader = new JobReader(table, files, bodies, _status, options.TimeProvider);
        Writer = new JobWriter(table, Reader, bodies, Committer, Maintenance, _status, _fault);
        Quarantine = new Quarantine(table, Reader, files, bodies, Committer, Maintenance, new JournalSearch(_directories), _status, _fault, options.TimeProvider);
        Unknown = new UnknownThings(table, files, Committer, Maintenance, _scrub, _status, _fault, options.TimeProvider);
        HandOver = new HandOver(table, Committer, Maintenance, files, _directories, _scrub, _status, _fault, options.TimeProvider);
        _metrics = new StoreMetrics(StoreId, _status, _scrub);
        Committer.Measured = _metrics.Committed;
    }

    public Guid StoreId { get; }

    public JobTable Table { get; }

    public Committer Committer { get; }

    public Maintenance Maintenance { get; }

    public JobReader Reader { get; }

    public JobWriter Writer { get; }

    public Quarantine Quarantine { get; }

    public UnknownThings Unknown { get; }

    public HandOver HandOver { get; }

    public static IDisk Disk(DirectoryJobStoreOptions options) =>
        options.Disk ?? LinuxDisk.OfThisMachine();

    public static JobStoreReport? Peek(DirectoryJobStoreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return StorePeek.Run(options, Disk(options), cancellationToken);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Missing)
        {
            return null;
        }
        catch (DiskException exception)
        {
            throw ToOpenException(options.Directory, exception);
        }
    }

    public async Task<HandOverResult> ExportAsync(string directory, OperatorAct act, IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        using var target = Disk(_options).OpenRoot(directory, create: true);
        return await HandOver.CopyAsync(target, act, _options.Limits.CheckpointThreads, progress, cancellationToken).ConfigureAwait(false);
    }

    public IReadOnlyList<OperatorDecision> Decisions()
    {
        lock (Table.Gate)
        {
            _status.RequireOpen();
            return [.. Table.Ledger.Decisions];
        }
    }

    public static StoreCore Open(DirectoryJobStoreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var disk = Disk(options);
            using var recovery = Recovery.Begin(options, disk);
            return Open(options, recovery, cancellationToken);
        }
        catch (LockedException exception)
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.Locked,
                options.Directory,
                $"'{exception.Path}' is locked: another process, or another store in this one, has it open. Stop the other one first; never remove the lock file.",
                exception);
        }
        catch (DiskException exception)
        {
            throw ToOpenException(options.Directory, exception);
        }
    }

    public JobStoreReport Scrub(IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        _status.RequireOpen();
        if (_scrub.List(isOpening: false))
        {
            _status.NoteIntruder();
        }

        _scrub.Verify(progress, cancellationToken);
        return Report();
    }

    public bool TryCheckpoint()
    {
        _status.RequireOpen();
        try
        {
            return Maintenance.RunCheckpoint();
        }
        catch (DiskException error)
        {
            if (error.Kind != DiskErrorKind.Full)
            {
                _fault.Report(error);
            }

            return false;
        }
    }

    public JobStoreReport Report() => _status.Report();

    public void RequireOpen() => _status.RequireOpen();

    public void Dispose() => Close(checkpoint: true);

    public void Close(bool checkpoint)
    {
        if (!_status.TryClose())
        {
            return;
        }

        _metrics.Dispose();
        Maintenance.Close(checkpoint);
        Committer.Dispose();
        Maintenance.Dispose();
        _journal.Dispose();
        _directories.Dispose();
    }

    private static StoreCore Open(DirectoryJobStoreOptions options, Recovery recovery, CancellationToken cancellationToken)
    {
        Journal? journal = null;
        try
        {
            (var table, journal) = recovery.Complete(cancellationToken);
            var files = new JobFiles(recovery.Directories, recovery.Bodies, options.TimeProvider);
            var scrub = new Scrub(table, files, recovery.Bodies, options.TimeProvider);
            scrub.List(isOpening: true);
            scrub.MarkBlocked();
            if (options.Verification == JobVerification.Full)
            {
                scrub.Verify(options.Progress, cancellationToken);
            }

            return new StoreCore(options, recovery, table, journal);
        }
        catch
        {
            journal?.Dispose();
            recovery.Directories.Dispose();
            throw;
        }
    }

    private static JobStoreOpenException ToOpenException(string directory, DiskException exception)
    {
        var (kind, remedy) = exception.Kind switch
        {
            DiskErrorKind.NotADirectory or DiskErrorKind.NotAFile => (JobStoreOpenErrorKind.NotADirectory, "Look at what is there instead of the store's own directory or file, and move it away."),
            DiskErrorKind.Denied => (JobStoreOpenErrorKind.AccessDenied, "Run as the user that owns the directory, on a file system that can be written."),
            DiskErrorKind.Full => (JobStoreOpenErrorKind.DiskFull, "Make room and try again."),
            _ => (JobStoreOpenErrorKind.DiskError, "Check the disk and the kernel's log."),
        };
        return new JobStoreOpenException(kind, directory, $"'{directory}' cannot be opened as a job store: {exception.Message} {remedy}", exception);
    }
}
