using Microsoft.CodeAnalysis.Diagnostics;
using Tbtc.Sdk.Analyzers.Results;

namespace Tbtc.Sdk.Analyzers;

/// <summary>
/// TBTC2001: a result of a submit or accept is dropped, or only its good cases are taken. It is not reported where the result goes on to somebody else
/// (returned, passed, stored in a field, printed), where each bad case is named, or where something is done with the rest.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResultShouldBeHandledAnalyzer : SdkAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.DroppedResult];

    private protected override void Register(CompilationStartAnalysisContext context, SdkSymbols sdk)
    {
        if (ResultTypes.In(context.Compilation) is not { } types)
        {
            return;
        }

        var gate = new MemberGate(context.Compilation, [.. ResultTypes.TypeNames, .. ResultTypes.MethodNames], ResultTypes.TypeNames);
        context.RegisterOperationBlockAction(block =>
        {
            foreach (var operation in block.OperationBlocks)
            {
                if (gate.IsOpenFor(operation.Syntax))
                {
                    new ResultAnalysis(types, operation, block.ReportDiagnostic).Run(block.CancellationToken);
                }
            }
        });
    }
}
