using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC1005: availability is asked for by its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class HashShouldNotBeComparedWithZeroFixer : SdkCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC1005"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        var comparison = (node is ArgumentSyntax argument ? argument.Expression : node) as ExpressionSyntax;
        while (comparison?.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull.Span.Contains(comparison.Span))
        {
            comparison = conditional;
        }

        var (read, isUnavailable) = comparison switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equals => (Side(equals, model), true),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } differs => (Side(differs, model), false),
            MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax => (HashAccess.Of(comparison, model), true),
            _ => (null, false),
        };
        if (comparison is null || read is null || !HashAccess.IsPlain(read.Expression))
        {
            yield break;
        }

        var available = SyntaxFactory.ParseExpression($"{(isUnavailable ? "!" : "")}{read.Expression.WithoutTrivia()}.HasMembersIdsHash").WithTriviaFrom(comparison);
        yield return new("TestAvailability", "Test HasMembersIdsHash", comparison, editor => editor.ReplaceNode(comparison, available));
    }

    private static MemberAccessExpressionSyntax? Side(BinaryExpressionSyntax comparison, SemanticModel model) =>
        HashAccess.Of(comparison.Left, model) ?? HashAccess.Of(comparison.Right, model);
}
