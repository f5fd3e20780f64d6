using System.Security.Cryptography;
using System.Text.Json;
using Tbtc.Sdk.Cli.Tests.Store.Recovery;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>Runs <c>tbtc store</c> on a directory.</summary>
internal static class StoreFixture
{
    public static Task<ConsoleResult> RunAsync(this DamagedDirectory directory, string command, params string[] arguments) =>
        ConsoleApp.Tbtc.RunAsync(["store", .. command.Split(' '), directory.Path, .. arguments]);

    /// <summary>The state as <c>status --json</c> says it.</summary>
    public static async Task<JsonElement> StatusAsync(this DamagedDirectory directory, params string[] arguments) =>
        Json(await directory.RunAsync("status", ["--json", .. arguments]));

    public static JsonElement Json(ConsoleResult result)
    {
        Assert.True(result.ExitCode is 0 or 3, result.ToString());
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.Clone();
    }

    /// <summary>Every name below a directory with a hash of what is there, to show that nothing was touched. Locks apart: they are taken before anything is read.</summary>
    public static SortedDictionary<string, string> Contents(this DamagedDirectory directory)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(directory.Path, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != ".lock"))
        {
            contents.Add(path, Directory.Exists(path) ? "directory" : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
        }

        return contents;
    }
}
