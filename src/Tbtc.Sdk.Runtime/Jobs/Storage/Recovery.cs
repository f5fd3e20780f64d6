namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What opening a data directory finds and makes of it: the J rows of the recovery table.</summary>
internal sealed class Recovery : IDisposable
{
    /// <summary>How far revisions jump when some are lost, so that none is ever given twice.</summary>
    private const long LostRevisions = 1L << 32;

    private const string NewMarker = JournalNames.JobTemporaryPrefix + "marker";

    private readonly DirectoryJobStoreOptions _options;
    private readonly FoundJournal _found;
    private readonly List<HealedDamage> _healed = [];
    private readonly HashSet<(int Copy, string Name)> _damaged = [];
    private readonly bool _isNew;
    private bool _needsBase;
    private bool _isPartLost;

    private Recovery(DirectoryJobStoreOptions options, StoreDirectories directories, FoundJournal found)
    {
        (_options, Directories, _found) = (options, directories, found);
        _isNew = directories.Marker is null && !found.HasBase && !found.HasBatches;
        if (_isNew)
        {
            RequireNew();
        }

        StoreId = found.StoreId ?? options.StoreId ?? Guid.NewGuid();
    }

    public StoreDirectories Directories { get; }

    public Guid StoreId { get; }

    public IReadOnlyList<HealedDamage> Healed => _healed;

    public long NextLsn { get; private set; }

    /// <summary>Opens, locks, and looks; nothing that was there is changed where it throws.</summary>
    public static Recovery Begin(DirectoryJobStoreOptions options, IDisk disk)
    {
        var directories = StoreDirectories.Open(OpenRoot(options, disk));
        FoundJournal? found = null;
        try
        {
            found = FoundJournal.Look(directories);
            found.RequireOurs(options.Directory, options.StoreId);
            var recovery = new Recovery(options, directories, found);
            if (directories.CreateMissing())
            {
                // Another process may have been here before the locks were.
                found.Dispose();
                found = FoundJournal.Look(directories);
                found.RequireOurs(options.Directory, options.StoreId);
                recovery = new Recovery(options, directories, found);
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
    public (JobTable Table, Journal Journal) Complete()
    {
        var replay = _isNew ? new Replay() : Run();
        if (replay.Ledger.Owner != OwnerState.Owned)
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.NotOwned, _options.Directory, $"'{_options.Directory}' was handed over to a keep-core node. Take it over before it is opened.");
        }

        PrepareMarker();
        NextLsn = replay.NextLsn + (_isPartLost ? LostRevisions : 0);
        var journal = new Journal(Directories.Journal!, Directories.Marker!, StoreId, replay.Epoch, _options.Limits);
        try
        {
            // Where a part is lost the new base repeats everything.
            var last = _isPartLost ? [] : replay.LastBatch;
            var end = last.Count > 0 ? replay.End : replay.FullEnd with { NextLsn = NextLsn };
            journal.Resume(replay.BaseBytes, replay.LogBytes, replay.Logs);
            journal.Start(_found.LastGeneration + 1, end, last.Sum(location => location.Length), batch => Repeat(last, batch));
            var pending = replay.Pending.ToDictionary(its => its.Key, its => its.Value with { Body = its.Value.Location.ReadBody(), Location = default });
            var table = new JobTable(replay.Ledger, pending, _options.Limits.CacheBytes);
            if (_isNew || _needsBase)
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
        $"There is no store in '{options.Directory}', and the configuration names {options.StoreId}. Check that the volume is mounted; to begin a new store, remove the id from the configuration.",
        cause);

    /// <summary>Row J8: no trace of a journal.</summary>
    private void RequireNew()
    {
        if (_options.StoreId is not null)
        {
            throw Missing(_options);
        }

        if (HasJobs(Directories.JobsIfThere) || HasJobs(Directories.Legacy))
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.NotOwned,
                _options.Directory,
                $"'{_options.Directory}' holds jobs that another program wrote and no journal of ours. Take it over before it is opened.");
        }
    }

    private static bool HasJobs(IDiskDirectory? directory)
    {
        var found = false;
        directory?.List(name => found |= name.EndsWith(".json"u8));
        return found;
    }

    private Replay Run()
    {
        if (_found.Segments.Count == 0)
        {
            var empty = new Replay();
            AddUnknown(empty, "J7: both copies of the journal are lost, so nothing tells which jobs there were. Restore the journal from a backup.");
            return empty;
        }

        var replay = Replay.Run(_found.Segments);
        if (replay.IsForked)
        {
            replay = Replay.Run([.. _found.Segments.Where(segment => segment[0] is not null).Select(segment => segment.Only(0))]);
            replay.Absorb(Replay.Run([.. _found.Segments.Where(segment => segment[1] is not null).Select(segment => segment.Only(1))]));
            SetAsideAll();
            AddUnknown(replay, "J6: the two copies of the journal tell different stories. Find out which directory was copied or restored; the copies are in quarantine.");
        }
        else if (replay.Losses.Count > 0)
        {
            SetAsideAll();
            AddUnknown(replay, "J5: " + string.Join(' ', replay.Losses.Distinct().Take(5)) + " Restore the journal from a backup, or identify what is lost.");
        }
        else
        {
            Heal(replay);
        }

        BlockStale(replay);
        return replay;
    }

    private void Heal(Replay replay)
    {
        foreach (var (segment, copy) in replay.Damaged)
        {
            var problem = segment[copy] is null ? "missing or unreadable" : "damaged, cut short or older";
            _healed.Add(new HealedDamage("J2", $"{segment.Name} in {PathOf(copy)} was {problem}; it was restored from the other copy."));
            _damaged.Add((copy, segment.Name));
            _needsBase = true;
        }

        if (replay.IsLastBatchInOneCopy)
        {
            _healed.Add(new HealedDamage("J3", "The last write was whole in one copy of the journal only; it was kept and written again."));
        }

        if (replay.IsTorn)
        {
            _healed.Add(new HealedDamage("J4", "A write that was in flight when the store stopped was whole in neither copy of the journal; it was never acknowledged and was dropped."));
        }
    }

    /// <summary>Jobs that a lost record may have changed: their file may be rightful or not, and nothing tells.</summary>
    private static void BlockStale(Replay replay)
    {
        if (replay.FiledThrough >= replay.LostThrough)
        {
            // Whatever is lost reached its file, where it differs from what the ledger has.
            return;
        }

        for (var slot = 0; slot < replay.Ledger.Count; slot++)
        {
            ref var entry = ref replay.Ledger[slot];
            if (entry.Revision < replay.LostThrough && !entry.State.IsTerminal())
            {
                entry.Flags |= RecordFlags.MayBeStale;
            }
        }
    }

    private void AddUnknown(Replay replay, string reason)
    {
        replay.Ledger.Unknown.Add(new UnknownRecord(JournalNames.Journal, reason, _options.TimeProvider.GetUtcNow()));
        (_needsBase, _isPartLost) = (true, true);
    }

    private void SetAsideAll()
    {
        foreach (var segment in _found.Segments)
        {
            _damaged.Add((0, segment.Name));
            _damaged.Add((1, segment.Name));
        }
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
            Directories.CreateMarker(JournalNames.Marker);
            _needsBase = true;
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
        var files = new JobFiles(Directories, _options.Limits, _options.TimeProvider);
        try
        {
            new Compaction(table, journal).Run(journal.LogStart, (copy, name) => TrySetAside(files, copy, name));
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Full && !_isNew && !_isPartLost)
        {
            // The older files still hold everything, and the next opening comes to the same result.
            return;
        }

        if (_isNew)
        {
            Directories.NameMarker(NewMarker);
        }
    }

    private bool TrySetAside(JobFiles files, int copy, string name)
    {
        if (!_damaged.Contains((copy, name)))
        {
            return false;
        }

        files.SetAside(Directories.Copy(copy)!, name, (copy == 0 ? "journal-" : "marker-") + name);
        return true;
    }

    private static string PathOf(int copy) => copy == 0 ? JournalNames.Journal : $"{JournalNames.Jobs}/{JournalNames.Marker}";
}
