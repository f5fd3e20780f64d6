namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Where and why a value that was proven before is not proven any more.</summary>
/// <param name="Node">The assignment, the other branch, the await.</param>
/// <param name="Reason">Completes "may be absent here: ".</param>
internal sealed record ProofLoss(SyntaxNode Node, string Reason);
