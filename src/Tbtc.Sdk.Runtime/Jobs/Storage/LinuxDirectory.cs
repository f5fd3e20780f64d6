using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A directory by its descriptor: what happens to its path afterwards does not lead anywhere else.</summary>
internal sealed class LinuxDirectory : IDiskDirectory
{
    private readonly LinuxDescriptor _descriptor;
    private readonly (ulong, ulong) _identity;

    private LinuxDirectory(LinuxDescriptor descriptor, string path)
    {
        _descriptor = descriptor;
        Path = path;
        _identity = Libc.Stat(descriptor, path).Identity;
    }

    public string Path { get; }

    public static LinuxDirectory OpenRoot(string path) =>
        new(Libc.OpenAt(null, path, Libc.ReadOnly | Libc.OpenDirectory, path) ?? throw Libc.Error("open", path, Libc.ENOENT), path);

    public bool IsInPlace()
    {
        using var there = Libc.OpenAt(null, Path, Libc.ReadOnly | Libc.OpenDirectory | Libc.NoFollow, Path);
        return there is not null && Libc.Stat(there, Path).Identity == _identity;
    }

    public IDiskDirectory? TryOpenDirectory(string name)
    {
        var path = PathOf(name);
        var descriptor = Libc.OpenAt(_descriptor, name, Libc.ReadOnly | Libc.OpenDirectory | Libc.NoFollow, path);
        return descriptor is null ? null : new LinuxDirectory(descriptor, path);
    }

    public void CreateDirectory(string name) => Libc.Check(Libc.mkdirat(_descriptor, name, Libc.Mode0700), "mkdir", PathOf(name));

    public IDiskFile? TryOpenFile(string name, bool write)
    {
        var path = PathOf(name);
        var access = write ? Libc.ReadWrite : Libc.ReadOnly;
        var descriptor = Libc.OpenAt(_descriptor, name, access | Libc.NoFollow | Libc.NonBlocking | Libc.NoTerminal, path);
        if (descriptor is null)
        {
            return null;
        }

        try
        {
            if (!Libc.Stat(descriptor, path).IsRegularFile)
            {
                throw new DiskException(DiskErrorKind.NotAFile, "open", path, "it is not a regular file");
            }
        }
        catch
        {
            descriptor.Dispose();
            throw;
        }

        return new LinuxFile(descriptor, path);
    }

    public IDiskFile CreateFile(string name)
    {
        var path = PathOf(name);
        var descriptor = Libc.OpenAt(_descriptor, name, Libc.ReadWrite | Libc.Create | Libc.Exclusive | Libc.NoFollow, path);
        return new LinuxFile(descriptor ?? throw Libc.Error("open", path, Libc.ENOENT), path);
    }

    public void Rename(string name, IDiskDirectory target, string targetName, bool replace)
    {
        var directory = (LinuxDirectory)target;
        var flags = replace ? 0 : Libc.RenameNoReplace;
        Libc.Check(Libc.renameat2(_descriptor, name, directory._descriptor, targetName, flags), "rename", directory.PathOf(targetName));
    }

    public void Link(string name, IDiskDirectory target, string targetName)
    {
        var directory = (LinuxDirectory)target;
        Libc.Check(Libc.linkat(_descriptor, name, directory._descriptor, targetName, 0), "link", directory.PathOf(targetName));
    }

    public void Delete(string name)
    {
        if (Libc.unlinkat(_descriptor, name, 0) != 0 && Marshal.GetLastPInvokeError() is not Libc.ENOENT and var error)
        {
            throw Libc.Error("unlink", PathOf(name), error);
        }
    }

    public void Sync() => Libc.Check(Libc.fsync(_descriptor), "fsync", Path);

    public void List(NameVisitor visit) => Libc.List(_descriptor, Path, visit);

    public void Dispose() => _descriptor.Dispose();

    private string PathOf(string name) => System.IO.Path.Join(Path, name);
}
