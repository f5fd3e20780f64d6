using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Finds where the hash is read from its wallet, and writes what to do instead.</summary>
internal static class HashAccess
{
    public const string Property = "MembersIdsHash";

    /// <summary>The <c>wallet.MembersIdsHash</c> that <paramref name="expression"/> begins with, or null.</summary>
    public static MemberAccessExpressionSyntax? Of(SyntaxNode? expression, SemanticModel model)
    {
        while (true)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: Property } access when IsOfWallet(access, model):
                    return access;
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case ConditionalAccessExpressionSyntax conditional:
                    expression = conditional.Expression;
                    break;
                case InvocationExpressionSyntax invocation:
                    expression = invocation.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forced:
                    expression = forced.Operand;
                    break;
                default:
                    return null;
            }
        }
    }

    public static bool IsOfWallet(ExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access).Symbol is IPropertySymbol { ContainingType.Name: "WalletChainData", ContainingAssembly.Name: "Tbtc.Sdk" };

    public static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? WithoutParentheses(inner.Expression) : expression;

    /// <summary><c>wallet.RequireMembersIdsHash()</c>; in an expression tree with the argument that trees cannot leave out.</summary>
    public static ExpressionSyntax Require(ExpressionSyntax wallet, SyntaxNode place, SemanticModel model)
    {
        var arguments = IsInExpressionTree(place, model) ? $"(\"{MemberName(place)}\")" : "()";
        return SyntaxFactory.ParseExpression(wallet.WithoutTrivia().ToFullString() + ".RequireMembersIdsHash" + arguments);
    }

    /// <summary>The expression with the hash required instead of read: what followed <c>?.</c> follows a point.</summary>
    public static ExpressionSyntax Required(ExpressionSyntax expression, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        var require = Require(access.Expression, access, model).ToString();
        var offset = access.SpanStart - expression.SpanStart;
        var rest = expression.ToString().Substring(offset + access.Span.Length).TrimStart();
        var before = expression.ToString().Substring(0, offset);
        rest = rest.StartsWith("!", StringComparison.Ordinal) ? rest.Substring(1) : rest;
        rest = rest.StartsWith("?", StringComparison.Ordinal) ? rest.Substring(1) : rest;
        return SyntaxFactory.ParseExpression(before + require + rest).WithTriviaFrom(expression);
    }

    /// <summary>The name of a type as short as it may be written here.</summary>
    public static string TypeName(string name, string @namespace, SyntaxNode place, SemanticModel model)
    {
        var found = model.LookupNamespacesAndTypes(place.SpanStart, name: name);
        return found.Length == 1 && found[0].ContainingNamespace?.ToDisplayString() == @namespace ? name : $"global::{@namespace}.{name}";
    }

    public static string MemberName(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => "the caller",
        };

    /// <summary>An expression that may be repeated: reading it again has no effect and gives the same.</summary>
    public static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        _ => false,
    };

    private static bool IsInExpressionTree(SyntaxNode place, SemanticModel model) => place.Ancestors().OfType<LambdaExpressionSyntax>()
        .Any(lambda => model.GetTypeInfo(lambda).ConvertedType is INamedTypeSymbol { Name: "Expression", Arity: 1 })
        || place.Ancestors().OfType<QueryExpressionSyntax>().Any(query => model.GetTypeInfo(query).Type is INamedTypeSymbol { Name: "IQueryable" or "IOrderedQueryable" });
}
