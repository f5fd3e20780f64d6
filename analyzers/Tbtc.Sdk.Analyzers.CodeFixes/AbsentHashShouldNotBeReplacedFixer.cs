using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC1003: the hash is required where a stand-in took its place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AbsentHashShouldNotBeReplacedFixer : SdkCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC1003"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        var standIn = node is ArgumentSyntax argument ? argument.Expression : node as ExpressionSyntax;
        while (standIn?.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            standIn = (ExpressionSyntax)standIn.Parent;
        }

        var (whole, read) = standIn switch
        {
            { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce } when coalesce.Right == standIn => (coalesce, coalesce.Left),
            { Parent: ConditionalExpressionSyntax conditional } when IsCheck(conditional, standIn) =>
                ((ExpressionSyntax)conditional, conditional.WhenTrue == standIn ? conditional.WhenFalse : conditional.WhenTrue),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetValueOrDefault" } access } call => (call, access.Expression),
            _ => (null, null),
        };
        if (whole is null || read is null)
        {
            yield break;
        }

        read = HashAccess.WithoutParentheses(read);
        if (HashAccess.Of(read, model) is { } hash)
        {
            var required = HashAccess.Required(read, hash, model).WithTriviaFrom(whole);
            yield return new("RequireMembersIdsHash", "Call RequireMembersIdsHash()", whole, editor => editor.ReplaceNode(whole, required));
        }
    }

    /// <summary>The condition asks for the hash and for nothing else.</summary>
    private static bool IsCheck(ConditionalExpressionSyntax conditional, ExpressionSyntax standIn)
    {
        var condition = HashAccess.WithoutParentheses(conditional.Condition);
        var isNegated = condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression };
        var check = condition is PrefixUnaryExpressionSyntax negation ? HashAccess.WithoutParentheses(negation.Operand) : condition;
        return check is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasMembersIdsHash" }
            && standIn == (isNegated ? conditional.WhenTrue : conditional.WhenFalse);
    }
}
