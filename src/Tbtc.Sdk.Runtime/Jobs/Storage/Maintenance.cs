namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What happens beside the puts: checkpoints, the spare, compaction. On a thread of its own, and on request.</summary>
internal sealed class Maintenance : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly JobTable _table;
    private readonly Journal _journal;
    private readonly Committer _committer;
    private readonly Checkpoint _checkpoint;
    private readonly Compaction _compaction;
    private readonly StoreDirectories _directories;
    private readonly DiskFault _fault;
    private readonly StoreLimits _limits;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosing;
    private volatile bool _isDue;

    public Maintenance(
        JobTable table, Journal journal, Committer committer, JobFiles files, StoreDirectories directories, DiskFault fault, DirectoryJobStoreOptions options)
    {
        (_table, _journal, _committer, _directories, _fault, _limits) = (table, journal, committer, directories, fault, options.Limits);
        _checkpoint = new Checkpoint(table, files, committer, options.Limits);
        _compaction = new Compaction(table, journal);
        _thread = new Thread(Loop) { IsBackground = true, Name = "tbtc job store" };
        _thread.Start();
        _timer = options.TimeProvider.CreateTimer(_ => Due(), null, options.CheckpointInterval, options.CheckpointInterval);
        Wake();
    }

    /// <summary>Whether the last checkpoint or compaction was postponed for want of room.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether the jobs directory was replaced: what is written there now would be lost, so nothing is.</summary>
    public bool AreJobsReplaced { get; private set; }

    /// <summary>Whether so much is pending that accepts have to wait for a checkpoint.</summary>
    public bool IsBacklogged => _table.Pending.Count >= _limits.MaxPendingJobs || _table.PendingBytes >= 2 * _limits.CheckpointBytes;

    /// <summary>Whether a put may have made a checkpoint due. For holders of the table's gate.</summary>
    public bool IsCheckpointDue => _table.Pending.Count >= _limits.CheckpointJobs || _table.PendingBytes >= _limits.CheckpointBytes;

    /// <summary>Completes when maintenance has tried once more, or the store is closed.</summary>
    public Task NextAttempt
    {
        get
        {
            var next = Volatile.Read(ref _progress).Task;
            return _isClosing ? Task.CompletedTask : next;
        }
    }

    public void Wake() => _wake.Set();

    /// <summary>Checkpoints now.</summary>
    /// <exception cref="DiskException">The disk is full or failed.</exception>
    public bool RunCheckpoint()
    {
        lock (_gate)
        {
            if (_fault.First is { } error)
            {
                throw error;
            }

            AreJobsReplaced |= !_directories.AreJobsInPlace();
            return !AreJobsReplaced && _checkpoint.Run();
        }
    }

    /// <summary>Does something to the files of jobs while no checkpoint does; false when the jobs directory was replaced, and nothing was done.</summary>
    /// <exception cref="DiskException">The disk is full or failed, now or before.</exception>
    public bool TryTouchFiles(Action work)
    {
        lock (_gate)
        {
            if (_fault.First is { } before)
            {
                throw before;
            }

            AreJobsReplaced |= !_directories.AreJobsInPlace();
            if (AreJobsReplaced)
            {
                return false;
            }

            try
            {
                work();
                return true;
            }
            catch (DiskException error) when (error.Kind != DiskErrorKind.Full)
            {
                _fault.Report(error);
                throw;
            }
        }
    }

    /// <summary>Compacts now; false when there is no room for a new log.</summary>
    public bool RunCompaction()
    {
        lock (_gate)
        {
            if (_committer.TryRotate() is not { } start)
            {
                return false;
            }

            _compaction.Run(start);
            return true;
        }
    }

    /// <summary>Stops, after a last checkpoint where asked for.</summary>
    public void Close(bool checkpoint)
    {
        _isClosing = true;
        _timer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Wake();
        _thread.Join();
        if (checkpoint && _fault.First is null)
        {
            Attempt(() => RunCheckpoint());
        }
    }

    public void Dispose() => _wake.Dispose();

    private void Due()
    {
        _isDue = true;
        Wake();
    }

    private void Loop()
    {
        while (!_isClosing)
        {
            // While room is wanted it looks again by itself.
            _wake.WaitOne(IsFull ? RetryInterval : Timeout.InfiniteTimeSpan);
            if (_isClosing || _fault.First is not null)
            {
                Announce();
                continue;
            }

            IsFull = !Attempt(Tend);
            Announce();
        }

        // Who began to wait after the last attempt learns that the store is closed.
        Announce();
    }

    private bool Tend()
    {
        if (!_journal.TryPrepareSpare(0))
        {
            return false;
        }

        _committer.NoteRoom();
        bool isDue;
        lock (_table.Gate)
        {
            isDue = _isDue || IsCheckpointDue || IsFull;
        }

        _isDue = false;
        if (isDue && !RunCheckpoint())
        {
            return true;
        }

        var isLong = _journal.LogBytes > Math.Max(_limits.CompactionBytes, _journal.BaseBytes) || _journal.Logs > _limits.CompactionLogs;
        return !isLong || RunCompaction();
    }

    /// <summary>False when there was no room. Any other error ends all writing, and not the process.</summary>
    private bool Attempt(Func<bool> work)
    {
        try
        {
            return work();
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Full)
        {
            return false;
        }
        catch (Exception error)
        {
            _fault.Report(error);
            return true;
        }
    }

    private void Announce() =>
        Interlocked.Exchange(ref _progress, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
