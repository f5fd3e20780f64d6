namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The disk through libc, every result checked: .NET's own flush returns normally when fsync fails, and its open follows links.</summary>
internal sealed class LinuxDisk : IDisk
{
    public IDiskDirectory OpenRoot(string path, bool create)
    {
        if (create)
        {
            Create(path);
        }

        return LinuxDirectory.OpenRoot(path);
    }

    private static void Create(string path)
    {
        try
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (OperatingSystem.IsLinux())
            {
                Directory.CreateDirectory(path, OwnerOnly);
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
