using Microsoft.CodeAnalysis.Diagnostics;
using Tbtc.Sdk.Analyzers.Flow;

namespace Tbtc.Sdk.Analyzers;

/// <summary>
/// The rules about the members-ids hash, TBTC1001 to TBTC1007. They share one flow analysis of each member that names the hash, so one
/// analyzer reports them all.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MembersIdsHashAnalyzer : SdkAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.UncheckedHash,
        Descriptors.ForcedHash,
        Descriptors.StandIn,
        Descriptors.AbsentEqualsAbsent,
        Descriptors.ComparedWithZero,
        Descriptors.CauseIsLost,
        Descriptors.PrintedHash,
    ];

    private protected override void Register(CompilationStartAnalysisContext context, SdkSymbols sdk)
    {
        var gate = MemberGate.ForTheHash(context.Compilation);
        context.RegisterOperationBlockAction(block =>
        {
            // A constructor's initializer and its body are two blocks of one graph.
            foreach (var blocks in block.OperationBlocks.GroupBy(RootOf))
            {
                if (gate.IsOpenFor(blocks.Key.Syntax))
                {
                    var findings = MemberAnalysis.Known(block.Compilation, blocks.Key.Syntax)
                        ?? MemberAnalysis.Run(sdk, block.Compilation, block.OwningSymbol, block.GetControlFlowGraph(blocks.First()), block.CancellationToken);
                    findings.ReportTo(block.ReportDiagnostic);
                }
            }
        });
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
