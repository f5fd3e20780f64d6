using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>Whose a data directory is. What another user, root included, writes there the node could not read afterwards.</summary>
internal static partial class DirectoryOwner
{
    private const int AtCurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint UserId = 0x8;
    private const int UserIdOffset = 20;

    /// <summary>Refuses to go on where a directory, or one of its parts that are there, is not the invoking user's.</summary>
    /// <exception cref="UsageException">One is not.</exception>
    public static void Require(string directory, params ReadOnlySpan<string> parts)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Check(directory);
        foreach (var part in parts)
        {
            Check(Path.Join(directory, part));
        }
    }

    private static void Check(string path)
    {
        Span<byte> status = stackalloc byte[256];
        if (statx(AtCurrentDirectory, path, NoFollow, UserId, status) != 0)
        {
            // What is not there, or not to be seen, is the store's to say.
            return;
        }

        var (owner, user) = (BinaryPrimitives.ReadUInt32LittleEndian(status[UserIdOffset..]), geteuid());
        if (owner != user)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Printable.Argument(path)} belongs to the user {owner}, and this is the user {user}: what it wrote there the node could not read. Run it as its owner: sudo -u '#{owner}' tbtc ..."));
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int statx(int directory, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint geteuid();
}
