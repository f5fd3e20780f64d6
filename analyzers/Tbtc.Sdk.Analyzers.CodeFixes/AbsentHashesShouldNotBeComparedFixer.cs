using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC1004: hashes are equal only where the left one is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AbsentHashesShouldNotBeComparedFixer : SdkCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC1004"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        var expression = node is ArgumentSyntax argument ? argument.Expression : node;
        if (expression is not BinaryExpressionSyntax comparison || !CanBeRepeated(comparison.Left))
        {
            yield break;
        }

        var left = comparison.Left.WithoutTrivia();
        var text = comparison.IsKind(SyntaxKind.EqualsExpression)
            ? $"({left} is not null && {comparison.WithoutTrivia()})"
            : $"({left} is null || {comparison.WithoutTrivia()})";
        var isNested = comparison.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax;
        var checkedFirst = SyntaxFactory.ParseExpression(isNested ? text : text.Substring(1, text.Length - 2))
            .WithTriviaFrom(comparison).WithAdditionalAnnotations(Formatter.Annotation);
        yield return new("CompareWhereAvailable", "Compare only where the hash is available", comparison, editor => editor.ReplaceNode(comparison, checkedFirst));
    }

    private static bool CanBeRepeated(ExpressionSyntax expression) => expression switch
    {
        ConditionalAccessExpressionSyntax conditional => HashAccess.IsPlain(conditional.Expression) && conditional.WhenNotNull is MemberBindingExpressionSyntax,
        _ => HashAccess.IsPlain(expression),
    };
}
