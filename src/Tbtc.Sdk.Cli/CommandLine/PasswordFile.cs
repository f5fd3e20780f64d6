using System.Text;
using System.Text.Unicode;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>The password of an encrypted store: the first line of a file. It is never shown.</summary>
internal static class PasswordFile
{
    private const int MostBytes = 1024 * 1024;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Reads the password, and warns where others may read it too.</summary>
    /// <exception cref="UsageException">The file cannot be read, or its first line is no password.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new InputFile("The password file", path);
        var content = await file.ReadAsync(MostBytes, "a password is its first line", cancellationToken).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0)
        {
            Terminal.WriteWarning($"{file.Name} is open to other users. Close it to them: chmod 600.");
        }

        var line = FirstLine(content.Span);
        return Utf8.IsValid(line) && Encoding.UTF8.GetString(line) is { Length: > 0 } password && !password.Any(char.IsControl)
            ? password
            : throw new UsageException($"{file.Name} does not hold a password on its first line: give a file that does, or leave --password-file out for a store that is not encrypted.");
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        var line = end < 0 ? content : content[..end];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }
}
