using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Analyses one member.</summary>
internal static class MemberAnalysis
{
    public static Findings Run(SdkSymbols sdk, Compilation compilation, ISymbol member, ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        var root = graph.OriginalOperation;
        var scope = new MemberScope(sdk, compilation, member, VariableWrites.In(root), root.SemanticModel, cancellationToken);
        var function = new FunctionContext(scope, graph, member as IMethodSymbol, null);
        var findings = new Findings();
        var entry = Functions.Enter(function, new FlowState(scope.Numbers), []);
        GraphWalker.Run(function, entry, findings);
        return findings;
    }
}
