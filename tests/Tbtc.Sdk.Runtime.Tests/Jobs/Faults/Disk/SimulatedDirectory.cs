using System.Text;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>An open directory of a simulated disk.</summary>
internal sealed class SimulatedDirectory(SimulatedDisk disk, SimulatedDirectoryNode node, string path) : IDiskDirectory
{
    public string Path => path;

    public bool IsInPlace()
    {
        lock (disk.Gate)
        {
            SimulatedNode? at = disk.RootNode;
            foreach (var name in path[SimulatedDisk.Root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                at = (at as SimulatedDirectoryNode)?.Now.GetValueOrDefault(name);
            }

            return at == node;
        }
    }

    public IDiskDirectory? TryOpenDirectory(string name)
    {
        IDiskDirectory? opened = null;
        disk.Do(DiskOperation.Open, PathOf(name), () => opened = node.Now.GetValueOrDefault(name) switch
        {
            null => null,
            SimulatedDirectoryNode directory => new SimulatedDirectory(disk, directory, PathOf(name)),
            _ => throw new DiskException(DiskErrorKind.NotADirectory, "open", PathOf(name), "it is a file"),
        });
        return opened;
    }

    public void CreateDirectory(string name) => disk.Do(DiskOperation.CreateDirectory, PathOf(name), () =>
    {
        RequireFree(name);
        disk.Change(new NameChange(node, name, null, new SimulatedDirectoryNode(disk.NextId())));
    });

    public IDiskFile? TryOpenFile(string name, bool write)
    {
        IDiskFile? opened = null;
        disk.Do(DiskOperation.Open, PathOf(name), () => opened = node.Now.GetValueOrDefault(name) switch
        {
            null => null,
            SimulatedFileNode file => new SimulatedFile(disk, file, PathOf(name)),
            _ => throw new DiskException(DiskErrorKind.NotAFile, "open", PathOf(name), "it is a directory"),
        });
        return opened;
    }

    public IDiskFile CreateFile(string name)
    {
        SimulatedFileNode? file = null;
        disk.Do(DiskOperation.CreateFile, PathOf(name), () =>
        {
            RequireFree(name);
            file = new SimulatedFileNode(disk.NextId(), new Sectors());
            disk.Change(new NameChange(node, name, null, file));
        });
        return new SimulatedFile(disk, file!, PathOf(name));
    }

    public void Rename(string name, IDiskDirectory target, string targetName, bool replace)
    {
        var other = (SimulatedDirectory)target;
        disk.Do(DiskOperation.Rename, other.PathOf(targetName), () =>
        {
            var moved = node.Now.GetValueOrDefault(name) ?? throw new DiskException(DiskErrorKind.Missing, "rename", PathOf(name), "it does not exist");
            if (!replace)
            {
                other.RequireFree(targetName);
            }

            disk.Change(new NameChange(other.Node, targetName, null, moved), new NameChange(node, name, moved, null));
        });
    }

    public void Link(string name, IDiskDirectory target, string targetName)
    {
        var other = (SimulatedDirectory)target;
        disk.Do(DiskOperation.Link, other.PathOf(targetName), () =>
        {
            var file = node.Now.GetValueOrDefault(name) as SimulatedFileNode ?? throw new DiskException(DiskErrorKind.Missing, "link", PathOf(name), "it does not exist");
            other.RequireFree(targetName);
            disk.Change(new NameChange(other.Node, targetName, null, file));
        });
    }

    public void Delete(string name) => disk.Do(DiskOperation.Delete, PathOf(name), () =>
    {
        switch (node.Now.GetValueOrDefault(name))
        {
            case SimulatedFileNode file:
                disk.Change(new NameChange(node, name, file, null));
                break;
            case SimulatedDirectoryNode:
                throw new DiskException(DiskErrorKind.NotAFile, "unlink", PathOf(name), "it is a directory");
        }
    });

    public void Sync() => disk.Do(DiskOperation.SyncDirectory, path, () => disk.SyncNames(node));

    public void List(NameVisitor visit)
    {
        List<string> names;
        lock (disk.Gate)
        {
            names = [.. node.Now.Keys];
        }

        names.ForEach(name => visit(Encoding.UTF8.GetBytes(name)));
    }

    public void Dispose()
    {
    }

    private SimulatedDirectoryNode Node => node;

    private void RequireFree(string name)
    {
        if (node.Now.ContainsKey(name))
        {
            throw new DiskException(DiskErrorKind.Exists, "create", PathOf(name), "the name is taken");
        }
    }

    private string PathOf(string name) => $"{path}/{name}";
}
