using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>libc on Linux, x86-64 and arm64.</summary>
internal static partial class Libc
{
    public const int ENOENT = 2, EINTR = 4, EAGAIN = 11;
    public const int ReadOnly = 0, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, NoTerminal = 0x100, NonBlocking = 0x800;
    public const int LockExclusive = 2, LockNonBlocking = 4, Unlock = 8;
    public const uint Mode0700 = 0x1C0, Mode0600 = 0x180, RenameNoReplace = 1;

    private const int EPERM = 1, ENXIO = 6, EACCES = 13, EEXIST = 17, ENODEV = 19, ENOTDIR = 20, EISDIR = 21, ENOSPC = 28, EROFS = 30, ELOOP = 40, EDQUOT = 122;
    private const int CloseOnExec = 0x80000, AtCurrentDirectory = -100, AtEmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    /// <summary>O_DIRECTORY and O_NOFOLLOW are among the few flags that differ between the two architectures.</summary>
    public static int OpenDirectory => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;

    public static int NoFollow => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Opens a name; null where it does not exist.</summary>
    public static LinuxDescriptor? OpenAt(LinuxDescriptor? directory, string name, int flags, string path)
    {
        while (true)
        {
            var result = directory is null
                ? openat(AtCurrentDirectory, name, flags | CloseOnExec, Mode0600)
                : openat(directory, name, flags | CloseOnExec, Mode0600);
            if (result >= 0)
            {
                return new LinuxDescriptor(result);
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == ENOENT)
            {
                return null;
            }

            if (error != EINTR)
            {
                // O_NOFOLLOW on a link is ELOOP, with O_DIRECTORY ENOTDIR; a socket is ENXIO, a device without driver ENODEV.
                var kind = error is ELOOP or ENXIO or ENODEV or EISDIR
                    ? ((flags & OpenDirectory) != 0 ? DiskErrorKind.NotADirectory : DiskErrorKind.NotAFile)
                    : KindOf(error);
                throw new DiskException(kind, "open", path, Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    public static FileStatus Stat(LinuxDescriptor descriptor, string path)
    {
        Span<byte> status = stackalloc byte[256];
        Check(statx(descriptor, "", AtEmptyPath, BasicStats, status), "statx", path);
        return new FileStatus(
            (BinaryPrimitives.ReadUInt64LittleEndian(status[136..]), BinaryPrimitives.ReadUInt64LittleEndian(status[32..])),
            (BinaryPrimitives.ReadUInt16LittleEndian(status[28..]) & 0xF000) == 0x8000,
            BinaryPrimitives.ReadInt64LittleEndian(status[40..]),
            Moment(BinaryPrimitives.ReadInt64LittleEndian(status[112..]), BinaryPrimitives.ReadUInt32LittleEndian(status[120..])));
    }

    public static unsafe void List(LinuxDescriptor directory, string path, NameVisitor visit)
    {
        // A descriptor of its own: reading a directory moves the position, and closing the stream closes the descriptor.
        var own = Check(openat(directory, ".", ReadOnly | OpenDirectory | CloseOnExec, 0), "open", path);
        var stream = fdopendir(own);
        if (stream == 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = close(own);
            throw Error("fdopendir", path, error);
        }

        try
        {
            while (true)
            {
                var entry = readdir(stream);
                if (entry == 0)
                {
                    var error = Marshal.GetLastPInvokeError();
                    if (error != 0)
                    {
                        throw Error("readdir", path, error);
                    }

                    return;
                }

                const int NameOffset = 19;
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameOffset);
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                {
                    visit(name);
                }
            }
        }
        finally
        {
            _ = closedir(stream);
        }
    }

    public static int Check(int result, string call, string path) => result >= 0 ? result : throw Error(call, path, Marshal.GetLastPInvokeError());

    public static DiskException Error(string call, string path, int error) =>
        new(KindOf(error), call, path, Marshal.GetPInvokeErrorMessage(error));

    /// <summary>A file's time may be any number; what no moment can hold is the nearest one.</summary>
    private static DateTimeOffset Moment(long seconds, uint nanoseconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1)).AddTicks(nanoseconds / 100);

    private static DiskErrorKind KindOf(int error) => error switch
    {
        ENOSPC or EDQUOT => DiskErrorKind.Full,
        EEXIST => DiskErrorKind.Exists,
        EACCES or EPERM or EROFS => DiskErrorKind.Denied,
        ENOTDIR => DiskErrorKind.NotADirectory,
        EISDIR => DiskErrorKind.NotAFile,
        ENOENT => DiskErrorKind.Missing,
        _ => DiskErrorKind.Failed,
    };

    public readonly record struct FileStatus((ulong Device, ulong Inode) Identity, bool IsRegularFile, long Size, DateTimeOffset ModifiedAt);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int openat(int directory, string name, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int openat(LinuxDescriptor directory, string name, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(LinuxDescriptor descriptor, string name, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mkdirat(LinuxDescriptor directory, string name, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int renameat2(LinuxDescriptor from, string name, LinuxDescriptor to, string newName, uint flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int linkat(LinuxDescriptor from, string name, LinuxDescriptor to, string newName, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int unlinkat(LinuxDescriptor directory, string name, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint pread(LinuxDescriptor descriptor, Span<byte> buffer, nuint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint pwrite(LinuxDescriptor descriptor, ReadOnlySpan<byte> bytes, nuint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fsync(LinuxDescriptor descriptor);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fdatasync(LinuxDescriptor descriptor);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int flock(LinuxDescriptor descriptor, int operation);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint fdopendir(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint readdir(nint stream);

    [LibraryImport("libc")]
    private static partial int closedir(nint stream);
}
