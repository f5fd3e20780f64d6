using Microsoft.CodeAnalysis.Text;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What an analysis has to report: each place once, however many paths lead to it.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(string Id, TextSpan Span), Diagnostic> _diagnostics = [];

    public IEnumerable<Diagnostic> Diagnostics => _diagnostics.Values;

    public void Add(DiagnosticDescriptor rule, SyntaxNode node, ProofLoss? loss, params object[] arguments)
    {
        if (!_diagnostics.ContainsKey((rule.Id, node.Span)))
        {
            var additional = loss is null || loss.Node.SyntaxTree != node.SyntaxTree ? [] : new[] { loss.Node.GetLocation() };
            _diagnostics.Add((rule.Id, node.Span), Diagnostic.Create(rule, node.GetLocation(), additional, arguments));
        }
    }

    public void ReportTo(Action<Diagnostic> report)
    {
        foreach (var diagnostic in _diagnostics.Values)
        {
            report(diagnostic);
        }
    }
}
