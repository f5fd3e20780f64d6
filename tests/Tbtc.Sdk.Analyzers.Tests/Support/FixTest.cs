using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Tbtc.Sdk.Analyzers.Tests.Support;

/// <summary>Verifies a fix, in one nullable context, against the real SDK. Compiler errors fail the test, before and after the fix.</summary>
public sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public FixTest(NullableSetting context, string before, string after, string? key = null)
    {
        TestCode = Wrap(before);
        FixedCode = Wrap(after);
        CodeActionEquivalenceKey = key;
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(Consumer.Framework);
        TestState.AdditionalReferences.AddRange([Consumer.Sdk, Consumer.Runtime]);
        SolutionTransforms.Add((solution, project) => solution
            .WithProjectCompilationOptions(project, Consumer.Options(context))
            .WithProjectParseOptions(project, Consumer.ParseOptions));
    }

    /// <summary>The members in a class with something to pass a hash to.</summary>
    private static string Wrap(string members) => $$"""
        using System;
        using System.Threading.Tasks;
        using Tbtc.Sdk;
        using Tbtc.Sdk.Jobs;

        internal static class Consumer
        {
        {{members.ReplaceLineEndings("\n")}}

            private static void Use(Bytes32 hash) => _ = hash;

            private static void Take(RegistryData data) => _ = data;
        }
        """;
}
