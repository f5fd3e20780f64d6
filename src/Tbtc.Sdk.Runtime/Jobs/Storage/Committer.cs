using System.Diagnostics;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Group commit: whatever waits goes into one batch, and the next batch only after that one is durable in both copies.</summary>
/// <remarks>A caller who finds nobody at work commits on its own thread, which saves a lone writer two changes of thread a put.</remarks>
internal sealed class Committer : IDisposable
{
    private readonly Journal _journal;
    private readonly JobTable _table;
    private readonly DiskFault _fault;
    private readonly StoreLimits _limits;
    private readonly Lock _queueGate = new();
    private readonly Lock _commitGate = new();
    private readonly Queue<JournalItem> _queue = new();
    private readonly List<JournalItem> _batch = [];
    private readonly SemaphoreSlim _work = new(0);
    private readonly Thread _thread;
    private long _nextLsn;
    private bool _isBusy;
    private bool _isClosed;

    public Committer(Journal journal, JobTable table, DiskFault fault, StoreLimits limits, long nextLsn)
    {
        (_journal, _table, _fault, _limits, _nextLsn) = (journal, table, fault, limits, nextLsn);
        _thread = new Thread(Loop) { IsBackground = true, Name = "tbtc journal commit" };
        _thread.Start();
    }

    /// <summary>Whether the last put that needed room found none.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Told how long each batch took, or null.</summary>
    public Action<TimeSpan>? Measured { get; set; }

    /// <summary>There is room for the next log.</summary>
    public void NoteRoom() => IsFull = false;

    /// <summary>The lsn that the next record gets: everything below it is durable and published, or gone.</summary>
    public long NextLsn => Volatile.Read(ref _nextLsn);

    public Task<AppendOutcome> AppendAsync(JournalItem item)
    {
        bool isLeader;
        lock (_queueGate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(DirectoryJobStore));
            _queue.Enqueue(item);
            isLeader = !_isBusy;
            _isBusy = true;
        }

        if (isLeader)
        {
            CommitBatch();
            if (!TryRest())
            {
                Wake();
            }
        }

        return item.Done;
    }

    /// <summary>Begins a new log, so that a base can take the place of everything before it; null when the disk is full.</summary>
    public LogStart? TryRotate()
    {
        lock (_commitGate)
        {
            if (_fault.First is not null || !_journal.TryPrepareSpare(0))
            {
                return null;
            }

            try
            {
                _journal.Rotate(_nextLsn);
            }
            catch (Exception error)
            {
                // Before anybody can go on in the old log: the new one, which may stand in one copy, says where the old one ended.
                _fault.Report(error);
                throw;
            }

            return _journal.LogStart;
        }
    }

    public void Dispose()
    {
        lock (_queueGate)
        {
            _isClosed = true;
        }

        _work.Release();
        _thread.Join();
        lock (_commitGate)
        {
            // A caller that commits on its own thread is done with the journal.
            _work.Dispose();
        }
    }

    private void Wake()
    {
        lock (_queueGate)
        {
            if (!_isClosed)
            {
                _work.Release();
            }
        }
    }

    private bool TryRest()
    {
        lock (_queueGate)
        {
            _isBusy = _queue.Count > 0;
            return !_isBusy;
        }
    }

    private void Loop()
    {
        while (true)
        {
            _work.Wait();
            while (!TryRest())
            {
                CommitBatch();
            }

            lock (_queueGate)
            {
                if (_isClosed && _queue.Count == 0)
                {
                    return;
                }
            }
        }
    }

    private void CommitBatch()
    {
        lock (_commitGate)
        {
            var size = Take();
            if (_batch.Count == 0)
            {
                return;
            }

            // Whatever goes wrong, the callers are told and the batch is gone: a batch left behind would keep them waiting for ever, and be written a second time.
            var failed = AppendOutcome.ReadOnly;
            try
            {
                if (_fault.First is not null)
                {
                    Finish(AppendOutcome.ReadOnly);
                }
                else if (MakeRoom(size))
                {
                    failed = AppendOutcome.Unknown;
                    Write();
                }
            }
            catch (Exception error)
            {
                _fault.Report(error);
                Finish(failed);
            }
        }
    }

    private int Take()
    {
        var size = 0;
        lock (_queueGate)
        {
            while (_queue.TryPeek(out var item) && (_batch.Count == 0 || size + SizeOf(item) <= _limits.BatchBytes))
            {
                size += SizeOf(item);
                _batch.Add(_queue.Dequeue());
                if (item.Companion is { } companion)
                {
                    _batch.Add(companion);
                }
            }
        }

        return size;
    }

    private static int SizeOf(JournalItem item) => RecordView.HeaderSize + item.PayloadSize + (item.Companion is { } companion ? SizeOf(companion) : 0);

    /// <summary>Rotates where needed. On a full disk new jobs give way, and the rest goes into what is left of the log.</summary>
    private bool MakeRoom(int size)
    {
        if (_journal.HasRoom(size, _journal.ReservedBytes))
        {
            IsFull = false;
            return true;
        }

        if (_journal.TryPrepareSpare(size))
        {
            _journal.Rotate(_nextLsn);
            IsFull = false;
            return true;
        }

        IsFull = true;
        var accepts = _batch.Where(item => item.IsAccept).ToList();
        _batch.RemoveAll(item => item.IsAccept);
        Finish(accepts, AppendOutcome.Full);
        if (_batch.Count > 0 && !_journal.HasRoom(_batch.Sum(item => RecordView.HeaderSize + item.PayloadSize), 0))
        {
            Finish(AppendOutcome.Full);
        }

        return _batch.Count > 0;
    }

    private void Write()
    {
        var lsn = _nextLsn;
        var records = _journal.Begin(lsn);
        foreach (var item in _batch)
        {
            records.Add(item, lsn++);
        }

        var started = Stopwatch.GetTimestamp();
        _journal.Append();
        var took = Stopwatch.GetElapsedTime(started);
        lock (_table.Gate)
        {
            for (var index = 0; index < _batch.Count; index++)
            {
                _batch[index].Publish(_nextLsn + index);
            }

            Volatile.Write(ref _nextLsn, lsn);
        }

        Complete(_batch, AppendOutcome.Durable);
        _batch.Clear();
        Measured?.Invoke(took);
    }

    private void Finish(AppendOutcome outcome)
    {
        Finish(_batch, outcome);
        _batch.Clear();
    }

    private void Finish(List<JournalItem> items, AppendOutcome outcome)
    {
        lock (_table.Gate)
        {
            foreach (var item in items)
            {
                item.Abandon(outcome);
            }
        }

        Complete(items, outcome);
    }

    private static void Complete(List<JournalItem> items, AppendOutcome outcome)
    {
        foreach (var item in items)
        {
            item.Complete(outcome);
        }
    }
}
