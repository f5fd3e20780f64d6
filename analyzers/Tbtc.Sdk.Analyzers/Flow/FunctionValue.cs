using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>A lambda or a local function, with the graph it is part of.</summary>
internal sealed record FunctionValue(IMethodSymbol Symbol, ControlFlowGraph Graph);
