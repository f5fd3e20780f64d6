using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC1007: the fault is printed where there is no hash.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FaultShouldBePrintedFixer : SdkCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC1007"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        var printed = node switch
        {
            InterpolationSyntax hole => hole.Expression,
            ArgumentSyntax argument => argument.Expression,
            _ => node as ExpressionSyntax,
        };
        if (printed is null || HashAccess.Of(printed, model) is not { } access || !HashAccess.IsPlain(access.Expression))
        {
            yield break;
        }

        var wallet = access.Expression.WithoutTrivia();
        var text = printed == access ? $"{access.WithoutTrivia()}?.ToString()"
            : printed.ToString().EndsWith(".ToString()", StringComparison.Ordinal) ? printed.WithoutTrivia().ToString()
            : $"{printed.WithoutTrivia()}.ToString()";
        var withFault = $"{text} ?? {wallet}.RegistryFault?.ToString()";
        var replacement = SyntaxFactory.ParseExpression(printed.Parent is BinaryExpressionSyntax ? $"({withFault})" : withFault).WithTriviaFrom(printed);
        yield return new("PrintTheFault", "Print the RegistryFault where there is no hash", printed, editor => editor.ReplaceNode(printed, replacement));
    }
}
