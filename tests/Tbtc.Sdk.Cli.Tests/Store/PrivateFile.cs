namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>Files that only the user of the tests can read.</summary>
internal static class PrivateFile
{
    public static string Write(string path, string content, bool isProgram = false)
    {
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | (isProgram ? UnixFileMode.UserExecute : 0));
        }

        return path;
    }
}
