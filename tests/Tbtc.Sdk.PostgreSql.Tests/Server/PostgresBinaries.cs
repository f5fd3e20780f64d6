namespace Tbtc.Sdk.Jobs.Server;

/// <summary>Finds the server's programs, which no search path has on Debian.</summary>
public static class PostgresBinaries
{
    private static readonly string Folder = Find();

    public static string PathOf(string program) => Path.Combine(Folder, program);

    private static string Find()
    {
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder.Length).ThenByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return packaged.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException(
                "These tests start a real PostgreSQL server, and its programs (initdb, postgres) are neither below /usr/lib/postgresql nor in PATH. Install them: .ci/install-packages does (Debian: postgresql).");
    }
}
