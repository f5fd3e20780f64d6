namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Where and why a value that was proven before is not proven any more.</summary>
/// <param name="Node">The assignment, the other branch, the await.</param>
/// <param name="Explanation">Completes "may be absent here: ". {0} stands for the text of <paramref name="Quoted"/>.</param>
/// <param name="Quoted">The code that the explanation quotes: most explanations are never asked for.</param>
internal sealed record ProofLoss(SyntaxNode Node, string Explanation, SyntaxNode? Quoted = null)
{
    public string Reason => Quoted is null ? Explanation : Explanation.Replace("{0}", Excerpt.Of(Quoted));
}
