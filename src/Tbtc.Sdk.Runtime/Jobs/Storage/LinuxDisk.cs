using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The disk through libc, every result checked: .NET's own flush returns normally when fsync fails, and its open follows links.</summary>
internal sealed class LinuxDisk : IDisk
{
    /// <summary>The disk of this machine.</summary>
    /// <exception cref="PlatformNotSupportedException">Not Linux on x64 or arm64: numbers of flags and layouts are those of these two.</exception>
    public static LinuxDisk OfThisMachine() => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
        ? new LinuxDisk()
        : throw new PlatformNotSupportedException(
            $"The directory job store runs on Linux (x64, arm64), and this is {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture}). Run it in a Linux container, or use the PostgreSQL store.");

    public IDiskDirectory OpenRoot(string path, bool create)
    {
        if (create)
        {
            Create(path);
        }

        return LinuxDirectory.OpenRoot(path);
    }

    private static List<string> MissingParents(string path)
    {
        var parents = new List<string>();
        for (var at = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)); !Directory.Exists(at) && Path.GetDirectoryName(at) is { } parent; at = parent)
        {
            parents.Add(parent);
        }

        return parents;
    }

    private static void SyncNames(string path)
    {
        using var directory = LinuxDirectory.OpenRoot(path);
        directory.Sync();
    }

    private static void Create(string path)
    {
        try
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (OperatingSystem.IsLinux())
            {
                var parents = MissingParents(path);
                Directory.CreateDirectory(path, OwnerOnly);
                parents.ForEach(SyncNames);
            }
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DiskException(DiskErrorKind.Denied, "mkdir", path, exception.Message, exception);
        }
        catch (IOException exception)
        {
            var kind = File.Exists(path) ? DiskErrorKind.NotADirectory : DiskErrorKind.Failed;
            throw new DiskException(kind, "mkdir", path, exception.Message, exception);
        }
    }
}
