using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A disk that knows of every change whether it is durable, so that it can be cut off at any moment.</summary>
/// <remarks>
/// Content is durable by sectors of 512 bytes after a sync of the file, a name after a sync of its directory, and nothing before that in any order. A
/// rename is one change, unless one of its two directories is synced. What was written more than once before a sync may be there in any of its versions.
/// </remarks>
internal sealed class SimulatedDisk : IDisk
{
    public const string Root = "/data";

    private readonly SimulatedDirectoryNode _root;
    private readonly List<List<NameChange>> _pending = [];
    private int _lastId;

    public SimulatedDisk()
        : this(new SimulatedDirectoryNode(0), 0)
    {
    }

    private SimulatedDisk(SimulatedDirectoryNode root, int lastId)
    {
        _root = root;
        _lastId = lastId;
    }

    /// <summary>Held during every operation.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Sees every operation that changes the disk or makes it durable before it is done. For holders of the gate.</summary>
    public Action<DiskOperation, string>? Observer { get; set; }

    /// <summary>Makes an operation fail: called with the operation and the path.</summary>
    public Func<DiskOperation, string, DiskErrorKind?>? Fault { get; set; }

    /// <summary>Learns where operations are called from, and leaves out those of one place.</summary>
    public CallSites? CallSites { get; set; }

    /// <summary>The clock for the times of files.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UnixEpoch;

    /// <summary>The bytes of all files that fit.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    public SimulatedDirectoryNode RootNode => _root;

    public IDiskDirectory OpenRoot(string path, bool create) => new SimulatedDirectory(this, _root, path);

    public int NextId() => ++_lastId;

    /// <summary>What a path below the root leads to, or null.</summary>
    public SimulatedNode? Find(string path) => path.Length == 0 ? _root : path.Split('/').Aggregate(
        (SimulatedNode?)_root, (node, name) => (node as SimulatedDirectoryNode)?.Now.GetValueOrDefault(name));

    /// <summary>The paths and files below the root.</summary>
    public IEnumerable<(string Path, SimulatedFileNode File)> Files()
    {
        lock (Gate)
        {
            return [.. FilesBelow(_root, "")];
        }
    }

    /// <summary>Does one operation, unless it is to fail or to be left out.</summary>
    public void Do(DiskOperation operation, string path, Action work)
    {
        lock (Gate)
        {
            if (operation >= DiskOperation.Write)
            {
                Observer?.Invoke(operation, path);
            }

            if (Fault?.Invoke(operation, path) is { } kind)
            {
                throw new DiskException(kind, operation.ToString(), path, "the simulated disk was told to fail");
            }

            if (CallSites is null || operation < DiskOperation.Rename || !CallSites.IsLeftOut(operation))
            {
                work();
            }
        }
    }

    public void Change(params List<NameChange> changes)
    {
        foreach (var change in changes)
        {
            change.Apply(change.Directory.Now);
        }

        _pending.Add(changes);
    }

    public void SyncNames(SimulatedDirectoryNode directory)
    {
        foreach (var operation in _pending)
        {
            foreach (var change in operation.Where(change => change.Directory == directory))
            {
                change.Apply(directory.Stable);
            }

            operation.RemoveAll(change => change.Directory == directory);
        }

        _pending.RemoveAll(operation => operation.Count == 0);
    }

    public void RequireRoom(long more, string path)
    {
        if (Capacity < long.MaxValue && more > 0 && Size(_root) + more > Capacity)
        {
            throw new DiskException(DiskErrorKind.Full, "write", path, "no space left on the simulated disk");
        }
    }

    /// <summary>The disk as another process finds it after the one that used it was killed: nothing is lost yet.</summary>
    public SimulatedDisk AfterKill()
    {
        lock (Gate)
        {
            var copies = new Dictionary<SimulatedNode, SimulatedNode>();
            var disk = new SimulatedDisk((SimulatedDirectoryNode)Copied(_root)!, _lastId);
            foreach (var operation in _pending)
            {
                disk._pending.Add([.. operation.Select(change => new NameChange(
                    (SimulatedDirectoryNode)Copied(change.Directory)!,
                    change.Name,
                    Copied(change.From),
                    Copied(change.To)))]);
            }

            return disk;

            SimulatedNode? Copied(SimulatedNode? node) => node is null
                ? null
                : Copy(node, copies, file => file.Copy(), directory => directory.Now, directory => directory.Stable);
        }
    }

    /// <summary>The disk after everything on it became durable.</summary>
    public SimulatedDisk AfterSync()
    {
        var disk = AfterKill();
        foreach (var change in disk._pending.SelectMany(operation => operation))
        {
            change.Apply(change.Directory.Stable);
        }

        disk._pending.Clear();
        foreach (var (_, file) in disk.Files())
        {
            file.Sync();
        }

        return disk;
    }

    /// <summary>The disk after the power failed.</summary>
    public SimulatedDisk AfterPowerLoss(CrashChoice choice)
    {
        // Of the copy, because the names that are kept are applied to it.
        var cut = AfterKill();
        for (var index = 0; index < cut._pending.Count; index++)
        {
            if (choice.KeepsName(index, cut._pending.Count))
            {
                cut._pending[index].ForEach(change => change.Apply(change.Directory.Stable));
            }
        }

        var copies = new Dictionary<SimulatedNode, SimulatedNode>();
        var root = Copy(cut._root, copies, file => file.AfterPowerLoss(choice), directory => directory.Stable, directory => directory.Stable);
        return new SimulatedDisk((SimulatedDirectoryNode)root, cut._lastId);
    }

    private static SimulatedNode Copy(
        SimulatedNode node,
        Dictionary<SimulatedNode, SimulatedNode> copies,
        Func<SimulatedFileNode, SimulatedFileNode> copyFile,
        Func<SimulatedDirectoryNode, SortedDictionary<string, SimulatedNode>> now,
        Func<SimulatedDirectoryNode, SortedDictionary<string, SimulatedNode>> stable)
    {
        if (copies.TryGetValue(node, out var known))
        {
            return known;
        }

        if (node is SimulatedFileNode file)
        {
            return copies[node] = copyFile(file);
        }

        var directory = (SimulatedDirectoryNode)node;
        var copy = new SimulatedDirectoryNode(directory.Id);
        copies[node] = copy;
        foreach (var (name, child) in now(directory))
        {
            copy.Now.Add(name, Copy(child, copies, copyFile, now, stable));
        }

        foreach (var (name, child) in stable(directory))
        {
            copy.Stable.Add(name, Copy(child, copies, copyFile, now, stable));
        }

        return copy;
    }

    private static IEnumerable<(string, SimulatedFileNode)> FilesBelow(SimulatedDirectoryNode directory, string path) => directory.Now.SelectMany(entry =>
        entry.Value is SimulatedFileNode file ? [(path + entry.Key, file)] : FilesBelow((SimulatedDirectoryNode)entry.Value, $"{path}{entry.Key}/"));

    private static long Size(SimulatedDirectoryNode directory) =>
        directory.Now.Values.Sum(node => node is SimulatedFileNode file ? file.Now.Length : Size((SimulatedDirectoryNode)node));
}
