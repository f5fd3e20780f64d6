using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

/// <summary>The real disk, except where a test makes a call fail: with the call's name (open, write, sync, rename, read) and the path.</summary>
internal sealed class FaultyDisk : IDisk
{
    private readonly LinuxDisk _disk = new();

    /// <summary>What the call fails with, or null. Called before the call is made.</summary>
    public Func<string, string, DiskErrorKind?> Fault { get; set; } = (_, _) => null;

    /// <summary>Called with the path of a directory before it is listed, and again before what was listed is shown.</summary>
    public Action<string, bool> Listing { get; set; } = (_, _) => { };

    public IDiskDirectory OpenRoot(string path, bool create) => new Folder(this, _disk.OpenRoot(path, create));

    private void Try(string call, string path)
    {
        if (Fault(call, path) is { } kind)
        {
            throw new DiskException(kind, call, path, "injected");
        }
    }

    private sealed class Folder(FaultyDisk disk, IDiskDirectory directory) : IDiskDirectory
    {
        public string Path => directory.Path;

        public bool IsInPlace() => directory.IsInPlace();

        public IDiskDirectory? TryOpenDirectory(string name) => directory.TryOpenDirectory(name) is { } found ? new Folder(disk, found) : null;

        public void CreateDirectory(string name) => directory.CreateDirectory(name);

        public IDiskFile? TryOpenFile(string name, bool write)
        {
            disk.Try("open", PathOf(name));
            return directory.TryOpenFile(name, write) is { } file ? new Handle(disk, file, PathOf(name)) : null;
        }

        public IDiskFile CreateFile(string name)
        {
            disk.Try("create", PathOf(name));
            return new Handle(disk, directory.CreateFile(name), PathOf(name));
        }

        public void Rename(string name, IDiskDirectory target, string targetName, bool replace)
        {
            disk.Try("rename", System.IO.Path.Join(target.Path, targetName));
            directory.Rename(name, ((Folder)target).Inner, targetName, replace);
        }

        public void Link(string name, IDiskDirectory target, string targetName)
        {
            disk.Try("link", System.IO.Path.Join(target.Path, targetName));
            directory.Link(name, ((Folder)target).Inner, targetName);
        }

        public void Delete(string name) => directory.Delete(name);

        public void Sync()
        {
            disk.Try("sync", Path);
            directory.Sync();
        }

        public void List(NameVisitor visit)
        {
            var names = new List<byte[]>();
            disk.Listing(Path, false);
            directory.List(name => names.Add(name.ToArray()));
            disk.Listing(Path, true);
            names.ForEach(name => visit(name));
        }

        public void Dispose() => directory.Dispose();

        private IDiskDirectory Inner => directory;

        private string PathOf(string name) => System.IO.Path.Join(Path, name);
    }

    private sealed class Handle(FaultyDisk disk, IDiskFile file, string path) : IDiskFile
    {
        public long Length => file.Length;

        public DateTimeOffset ModifiedAt => file.ModifiedAt;

        public int Read(long offset, Span<byte> buffer)
        {
            disk.Try($"read {offset / 4096}+{buffer.Length / 4096}", path);
            return file.Read(offset, buffer);
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            disk.Try("write", path);
            file.Write(offset, bytes);
        }

        public void SyncData()
        {
            disk.Try("sync", path);
            file.SyncData();
        }

        public void Sync()
        {
            disk.Try("sync", path);
            file.Sync();
        }

        public bool TryLock() => file.TryLock();

        public void Dispose() => file.Dispose();
    }
}
