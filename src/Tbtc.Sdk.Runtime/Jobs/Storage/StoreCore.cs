namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The parts of an open directory store, put together.</summary>
internal sealed class StoreCore : IDisposable
{
    private readonly StoreDirectories _directories;
    private readonly Journal _journal;
    private readonly Scrub _scrub;
    private readonly StoreStatus _status;
    private readonly DiskFault _fault = new();

    private StoreCore(DirectoryJobStoreOptions options, Recovery recovery, JobTable table, Journal journal)
    {
        (_directories, Table, _journal, StoreId) = (recovery.Directories, table, journal, recovery.StoreId);
        var files = new JobFiles(_directories, options.Limits, options.TimeProvider);
        _scrub = new Scrub(table, files, options.TimeProvider);
        Committer = new Committer(journal, table, _fault, options.Limits, recovery.NextLsn);
        Maintenance = new Maintenance(table, journal, Committer, files, _directories, _fault, options);
        _status = new StoreStatus(StoreId, table, journal, Committer, Maintenance, _fault, recovery.Healed);
        Reader = new JobReader(table, files, _status, options.TimeProvider);
        Writer = new JobWriter(table, Reader, Committer, Maintenance, _status, _fault, options.Limits);
    }

    public Guid StoreId { get; }

    public JobTable Table { get; }

    public Committer Committer { get; }

    public Maintenance Maintenance { get; }

    public JobReader Reader { get; }

    public JobWriter Writer { get; }

    public static StoreCore Open(DirectoryJobStoreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var disk = options.Disk ?? (OperatingSystem.IsLinux() ? new LinuxDisk() : throw new PlatformNotSupportedException("The directory job store runs on Linux."));
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
            (var table, journal) = recovery.Complete();
            var files = new JobFiles(recovery.Directories, options.Limits, options.TimeProvider);
            var scrub = new Scrub(table, files, options.TimeProvider);
            scrub.List(isOpening: true);
            scrub.MarkBlocked();
            if (options.Verification == JobVerification.Full)
            {
                scrub.Verify(null, cancellationToken);
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
