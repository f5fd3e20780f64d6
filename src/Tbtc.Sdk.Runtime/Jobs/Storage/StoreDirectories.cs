namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The data directory, what is in it, and its locks. Links are not followed.</summary>
internal sealed class StoreDirectories : IDisposable
{
    private readonly List<IDiskFile> _locks = [];
    private readonly IDiskDirectory _root;
    private IDiskDirectory? _jobs;
    private IDiskDirectory? _quarantine;
    private IDiskDirectory? _legacy;

    private StoreDirectories(IDiskDirectory root) => _root = root;

    /// <summary>The journal's first copy, or null where it is missing.</summary>
    public IDiskDirectory? Journal { get; private set; }

    /// <summary>The journal's second copy, whose name keeps a keep-core node out; null where it is missing.</summary>
    public IDiskDirectory? Marker { get; private set; }

    /// <summary>Whether the second copy has the name that lets a keep-core node in.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>Whether the second copy is there under both of its names.</summary>
    public bool HasTwoMarkers { get; private set; }

    /// <summary>The jobs directory; there once <see cref="CreateMissing"/> has run.</summary>
    public IDiskDirectory Jobs => _jobs ?? throw new InvalidOperationException("The jobs directory is not there yet.");

    public IDiskDirectory? JobsIfThere => _jobs;

    public IDiskDirectory? Legacy => _legacy;

    public IDiskDirectory? Copy(int copy) => copy == 0 ? Journal : Marker;

    /// <summary>Opens what is there and takes the locks of keep-core's current and legacy layout and our own.</summary>
    /// <exception cref="LockedException">Another holds one.</exception>
    public static StoreDirectories Open(IDiskDirectory root)
    {
        var directories = new StoreDirectories(root);
        try
        {
            directories.Journal = directories.OpenLocked(root, JournalNames.Journal);
            directories._jobs = directories.OpenLocked(root, JournalNames.Jobs);
            directories.OpenMarker();
            using var parent = root.TryOpenDirectory(JournalNames.LegacyParent);
            directories._legacy = parent is null ? null : directories.OpenLocked(parent, JournalNames.LegacyJobs);
            return directories;
        }
        catch (Exception exception) when (exception is DiskException or LockedException)
        {
            directories.Dispose();
            throw;
        }
    }

    /// <summary>Opens what is there without a lock, to look at it while another has it open.</summary>
    public static StoreDirectories OpenUnlocked(IDiskDirectory root)
    {
        var directories = new StoreDirectories(root);
        try
        {
            directories.Journal = root.TryOpenDirectory(JournalNames.Journal);
            directories._jobs = root.TryOpenDirectory(JournalNames.Jobs);
            directories.OpenMarker();
            return directories;
        }
        catch (DiskException)
        {
            directories.Dispose();
            throw;
        }
    }

    /// <summary>Creates and locks the directories that are missing, the marker apart; false when none was.</summary>
    public bool CreateMissing()
    {
        var isMissing = Journal is null || _jobs is null;
        Journal ??= CreateLocked(JournalNames.Journal);
        _jobs ??= CreateLocked(JournalNames.Jobs);

        // Also where they are there: who created them may have been killed before this.
        _root.Sync();
        SyncQuarantine();
        return isMissing;
    }

    /// <summary>Opens the second copy's directory under a name, creating it where it is missing.</summary>
    public void CreateMarker(string name)
    {
        Marker = OpenOrCreate(Jobs, name);
        Jobs.Sync();
    }

    /// <summary>Makes the second copy's name durable: who gave it may have been killed before that.</summary>
    public void SyncMarker() => Jobs.Sync();

    /// <summary>Gives the second copy's directory its name.</summary>
    public void NameMarker(string from)
    {
        Jobs.Rename(from, Jobs, JournalNames.Marker, replace: false);
        Jobs.Sync();
    }

    /// <summary>Lets a keep-core node in, once the locks are given back.</summary>
    public void HandOverMarker()
    {
        Jobs.Rename(JournalNames.Marker, Jobs, JournalNames.HandedOver, replace: false);
        Jobs.Sync();
        IsHandedOver = true;
    }

    /// <summary>Keeps keep-core nodes out again.</summary>
    public void TakeMarkerBack()
    {
        NameMarker(JournalNames.HandedOver);
        IsHandedOver = false;
    }

    /// <summary>The directory of a file that a path relative to the data directory names, and its name there; null where it can be none of a job.</summary>
    public (IDiskDirectory Directory, string Name)? Locate(string path)
    {
        if (path.StartsWith(JournalNames.JobPath(""), StringComparison.Ordinal))
        {
            return Single(Jobs, path[JournalNames.JobPath("").Length..]);
        }

        return _legacy is not null && path.StartsWith(JournalNames.LegacyPath(""), StringComparison.Ordinal)
            ? Single(_legacy, path[JournalNames.LegacyPath("").Length..])
            : null;
    }

    public IDiskDirectory Quarantine()
    {
        if (_quarantine is null)
        {
            _quarantine = OpenOrCreate(_root, JournalNames.Quarantine);
            _root.Sync();
        }

        return _quarantine;
    }

    /// <summary>Whether the jobs directory is still the one that its path names.</summary>
    public bool AreJobsInPlace() => Jobs.IsInPlace();

    public void Dispose()
    {
        foreach (var held in _locks)
        {
            held.Dispose();
        }

        Marker?.Dispose();
        Journal?.Dispose();
        _jobs?.Dispose();
        _legacy?.Dispose();
        _quarantine?.Dispose();
        _root.Dispose();
    }

    private static (IDiskDirectory, string)? Single(IDiskDirectory directory, string name) => name.Length == 0 || name.Contains('/', StringComparison.Ordinal) ? null : (directory, name);

    private void OpenMarker()
    {
        var handedOver = _jobs?.TryOpenDirectory(JournalNames.HandedOver);
        Marker = _jobs?.TryOpenDirectory(JournalNames.Marker);
        HasTwoMarkers = Marker is not null && handedOver is not null;
        if (Marker is null)
        {
            (Marker, IsHandedOver) = (handedOver, handedOver is not null);
        }
        else
        {
            handedOver?.Dispose();
        }
    }

    /// <summary>What was being set aside when a process was killed is durable there before a sync of where it was makes it gone from there.</summary>
    private void SyncQuarantine()
    {
        try
        {
            _quarantine = _root.TryOpenDirectory(JournalNames.Quarantine);
            _quarantine?.Sync();
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.NotADirectory)
        {
            // Then nothing was set aside there. Setting something aside will say so.
        }
    }

    private static IDiskDirectory OpenOrCreate(IDiskDirectory parent, string name)
    {
        if (parent.TryOpenDirectory(name) is { } there)
        {
            return there;
        }

        try
        {
            parent.CreateDirectory(name);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Exists)
        {
            // Another process was faster; the lock decides between the two.
        }

        return parent.TryOpenDirectory(name) ?? throw new DiskException(DiskErrorKind.Missing, "open", name, "it was removed while it was created");
    }

    private IDiskDirectory CreateLocked(string name)
    {
        OpenOrCreate(_root, name).Dispose();
        return OpenLocked(_root, name) ?? throw new DiskException(DiskErrorKind.Missing, "open", name, "it was removed while it was created");
    }

    private IDiskDirectory? OpenLocked(IDiskDirectory parent, string name)
    {
        var directory = parent.TryOpenDirectory(name);
        if (directory is null)
        {
            return null;
        }

        try
        {
            var held = directory.TryOpenFile(JournalNames.Lock, write: true) ?? CreateLock(directory);
            _locks.Add(held);
            return held.TryLock() ? directory : throw new LockedException(directory.Path);
        }
        catch (Exception exception) when (exception is DiskException or LockedException)
        {
            directory.Dispose();
            throw;
        }
    }

    private static IDiskFile CreateLock(IDiskDirectory directory)
    {
        try
        {
            return directory.CreateFile(JournalNames.Lock);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Exists)
        {
            if (directory.TryOpenFile(JournalNames.Lock, write: true) is { } held)
            {
                return held;
            }

            throw;
        }
    }
}
