using Microsoft.CodeAnalysis;
using Tbtc.Sdk.Analyzers.Tests.Support;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>
/// The suppressor finds a member by its place in the code, and the analyzer reports what the suppressor found where that came first. Which of the two comes first cannot be
/// arranged, so both ways to a member's findings are compared.
/// </summary>
public class TakenOverFindingsTests
{
    [Theory]
    [InlineData(NullableSetting.Enabled)]
    [InlineData(NullableSetting.Disabled)]
    public async Task EveryMemberOfTheCorpus_IsReportedTheSameWayWhoeverAnalysesIt(NullableSetting context)
    {
        List<string> bySuppressor = [], byAnalyzer = [];
        foreach (var compilation in CorpusCases.Compilations(context))
        {
            bySuppressor.AddRange(compilation.SyntaxTrees.SelectMany(tree => FoundByPlace(compilation, tree)));
            var reports = await Consumer.AnalyzeAsync(compilation, new MembersIdsHashAnalyzer());
            byAnalyzer.AddRange(reports.Where(IsInABody).Select(Told));
        }

        Assert.NotEmpty(byAnalyzer);
        Assert.Equal(byAnalyzer.Order(StringComparer.Ordinal), bySuppressor.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FoundByPlace(Compilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        var sdk = SdkSymbols.In(compilation)!;
        return tree.GetRoot().DescendantNodes().Select(MemberBody.Around).OfType<SyntaxNode>().Distinct()
            .SelectMany(body => MemberBody.Analyze(body, model, sdk, CancellationToken.None)?.Diagnostics ?? [])
            .Select(Told);
    }

    // The arguments of a base type, for one, are in none: the suppressor leaves the compiler's warning there.
    private static bool IsInABody(Diagnostic report) =>
        MemberBody.Around(report.Location.SourceTree!.GetRoot().FindNode(report.Location.SourceSpan)) is not null;

    private static string Told(Diagnostic report) =>
        $"{report.Location.GetLineSpan()} {report.Id} {report.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', report.AdditionalLocations.Select(l => l.GetLineSpan()))}";
}
