using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Knows the names that zeros go by.</summary>
internal static class StandIns
{
    public static bool IsZero(ISymbol symbol, ValueFactory values)
    {
        var type = symbol switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } field => field.Type,
            IPropertySymbol { IsStatic: true, SetMethod: null } property => property.Type,
            _ => null,
        };
        if (type is null || !values.CarriesBytes(type))
        {
            return false;
        }

        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
        {
            return symbol.Name is "Zero" or "Empty" or "None";
        }

        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer: null } => type.IsValueType,
            VariableDeclaratorSyntax { Initializer.Value: { } value } => IsZero(value),
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => IsZero(value),
            PropertyDeclarationSyntax { Initializer.Value: { } value } => IsZero(value),
            _ => false,
        };
    }

    private static bool IsZero(ExpressionSyntax expression) => expression switch
    {
        DefaultExpressionSyntax => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression) || literal.Token.ValueText.Trim('0') is "" or "x",
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: var arguments } => arguments?.Arguments.All(a => IsZero(a.Expression)) != false,
        ArrayCreationExpressionSyntax { Initializer: null } => true,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" } } call =>
            call.ArgumentList.Arguments.Count > 0 && IsZero(call.ArgumentList.Arguments[0].Expression),
        _ => false,
    };
}
