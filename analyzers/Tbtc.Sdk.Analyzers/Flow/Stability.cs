namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>How long what was read from a member holds.</summary>
internal enum PlaceStability
{
    /// <summary>Every read may give another value.</summary>
    Fresh,

    /// <summary>Until somebody else may have written to it.</summary>
    Mutable,

    /// <summary>As long as the object lives.</summary>
    Stable,
}

internal static class Stability
{
    public static PlaceStability Of(IPropertySymbol property)
    {
        var type = property.ContainingType;
        if (type.IsAnonymousType || type.IsTupleType || SdkSymbols.IsOfSdk(type) || IsPair(type))
        {
            return PlaceStability.Stable;
        }

        var mayBeOverridden = property.IsAbstract || ((property.IsVirtual || property.IsOverride) && !type.IsSealed && !property.IsSealed);
        if (mayBeOverridden || property.IsIndexer || type.TypeKind == TypeKind.Interface || !IsAutomatic(property))
        {
            return PlaceStability.Fresh;
        }

        return property.SetMethod is null or { IsInitOnly: true } ? PlaceStability.Stable : PlaceStability.Mutable;
    }

    private static bool IsPair(INamedTypeSymbol type) => type is { Name: "KeyValuePair", Arity: 2 };

    private static bool IsAutomatic(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            {
                return !HasBody(property);
            }
        }

        // Compilers mark the accessors of automatic properties in metadata.
        return property.Locations.All(l => l.IsInMetadata)
            && property.GetMethod?.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;
    }

    /// <summary>An accessor that uses the <c>field</c> keyword has a backing field and may still compute.</summary>
    private static bool HasBody(IPropertySymbol property) => HasBody(property.GetMethod);

    /// <summary>What a setter with a body stores is its own decision.</summary>
    public static bool Stores(IPropertySymbol property) => Of(property) != PlaceStability.Fresh && !HasBody(property.SetMethod);

    private static bool HasBody(IMethodSymbol? accessor) =>
        accessor?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: not null } or Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { ExpressionBody: not null };
}
