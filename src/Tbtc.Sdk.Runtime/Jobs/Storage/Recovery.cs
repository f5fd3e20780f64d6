namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Opens a data directory: looks, decides what it is, and makes what was found durable in both copies before anything is answered.</summary>
internal sealed class Recovery : IDisposable
{
    /// <summary>How far revisions jump when some are lost, so that none is ever given twice.</summary>
    private const long LostRevisions = 1L << 32;

    private const string NewMarker = JournalNames.JobTemporaryPrefix + "marker";

    private readonly DirectoryJobStoreOptions _options;
    private readonly FoundJournal _found;
    private readonly JournalRecovery _journal;
    private readonly List<HealedDamage> _takenOver = [];
    private readonly bool _isNew;
    private bool _isTakeover;
    private bool _needsBase;

    private Recovery(DirectoryJobStoreOptions options, StoreDirectories directories, FoundJournal found, JobBodies bodies)
    {
        (_options, Directories, _found, Bodies) = (options, directories, found, bodies);
        _journal = new JournalRecovery(found, bodies.Cipher, options.TimeProvider);
        _isNew = directories.Marker is null && !found.HasBase && !found.HasBatches;
        RequireOneOwner();
        found.RequireOurs(options.Directory, options.StoreId, bodies.Cipher);
        if (_isNew)
        {
            RequireNew();
        }

        StoreId = found.StoreId ?? options.StoreId ?? Guid.NewGuid();
    }

    public StoreDirectories Directories { get; }

    public JobBodies Bodies { get; }

    public Guid StoreId { get; }

    public IReadOnlyList<HealedDamage> Healed => [.. _journal.Healed, .. _takenOver];

    public long NextLsn { get; private set; }

    /// <summary>Opens, locks, and looks; nothing that was there is changed where it throws.</summary>
    public static Recovery Begin(DirectoryJobStoreOptions options, IDisk disk)
    {
        var bodies = new JobBodies(FileCipher.For(options), options.Limits);
        var directories = StoreDirectories.Open(OpenRoot(options, disk));
        FoundJournal? found = null;
        try
        {
            found = FoundJournal.Look(directories);
            var recovery = new Recovery(options, directories, found, bodies);
            if (directories.CreateMissing())
            {
                // Another process may have been here before the locks were.
                found.Dispose();
                found = FoundJournal.Look(directories);
                recovery = new Recovery(options, directories, found, bodies);
            }

            return recovery;
        }
        catch (Exception exception) when (exception is DiskException or JobStoreOpenException)
        {
            found?.Dispose();
            directories.Dispose();
            throw;
        }
    }

    /// <summary>Makes everything that was read durable in both copies, and gives it out.</summary>
    public (JobTable Table, Journal Journal) Complete(CancellationToken cancellationToken)
    {
        var replay = _isNew ? new Replay(Bodies.Cipher) : _journal.Run();
        _isTakeover = _isNew ? HasJobs(Directories.Jobs) || HasJobs(Directories.Legacy) : replay.Ledger.Owner.State == OwnerState.HandedOver;
        _needsBase = _isNew || _isTakeover || _journal.NeedsBase;
        PrepareMarker();
        NextLsn = replay.NextLsn + (_journal.IsPartLost ? LostRevisions : 0);
        var (ledger, bodies) = (replay.Ledger, replay.Pending.ToDictionary(its => its.Key, its => its.Value with { Body = its.Value.Location.ReadBody(), Location = default }));
        if (_isTakeover)
        {
            (ledger, bodies) = TakeOver(ledger, bodies, cancellationToken);
        }

        var journal = new Journal(Directories.Journal!, Directories.Marker!, StoreId, replay.Epoch, Bodies.Cipher, _options.Limits);
        try
        {
            // Where a part is lost the new base repeats everything.
            var last = _journal.IsPartLost ? [] : replay.LastBatch;
            var end = last.Count > 0 ? replay.End : replay.FullEnd with { NextLsn = _journal.IsPartLost ? NextLsn : replay.NextLsn };
            journal.Resume(replay.BaseBytes, replay.LogBytes, replay.Logs);
            journal.Start(_found.LastGeneration + 1, end, NextLsn, last.Sum(location => location.Length), batch => Repeat(last, batch));
            var table = new JobTable(ledger, bodies, _options.Limits.CacheBytes, Bodies.Cipher);
            if (_needsBase)
            {
                WriteBase(table, journal);
            }

            return (table, journal);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Dispose() => _found.Dispose();

    private static IDiskDirectory OpenRoot(DirectoryJobStoreOptions options, IDisk disk)
    {
        try
        {
            return disk.OpenRoot(options.Directory, create: false);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Missing && options.StoreId is null)
        {
            return disk.OpenRoot(options.Directory, create: true);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Missing)
        {
            throw Missing(options, error);
        }
    }

    private static JobStoreOpenException Missing(DirectoryJobStoreOptions options, Exception? cause = null) => new(
        JobStoreOpenErrorKind.StoreMissing,
        options.Directory,
        $"There is no store in '{options.Directory}', and the configuration names {options.StoreId}. Check that the volume is mounted; to begin a new store or to take a keep-core directory over, remove the id from the configuration.",
        cause);

    private void RequireOneOwner()
    {
        if (Directories.HasTwoMarkers)
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.NotOwned,
                _options.Directory,
                $"'{_options.Directory}' holds both {JournalNames.Marker} and {JournalNames.HandedOver}, so it was put together from two states. Move away the one that was copied there.");
        }
    }

    /// <summary>Row J8: no trace of a journal.</summary>
    private void RequireNew()
    {
        if (_options.StoreId is not null)
        {
            throw Missing(_options);
        }

        new PasswordCheck(Directories, Bodies).Require(_options.Directory);
    }

    private static bool HasJobs(IDiskDirectory? directory)
    {
        var found = false;
        directory?.List(name => found |= JournalNames.IsJob(name));
        return found;
    }

    private (Ledger Ledger, Dictionary<int, PendingBody> Pending) TakeOver(Ledger before, Dictionary<int, PendingBody> pending, CancellationToken cancellationToken)
    {
        var files = new JobFiles(Directories, Bodies, _options.TimeProvider);
        var now = _options.TimeProvider.GetUtcNow();
        var takeover = new Takeover(Directories, files, Bodies, before, pending, _isNew, now);
        var after = takeover.Run(NextLsn, _options.Progress, cancellationToken);
        NextLsn = takeover.NextLsn;
        _takenOver.AddRange(takeover.Summary);

        // The first time the directory is ours only once the marker has its name: until then a keep-core node may have it.
        after.Owner = new OwnerRecord(_isNew ? OwnerState.HandedOver : OwnerState.Owned, now);
        return (after, takeover.Pending);
    }

    private void PrepareMarker()
    {
        if (_isNew)
        {
            // Under another name until both copies hold a store: the name alone says that there was one.
            Directories.CreateMarker(NewMarker);
            foreach (var copy in new[] { Directories.Journal!, Directories.Marker! })
            {
                SegmentNames.List(copy).ForEach(segment => copy.Delete(segment.Name));
            }
        }
        else if (Directories.Marker is null)
        {
            // What the name promises is durable before the name.
            Directories.Journal!.Sync();
            Directories.CreateMarker(JournalNames.Marker);
            _needsBase = true;
        }
        else if (Directories.IsHandedOver)
        {
            Directories.TakeMarkerBack();
        }
        else
        {
            Directories.SyncMarker();
        }
    }

    private static void Repeat(IReadOnlyList<RecordLocation> last, BatchBuffer batch)
    {
        foreach (var location in last)
        {
            var record = location.Read();
            batch.Add(record.Kind, record.Flags, record.Lsn, record.Payload);
        }
    }

    private void WriteBase(JobTable table, Journal journal)
    {
        try
        {
            KeepDamaged();
            new Compaction(table, journal).Run(journal.LogStart);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Full && !_isNew && !_isTakeover && !_journal.IsPartLost)
        {
            // The older files still hold everything, and the next opening comes to the same result.
            return;
        }

        if (_isNew)
        {
            Directories.NameMarker(NewMarker);
            if (_isTakeover)
            {
                Own(table, journal);
            }
        }
    }

    private void Own(JobTable table, Journal journal)
    {
        table.Ledger.Owner = new OwnerRecord(OwnerState.Owned, _options.TimeProvider.GetUtcNow());
        journal.Begin(NextLsn).Add(RecordKind.Owner, RecordFlags.None, NextLsn, table.Ledger.Owner.Encode());
        journal.Append();
        NextLsn++;
    }

    /// <summary>Before the base that makes the damaged files needless: after that nobody would read them again, and find that they are damaged.</summary>
    private void KeepDamaged()
    {
        var files = new JobFiles(Directories, Bodies, _options.TimeProvider);
        for (var copy = 0; copy < 2; copy++)
        {
            var directory = Directories.Copy(copy)!;
            foreach (var (_, _, name) in SegmentNames.List(directory))
            {
                if (_journal.IsDamaged(copy, name))
                {
                    // A directory in the place of a file cannot have a second name, and has nothing of the journal in it.
                    Action<IDiskDirectory, string, string> keep = IsDirectory(directory, name) ? files.SetAside : files.KeepAside;
                    keep(directory, name, (copy == 0 ? "journal-" : "marker-") + name);
                }
            }
        }
    }

    private static bool IsDirectory(IDiskDirectory parent, string name)
    {
        try
        {
            using var directory = parent.TryOpenDirectory(name);
            return directory is not null;
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.NotADirectory)
        {
            return false;
        }
    }
}
