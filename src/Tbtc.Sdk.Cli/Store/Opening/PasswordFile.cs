using System.Text;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Store.Opening;

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
        WarnOfOthers(file.Name, path);
        var line = content.Span;
        if (line.IndexOf((byte)'\n') is var end and >= 0)
        {
            line = line[..end];
        }

        if (line.EndsWith("\r"u8))
        {
            line = line[..^1];
        }

        return line.IsEmpty || !System.Text.Unicode.Utf8.IsValid(line)
            ? throw new UsageException($"{file.Name} has no password: its first line is empty or not UTF-8. Give the file whose first line is the store's password.")
            : Encoding.UTF8.GetString(line);
    }

    private static void WarnOfOthers(string name, string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0)
        {
            Terminal.WriteWarning($"{name} is open to other users. Close it to them: chmod 600.");
        }
    }
}
