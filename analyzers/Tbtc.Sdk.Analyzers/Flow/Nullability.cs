using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What declarations say about null, by annotation and by attribute, in every nullable context.</summary>
internal static class Nullability
{
    /// <summary>Whether null has no place there. What is not annotated at all takes values only.</summary>
    public static bool NeedsValue(ITypeSymbol? type, ISymbol? declaration, bool isInput)
    {
        if (type is null || type.TypeKind is TypeKind.Error or TypeKind.Dynamic || type.SpecialType == SpecialType.System_Void)
        {
            return false;
        }

        if (declaration is not null && Has(declaration, isInput ? "AllowNullAttribute" : "MaybeNullAttribute"))
        {
            return false;
        }

        if (declaration is not null && isInput && Has(declaration, "DisallowNullAttribute"))
        {
            return true;
        }

        if (declaration is IMethodSymbol method && method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name == "MaybeNullAttribute"))
        {
            return false;
        }

        return type.IsValueType
            ? type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
            : type.NullableAnnotation != NullableAnnotation.Annotated;
    }

    /// <summary>Whether a type parameter is constrained to values: whatever it stands for, null is refused.</summary>
    public static bool RefusesNull(ITypeSymbol type) =>
        type is ITypeParameterSymbol { NullableAnnotation: not NullableAnnotation.Annotated } parameter
        && (parameter.HasNotNullConstraint
            || (parameter.HasReferenceTypeConstraint && parameter.ReferenceTypeConstraintNullableAnnotation != NullableAnnotation.Annotated));

    /// <summary>
    /// Whether the parameter's type was inferred from what is passed: then it takes what it is given, and the result says what came of it.
    /// </summary>
    public static bool TakesInferredType(IArgumentOperation argument)
    {
        var original = argument.Parameter?.OriginalDefinition.Type;
        var inferred = original as ITypeParameterSymbol
            ?? (original as IArrayTypeSymbol)?.ElementType as ITypeParameterSymbol
            ?? (original as INamedTypeSymbol)?.TypeArguments.OfType<ITypeParameterSymbol>().FirstOrDefault(t => t.TypeParameterKind == TypeParameterKind.Method);
        return IsInferred(argument, inferred);
    }

    /// <summary>Whether the call names no type arguments, and the type parameter is not constrained to values.</summary>
    public static bool IsInferred(IArgumentOperation argument, ITypeParameterSymbol? parameter) =>
        argument.Parameter is { ContainingSymbol: IMethodSymbol { IsGenericMethod: true } }
        && parameter is { TypeParameterKind: TypeParameterKind.Method, HasNotNullConstraint: false }
        && !(parameter.HasReferenceTypeConstraint && parameter.ReferenceTypeConstraintNullableAnnotation != NullableAnnotation.Annotated)
        && !HasTypeArguments(argument.Parent?.Syntax);

    public static bool HasTypeArguments(SyntaxNode? call)
    {
        var name = call is InvocationExpressionSyntax invocation ? invocation.Expression : null;
        return name switch
        {
            MemberAccessExpressionSyntax access => access.Name is GenericNameSyntax,
            MemberBindingExpressionSyntax binding => binding.Name is GenericNameSyntax,
            GenericNameSyntax => true,
            _ => false,
        };
    }

    public static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);

    /// <summary>Whether the attribute is there, with this true or false as its argument.</summary>
    public static bool Has(ISymbol symbol, string attribute, bool argument) => symbol.GetAttributes().Any(a =>
        a.AttributeClass?.Name == attribute && a.ConstructorArguments.Length > 0 && a.ConstructorArguments[0].Value is bool value && value == argument);

    /// <summary>The members that an attribute of a method or property names.</summary>
    public static IEnumerable<string> Members(ISymbol symbol, string attribute, bool? when)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute
                && (when is null || (data.ConstructorArguments.Length > 0 && data.ConstructorArguments[0].Value is bool value && value == when)))
            {
                foreach (var argument in data.ConstructorArguments)
                {
                    var constants = argument.Kind == TypedConstantKind.Array ? argument.Values : [argument];
                    foreach (var name in constants.Select(c => c.Value).OfType<string>())
                    {
                        yield return name;
                    }
                }
            }
        }
    }
}
