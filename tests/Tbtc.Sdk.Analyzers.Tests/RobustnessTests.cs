using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tbtc.Sdk.Analyzers.Tests.Support;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>
/// Broken code is what an IDE sees most of the time. The corpus is cut at token boundaries and has random parts removed; the analyzer must not
/// throw. By default a spread of the cuts; all of them where TBTC_ROBUSTNESS=full. Of a text that is cut only the member with the cut is analysed: those
/// before it are as they were when they were cut themselves.
/// </summary>
public class RobustnessTests(ITestOutputHelper output)
{
    private const int SampledCuts = 300;
    private const int Deletions = 150;
    private const int Seed = 1001;

    /// <summary>The oldest compiler throws by itself on some broken extension members; there must be few such texts.</summary>
    private const double MostlyAnalysed = 0.95;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("TBTC_ROBUSTNESS") == "full";

    private static readonly CSharpCompilation Support =
        Consumer.Compile(CorpusCases.Files.Where(f => f.Path is "GlobalUsings.cs" or "Logging.cs" or "Support.cs"), NullableSetting.Enabled);

    private static IEnumerable<(string Path, string Text)> Files => CorpusCases.Files.Where(f => f.Path is not ("GlobalUsings.cs" or "Logging.cs" or "Support.cs"));

    [Fact]
    public async Task CutAtTokenBoundaries_NeverThrows()
    {
        var cuts = Files.SelectMany(f => CSharpSyntaxTree.ParseText(f.Text, Consumer.ParseOptions).GetRoot().DescendantTokens().Select(t => f.Text[..t.Span.End])).ToArray();
        var stride = IsFull ? 1 : Math.Max(1, cuts.Length / SampledCuts);
        var (analysed, passedOver) = (0, 0);
        for (var i = 0; i < cuts.Length; i += stride)
        {
            _ = await AnalyzeAsync(cuts[i], new MembersIdsHashAnalyzer(), onlyLastMember: true) ? analysed++ : passedOver++;
        }

        output.WriteLine($"{analysed} of {cuts.Length} cuts analysed; the compiler itself fails on {passedOver}");
        Assert.True(analysed >= Math.Min(SampledCuts, cuts.Length) * MostlyAnalysed);
    }

    [Fact]
    public async Task RandomDeletions_NeverThrow()
    {
        var random = new Random(Seed);
        var files = Files.ToArray();
        var analysed = 0;
        for (var i = 0; i < Deletions; i++)
        {
            var text = files[random.Next(files.Length)].Text;
            for (var parts = random.Next(1, 6); parts > 0; parts--)
            {
                var start = random.Next(text.Length);
                text = text.Remove(start, Math.Min(random.Next(1, 40), text.Length - start));
            }

            analysed += await AnalyzeAsync(text, new MembersIdsHashAnalyzer()) ? 1 : 0;
        }

        output.WriteLine($"{analysed} texts with random deletions analysed, seed {Seed}; the compiler itself fails on {Deletions - analysed}");
        Assert.True(analysed >= Deletions * MostlyAnalysed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnalyzerThatThrows_IsCaught(bool onlyLastMember) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => AnalyzeAsync("class C { int P; void M() { P =", new ThrowingAnalyzer(), onlyLastMember));

    /// <returns>False when the compiler throws on the text without any analyzer.</returns>
    private static async Task<bool> AnalyzeAsync(string text, DiagnosticAnalyzer analyzer, bool onlyLastMember = false)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Consumer.ParseOptions, "Broken.cs");
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown = exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var compilation = Support.AddSyntaxTrees(tree);
        TextSpan? span = onlyLastMember && tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().LastOrDefault() is { } last
            ? TextSpan.FromBounds(last.FullSpan.Start, tree.Length)
            : null;
        try
        {
            _ = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), span, default);
        }
        catch (Exception) when (thrown is null && CompilerThrows(tree))
        {
            return false;
        }

        return thrown is null ? true : throw new InvalidOperationException($"{analyzer.GetType().Name} threw on:\n{text}", thrown);
    }

    private static bool CompilerThrows(SyntaxTree tree)
    {
        var alone = Support.AddSyntaxTrees(tree);
        return Record.Exception(() => alone.GetSemanticModel(tree).GetDiagnostics()) is not null;
    }

#pragma warning disable RS1036, RS1038, RS1041 // Not an analyzer that anybody loads.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ThrowingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UncheckedHash];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationBlockAction(_ => throw new NotSupportedException("On purpose."));
        }
    }
#pragma warning restore RS1036, RS1038, RS1041
}
