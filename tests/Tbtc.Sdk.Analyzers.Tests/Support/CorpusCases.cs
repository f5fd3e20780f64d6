using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tbtc.Sdk.Analyzers.Tests.Support;

/// <summary>One report: in which file, on which line, by which rule.</summary>
public readonly record struct CorpusReport(string File, int Line, string Id)
{
    public static CorpusReport Of(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.GetMappedLineSpan();
        return new(line.Path, line.StartLinePosition.Line + 1, diagnostic.Id);
    }

    public override string ToString() => $"{File}({Line}): {Id}";
}

/// <summary>The corpus: its programs, and the reports that are due in them.</summary>
public static partial class CorpusCases
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
        [.. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(Root, f), File.ReadAllText(f)))];

    /// <summary>All analyzers of the rules.</summary>
    public static DiagnosticAnalyzer[] Analyzers => [new MembersIdsHashAnalyzer(), new ResultShouldBeHandledAnalyzer()];

    private static bool IsTopLevel((string Path, string Text) file) => file.Path.StartsWith("TopLevel", StringComparison.Ordinal);

    /// <summary>The library, and each program with top-level statements.</summary>
    public static IEnumerable<CSharpCompilation> Compilations(NullableSetting context)
    {
        var usings = Files.Where(f => f.Path is "GlobalUsings.cs" or "Logging.cs" or "Support.cs").ToArray();
        yield return Consumer.Compile(Files.Where(f => !IsTopLevel(f)), context);
        foreach (var program in Files.Where(IsTopLevel))
        {
            yield return Consumer.Compile([program, .. usings], context, OutputKind.ConsoleApplication);
        }
    }

    public static HashSet<CorpusReport> Due() =>
        [.. Files.SelectMany(file => Marked(file.Path, file.Text))];

    /// <summary>The reports that the ends of lines say are due.</summary>
    public static IEnumerable<CorpusReport> Marked(string path, string text) =>
        text.Split('\n').SelectMany((content, line) =>
            Marker().Match(content) is { Success: true } marker ? Id().Matches(marker.Value).Select(id => new CorpusReport(path, line + 1, id.Value)) : []);

    public static async Task<HashSet<CorpusReport>> ReportedAsync(NullableSetting context)
    {
        HashSet<CorpusReport> reports = [];
        foreach (var compilation in Compilations(context))
        {
            reports.UnionWith((await Consumer.AnalyzeAsync(compilation, Analyzers)).Select(CorpusReport.Of));
        }

        return reports;
    }

    /// <summary>The number of members and types, and programs, that are a case by their name.</summary>
    public static int Count(string prefix) =>
        Files.Sum(f => IsTopLevel(f)
            ? Path.GetFileName(f.Path).StartsWith(prefix, StringComparison.Ordinal) ? 1 : 0
            : CSharpSyntaxTree.ParseText(f.Text, Consumer.ParseOptions).GetRoot().DescendantNodes().Count(n => NameOf(n)?.StartsWith(prefix, StringComparison.Ordinal) == true));

    private static string? NameOf(SyntaxNode node) => node switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method => method.Identifier.ValueText,
        Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax property => property.Identifier.ValueText,
        Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Parent.Parent: Microsoft.CodeAnalysis.CSharp.Syntax.FieldDeclarationSyntax } field => field.Identifier.ValueText,
        _ => null,
    };

    [GeneratedRegex(@"// TBTC\d{4}( TBTC\d{4})*\s*$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"TBTC\d{4}")]
    private static partial Regex Id();
}
