using Microsoft.CodeAnalysis.Diagnostics;

namespace Tbtc.Sdk.Analyzers;

/// <summary>An analyzer that does nothing in a compilation that does not reference the SDK.</summary>
public abstract class SdkAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (SdkSymbols.In(start.Compilation) is { } sdk)
            {
                Register(start, sdk);
            }
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, SdkSymbols sdk);
}
