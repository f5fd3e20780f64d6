namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What the analysis of one member shares: the symbols, the numbers of its values, and how its variables are written.</summary>
internal sealed record MemberScope(
    SdkSymbols Sdk, Compilation Compilation, ISymbol Member, VariableWrites Writes, SemanticModel? Model, CancellationToken CancellationToken)
{
    public ValueNumbers Numbers { get; } = new();
}
