using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>One function under analysis: the member itself, a lambda, a local function, or a helper that is followed from a call.</summary>
internal sealed record FunctionContext(MemberScope Scope, ControlFlowGraph Graph, IMethodSymbol? Symbol, FunctionContext? Caller)
{
    /// <summary>What a flow capture stands for, where it is assigned to later.</summary>
    public Dictionary<Microsoft.CodeAnalysis.FlowAnalysis.CaptureId, IOperation> Targets { get; } = [];

    public FunctionResult Result { get; init; }

    /// <summary>In a helper, whose own analysis reports what is wrong in it.</summary>
    public bool IsHelper { get; init; }

    public bool IsRunning(IMethodSymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, Symbol?.OriginalDefinition) || (Caller?.IsRunning(symbol) ?? false);

    public int Depth => Caller is null ? 0 : Caller.Depth + 1;

    public bool IsWithinHelper => IsHelper || (Caller?.IsWithinHelper ?? false);
}
