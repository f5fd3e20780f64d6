using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Tbtc.Sdk.Analyzers.CodeFixes;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>Descriptors, pages, fixes, help links and release rows say the same.</summary>
public partial class ConsistencyTests
{
    private static readonly string[] Headings = ["Cause", "Why it matters", "How to fix", "When to suppress", "Example"];

    internal static string Repository { get; } = FindRepository();

    private static IEnumerable<DiagnosticDescriptor> Rules { get; } =
        [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static TheoryData<string> Ids => new(Rules.Select(r => r.Id));

    private static DiagnosticDescriptor Rule(string id) => Rules.Single(r => r.Id == id);

    [Fact]
    public void Rules_AreAllReportedBySomeAnalyzer()
    {
        var supported = typeof(Descriptors).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .SelectMany(t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
            .Select(d => d.Id);

        Assert.Equal(Rules.Select(r => r.Id).Order(), supported.Where(id => id.StartsWith("TBTC", StringComparison.Ordinal)).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTheRulesTitleSeverityAndHeadings(string id)
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs/rules", id + ".md"));

        Assert.StartsWith($"# {id}: {Rule(id).Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Default severity: {Rule(id).DefaultSeverity.ToString().ToLowerInvariant()}.", page, StringComparison.Ordinal);
        Assert.Equal(Headings, Heading().Matches(page).Select(m => m.Groups[1].Value).Where(h => Headings.Contains(h)));
        Assert.Contains("Before:", page, StringComparison.Ordinal);
        Assert.Contains("After:", page, StringComparison.Ordinal);
        Assert.Contains(id, Example().Match(page).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_AreOfRulesThatExist() =>
        Assert.Equal(
            Rules.Select(r => r.Id).Order(),
            Directory.GetFiles(Path.Combine(Repository, "docs/rules"), "TBTC*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Guide_ListsTheRuleWithItsSeverityAndTitle(string id) => Assert.Contains(
        $"| [{id}](../rules/{id}.md) | {Rule(id).DefaultSeverity.ToString().ToLowerInvariant()} | {Rule(id).Title} |\n",
        File.ReadAllText(Path.Combine(Repository, "docs/guides/analyzers.md")),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_LeadsToThePageInTheRepository(string id)
    {
        var url = RepositoryUrl().Match(File.ReadAllText(Path.Combine(Repository, "Directory.Build.props"))).Groups[1].Value;

        Assert.Equal($"{url}/blob/main/docs/rules/{id}.md", Rule(id).HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseRow_HasTheRulesCategoryAndSeverity(string id)
    {
        var rows = File.ReadAllText(Path.Combine(Repository, "analyzers/Tbtc.Sdk.Analyzers/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Repository, "analyzers/Tbtc.Sdk.Analyzers/AnalyzerReleases.Shipped.md"));

        Assert.Contains($"{id} | {Rule(id).Category} | {Rule(id).DefaultSeverity} | {Rule(id).Title}", rows, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAFixThatCanFixAll(string id)
    {
        var fixers = typeof(SdkCodeFixProvider).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CodeFixProvider)) && t.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)
            .Where(f => f.FixableDiagnosticIds.Contains(id));

        Assert.All(fixers, f => Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], f.GetFixAllProvider()!.GetSupportedFixAllScopes().Take(3)));
        Assert.Single(fixers);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_NamesTheExpressionAndTheRemedy(string id)
    {
        var message = Rule(id).MessageFormat.ToString();

        Assert.StartsWith("'{0}'", message, StringComparison.Ordinal);
        Assert.Matches(@"\. \w.*\.$", message);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("Before:.*?After:", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("<RepositoryUrl>(.*)</RepositoryUrl>")]
    private static partial Regex RepositoryUrl();
}
