using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Finds the null-forgiving operator, which operations do not show.</summary>
internal static class Forced
{
    public static SyntaxNode? By(SyntaxNode expression)
    {
        if (expression is PostfixUnaryExpressionSyntax own && own.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            return own;
        }

        var node = expression;
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        // a?.b! forgives the whole of a?.b, though the operator hangs on .b
        if (node.Parent is PostfixUnaryExpressionSyntax forcing && forcing.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            return forcing;
        }

        return expression is ConditionalAccessExpressionSyntax { WhenNotNull: PostfixUnaryExpressionSyntax inner }
            && inner.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            ? inner
            : null;
    }
}
