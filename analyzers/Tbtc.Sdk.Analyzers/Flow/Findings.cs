using Microsoft.CodeAnalysis.Text;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What an analysis has to report: each place once, however many paths lead to it.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(string Id, TextSpan Span), Diagnostic> _diagnostics = [];

    private readonly HashSet<TextSpan> _proven = [];
    private readonly Dictionary<TextSpan, TextSpan> _forced = [];

    public IEnumerable<Diagnostic> Diagnostics => _diagnostics.Values;

    public void Add(DiagnosticDescriptor rule, SyntaxNode node, ProofLoss? loss, params object[] arguments)
    {
        if (!_diagnostics.ContainsKey((rule.Id, node.Span)))
        {
            var additional = loss is null || loss.Node.SyntaxTree != node.SyntaxTree ? [] : new[] { loss.Node.GetLocation() };
            _diagnostics.Add((rule.Id, node.Span), Diagnostic.Create(rule, node.GetLocation(), additional, arguments));
        }
    }

    /// <summary>Adds what was found elsewhere. What is here already stays.</summary>
    public void Add(Findings others)
    {
        foreach (var diagnostic in others._diagnostics)
        {
            if (!_diagnostics.ContainsKey(diagnostic.Key))
            {
                _diagnostics.Add(diagnostic.Key, diagnostic.Value);
            }
        }

        _proven.UnionWith(others._proven);
        foreach (var forced in others._forced)
        {
            _forced[forced.Key] = forced.Value;
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

    /// <summary>A use of what was reported where it was forced: the same mistake.</summary>
    public void AddForced(SyntaxNode use, SyntaxNode forcing) => _forced[use.Span] = forcing.Span;

    /// <summary>The reports that say of the place what the compiler says of it: there, or where its value was forced.</summary>
    public Diagnostic[] About(TextSpan place)
    {
        var here = _diagnostics.Values.Where(d => Concerns(d.Location.SourceSpan, place)).ToArray();
        return here.Length > 0 || !_forced.TryGetValue(place, out var forcing)
            ? here
            : [.. _diagnostics.Values.Where(d => d.Location.SourceSpan == forcing)];
    }

    private static bool Concerns(TextSpan ours, TextSpan theirs) => ours.Contains(theirs) || theirs.Contains(ours);

    public bool IsProven(TextSpan use) => _proven.Contains(use);

    public void ReportTo(Action<Diagnostic> report)
    {
        foreach (var diagnostic in _diagnostics.Values)
        {
            report(diagnostic);
        }
    }
}
