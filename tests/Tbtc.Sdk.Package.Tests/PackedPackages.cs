using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Tbtc.Sdk.Package.Tests;

/// <summary>
/// All packages, packed once into a feed in a temporary folder, with a version that no cache can hold. Consumers lie in the same folder: outside the
/// repository, so that none of its settings apply to them, and with a package cache of their own.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tbtc-packages-");

    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():n}";

    public string Folder => _folder.FullName;

    private string Feed => Path.Combine(Folder, "feed");

    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(Folder, "cache") };

    public async Task InitializeAsync()
    {
        // Intermediate files of its own, so that neither the version nor the configuration spills into the repository's.
        var projects = Path.Combine(Folder, "packages.slnf");
        await File.WriteAllTextAsync(projects, PackedProjects());
        var packed = await ConsoleProcess.DotNetAsync(
            Repository.Root,
            new Dictionary<string, string>(),
            "pack", projects, "-c", "Release", "--artifacts-path", Path.Combine(Folder, "artifacts"), $"-p:PackageOutputPath={Feed}", $"-p:Version={Version}", "-p:RestoreLockedMode=true");
        packed.RequireSuccess();

        File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(Folder, "global.json"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), NuGetConfig());

        // Ends the search for such files here, whatever lies above the temporary folder. The audit would ask the network.
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.props"), "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Packages.props"), "<Project />");
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The names of the packages in the feed, without version and ending.</summary>
    internal IEnumerable<string> Names(string ending) =>
        Directory.GetFiles(Feed, $"*.{Version}{ending}").Select(file => Path.GetFileName(file)[..^(Version.Length + ending.Length + 1)]).Order(StringComparer.Ordinal);

    internal ZipArchive Open(string name, string ending = ".nupkg") => ZipFile.OpenRead(Path.Combine(Feed, $"{name}.{Version}{ending}"));

    // The solution's projects below src. One that is not in the solution needs packages that not every feed has.
    private static string PackedProjects()
    {
        var solution = Path.Combine(Repository.Root, "Sdk.sln");
        var projects = File.ReadLines(solution)
            .Where(line => line.StartsWith("Project(", StringComparison.Ordinal))
            .Select(line => line.Split('"')[5])
            .Where(path => path.StartsWith("src", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal));
        return new JsonObject
        {
            ["solution"] = new JsonObject { ["path"] = solution, ["projects"] = new JsonArray([.. projects.Select(path => (JsonNode)path)]) },
        }.ToJsonString();
    }

    // The machine's own sources stay in force. Its package cache serves what is not ours, so that this is not downloaded again for every run.
    private string NuGetConfig()
    {
        var machineCache = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var fallback = Directory.Exists(machineCache) ? $"""<fallbackPackageFolders><add key="machine" value="{machineCache}" /></fallbackPackageFolders>""" : "";
        return $"""
            <configuration>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
              {fallback}
            </configuration>
            """;
    }
}
