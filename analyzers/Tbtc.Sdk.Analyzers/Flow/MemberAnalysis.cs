using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Analyses one member.</summary>
internal static class MemberAnalysis
{
    /// <summary>
    /// What was found in members, by their bodies: the analyzer and the suppressor run at the same time, and whoever comes second has it from the first. It goes when
    /// its compilation does.
    /// </summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, Findings>> Analysed = new();

    /// <summary>What was found in a member that was analysed before, or null.</summary>
    public static Findings? Known(Compilation compilation, SyntaxNode body) =>
        Analysed.TryGetValue(compilation, out var members) && members.TryGetValue(body, out var findings) ? findings : null;

    /// <summary>Analyses a member that is not known yet.</summary>
    public static Findings Run(SdkSymbols sdk, Compilation compilation, ISymbol member, ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        var root = graph.OriginalOperation;
        var scope = new MemberScope(sdk, compilation, member, VariableWrites.In(root), root.SemanticModel, cancellationToken);
        var function = new FunctionContext(scope, graph, member as IMethodSymbol, null);
        var findings = new Findings();
        var entry = Functions.Enter(function, new FlowState(scope.Numbers), []);
        GraphWalker.Run(function, entry, findings);
        Analysed.GetOrCreateValue(compilation)[root.Syntax] = findings;
        return findings;
    }
}
