using System.Xml.Linq;

namespace Tbtc.Sdk.Package.Tests;

[Collection(nameof(PackedPackages))]
public sealed class PackageContentTests(PackedPackages packages)
{
    // What every package has for the format's sake.
    private static readonly string[] Envelope = ["[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/nuget.psmdcp"];

    private static readonly string[] RulePages =
        ["TBTC1001.md", "TBTC1002.md", "TBTC1003.md", "TBTC1004.md", "TBTC1005.md", "TBTC1006.md", "TBTC1007.md", "TBTC2001.md"];

    public static TheoryData<string, string[]> Contents { get; } = new()
    {
        {
            "Tbtc.Sdk",
            [
                "README.md",
                "analyzers/dotnet/cs/Tbtc.Sdk.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/Tbtc.Sdk.Analyzers.dll",
                "buildTransitive/Tbtc.Sdk.targets",
                .. RulePages.Select(page => $"docs/rules/{page}"),
                "lib/net10.0/Tbtc.Sdk.dll",
                "lib/net10.0/Tbtc.Sdk.xml",
            ]
        },
        {
            "Tbtc.Sdk.Runtime",
            ["README.md", "lib/net10.0/Tbtc.Sdk.Runtime.dll", "lib/net10.0/Tbtc.Sdk.Runtime.xml"]
        },
        {
            "Tbtc.Sdk.AspNetCore",
            ["README.md", "lib/net10.0/Tbtc.Sdk.AspNetCore.dll", "lib/net10.0/Tbtc.Sdk.AspNetCore.xml"]
        },
        {
            "Tbtc.Sdk.PostgreSql",
            ["README.md", "lib/net10.0/Tbtc.Sdk.PostgreSql.dll", "lib/net10.0/Tbtc.Sdk.PostgreSql.xml"]
        },
        {
            "Tbtc.Sdk.Testing",
            ["README.md", "lib/net10.0/Tbtc.Sdk.Testing.dll", "lib/net10.0/Tbtc.Sdk.Testing.xml"]
        },
        {
            "Tbtc.Sdk.Cli",
            [
                "README.md",
                "tools/net10.0/any/BouncyCastle.Cryptography.dll",
                "tools/net10.0/any/DotnetToolSettings.xml",
                "tools/net10.0/any/Npgsql.dll",
                "tools/net10.0/any/Polly.Core.dll",
                "tools/net10.0/any/Spectre.Console.Ansi.dll",
                "tools/net10.0/any/Spectre.Console.dll",
                "tools/net10.0/any/System.CommandLine.dll",
                "tools/net10.0/any/System.IO.Hashing.dll",
                "tools/net10.0/any/Tbtc.Sdk.AspNetCore.dll",
                "tools/net10.0/any/Tbtc.Sdk.AspNetCore.pdb",
                "tools/net10.0/any/Tbtc.Sdk.PostgreSql.dll",
                "tools/net10.0/any/Tbtc.Sdk.PostgreSql.pdb",
                "tools/net10.0/any/Tbtc.Sdk.Runtime.dll",
                "tools/net10.0/any/Tbtc.Sdk.Runtime.pdb",
                "tools/net10.0/any/Tbtc.Sdk.dll",
                "tools/net10.0/any/Tbtc.Sdk.pdb",
                "tools/net10.0/any/tbtc.deps.json",
                "tools/net10.0/any/tbtc.dll",
                "tools/net10.0/any/tbtc.pdb",
                "tools/net10.0/any/tbtc.runtimeconfig.json",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Package_has_exactly_these_entries(string package, string[] contents)
    {
        using var archive = packages.Open(package);

        Assert.Equal(
            ((string[])[.. contents, .. Envelope, $"{package}.nuspec"]).Order(StringComparer.Ordinal),
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_package_is_listed_here_and_has_symbols()
    {
        var listed = Contents.Select(row => (string)row[0]).Order(StringComparer.Ordinal);

        Assert.Equal(listed, packages.Names(".nupkg"));
        Assert.Equal(listed, packages.Names(".snupkg"));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Package_names_licence_repository_and_readme(string package, string[] _)
    {
        using var archive = packages.Open(package);
        using var nuspec = archive.GetEntry($"{package}.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("Tbtc.Sdk contributors", Value("authors"));
        Assert.NotEqual("Package Description", Value("description"));
        var repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Equal(Repository.Url, repository.Attribute("url")?.Value);
    }

    [Fact]
    public void Values_package_has_no_dependency()
    {
        using var archive = packages.Open("Tbtc.Sdk");
        using var nuspec = archive.GetEntry("Tbtc.Sdk.nuspec")!.Open();

        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), element => element.Name.LocalName == "dependency");
    }
}
