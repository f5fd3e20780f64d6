namespace Tbtc.Sdk.Package.Tests;

/// <summary>A fresh project that references one of the packages.</summary>
internal sealed class Consumer
{
    private readonly PackedPackages _packages;

    private Consumer(PackedPackages packages, string folder)
    {
        _packages = packages;
        Folder = folder;
    }

    public string Folder { get; }

    /// <summary>Writes the project.</summary>
    /// <param name="packages">The packages to choose from.</param>
    /// <param name="package">The one package that it references.</param>
    /// <param name="source">Its one source file, <c>Consumer.cs</c>.</param>
    /// <param name="properties">MSBuild properties, as in a project file.</param>
    public static Consumer Create(PackedPackages packages, string package, string source, string properties)
    {
        var consumer = Create(packages, package, properties);
        File.WriteAllText(Path.Combine(consumer.Folder, "Consumer.cs"), source);
        return consumer;
    }

    /// <summary>Writes the project, which references Tbtc.Sdk.Runtime alone, with the source files of a folder under <c>Consumers</c>.</summary>
    /// <param name="packages">The packages to choose from.</param>
    /// <param name="sources">The name of the folder.</param>
    public static Consumer CreateFrom(PackedPackages packages, string sources)
    {
        var consumer = Create(packages, "Tbtc.Sdk.Runtime", "<Nullable>enable</Nullable>");
        foreach (var file in Directory.GetFiles(SourceFolder(sources)))
        {
            File.Copy(file, Path.Combine(consumer.Folder, Path.GetFileName(file)));
        }

        return consumer;
    }

    public static string SourceFolder(string sources) => Path.Combine(AppContext.BaseDirectory, "Consumers", sources);

    private static Consumer Create(PackedPackages packages, string package, string properties)
    {
        var folder = Path.Combine(packages.Folder, $"consumer-{Guid.NewGuid():n}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        return new(packages, folder);
    }

    public Task<ProcessResult> BuildAsync(params string[] arguments) => RunAsync("build", arguments);

    /// <summary>Applies the fixes of the rules, as a consumer would: with <c>dotnet format</c>, which takes the first fix of each report.</summary>
    public Task<ProcessResult> FixAsync(params string[] rules) =>
        ConsoleProcess.DotNetAsync(Folder, _packages.Environment, ["format", "analyzers", "--no-restore", "--diagnostics", .. rules]);

    public Task<ProcessResult> PublishAsync(string output) => RunAsync("publish", "-c", "Release", "-o", output);

    private Task<ProcessResult> RunAsync(string command, params string[] arguments) =>
        ConsoleProcess.DotNetAsync(Folder, _packages.Environment, [command, .. arguments, "-nologo", "-tl:off", "-v:q", "-clp:NoSummary"]);
}
