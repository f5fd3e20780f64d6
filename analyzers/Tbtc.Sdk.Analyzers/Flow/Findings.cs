using Microsoft.CodeAnalysis.Text;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What an analysis has to report: each place once, however many paths lead to it.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(string Id, TextSpan Span), Diagnostic> _diagnostics = [];

    private readonly HashSet<TextSpan> _proven = [];

    public IEnumerable<Diagnostic> Diagnostics => _diagnostics.Values;

    public void Add(DiagnosticDescriptor rule, SyntaxNode node, ProofLoss? loss, params object[] arguments)
    {
        if (!_diagnostics.ContainsKey((rule.Id, node.Span)))
        {
            var additional = loss is null || loss.Node.SyntaxTree != node.SyntaxTree ? [] : new[] { loss.Node.GetLocation() };
            _diagnostics.Add((rule.Id, node.Span), Diagnostic.Create(rule, node.GetLocation(), additional, arguments));
        }
    }

    /// <summary>Reports that a cause is lost, with the name of the wallet that has it, for the fix.</summary>
    public void AddLostCause(SyntaxNode node, string? wallet)
    {
        if (!_diagnostics.ContainsKey((Descriptors.CauseIsLost.Id, node.Span)))
        {
            var properties = wallet is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add("Wallet", wallet);
            _diagnostics.Add(
                (Descriptors.CauseIsLost.Id, node.Span),
                Diagnostic.Create(Descriptors.CauseIsLost, node.GetLocation(), properties, Excerpt.Of(node), "whoever reads this does not learn why"));
        }
    }

    /// <summary>A use that the analysis found to be safe.</summary>
    public void AddProven(SyntaxNode use) => _ = _proven.Add(use.Span);

    public bool IsProven(TextSpan use) => _proven.Contains(use);

    public void ReportTo(Action<Diagnostic> report)
    {
        foreach (var diagnostic in _diagnostics.Values)
        {
            report(diagnostic);
        }
    }
}
