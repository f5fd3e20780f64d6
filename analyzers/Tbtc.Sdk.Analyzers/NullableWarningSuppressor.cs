using Microsoft.CodeAnalysis.Diagnostics;
using Tbtc.Sdk.Analyzers.Flow;

namespace Tbtc.Sdk.Analyzers;

/// <summary>
/// Removes the compiler's nullable warning where our own report says the same, or where the analysis proved the value that the compiler doubts.
/// Where our rule is not at work (off, under a pragma, suppressed, not run, generated code) the compiler's warning stays.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableWarningSuppressor : DiagnosticSuppressor
{
    private const string Justification = "The analysis of the members-ids hash reports this itself, or has proven that the hash is available.";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Descriptions = new[] { "CS8600", "CS8601", "CS8602", "CS8603", "CS8604", "CS8629" }
        .ToImmutableDictionary(id => id, id => new SuppressionDescriptor("TBTCS" + id.Substring(2), id, Justification));

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. Descriptions.Values];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (SdkSymbols.In(context.Compilation) is not { } sdk || !RuleState.AnalyzersRun(context.Options))
        {
            return;
        }

        var gate = MemberGate.ForTheHash(context.Compilation);
        var analysed = new Dictionary<SyntaxNode, Findings?>();
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree
                || RuleState.IsGenerated(tree, context.Options, context.CancellationToken)
                || MemberBody.Around(tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan)) is not { } body
                || !gate.IsOpenFor(body))
            {
                continue;
            }

            if (!analysed.TryGetValue(body, out var findings))
            {
                findings = MemberAnalysis.Known(context.Compilation, body) ?? MemberBody.Analyze(body, context.GetSemanticModel(tree), sdk, context.CancellationToken);
                analysed.Add(body, findings);
            }

            if (findings is not null && IsOurs(findings, diagnostic.Location, context.Compilation, context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(Descriptions[diagnostic.Id], diagnostic));
            }
        }
    }

    private static bool IsOurs(Findings findings, Location location, Compilation compilation, CancellationToken cancellationToken)
    {
        var reported = findings.About(location.SourceSpan);
        return reported.Length > 0
            ? Array.Exists(reported, d => RuleState.IsShown(d, compilation, cancellationToken))
            : findings.IsProven(location.SourceSpan)
                && RuleState.IsShown(Diagnostic.Create(Descriptors.UncheckedHash, location, "", ""), compilation, cancellationToken);
    }
}
