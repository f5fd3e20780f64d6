using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>What a pattern does with one case of a result.</summary>
internal static class CasePatterns
{
    /// <summary>Whether the pattern matches the case: always, never, or, as null, sometimes.</summary>
    public static bool? Matches(IPatternOperation pattern, ITypeSymbol @case) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation declaration => declaration.MatchedType is null || IsOf(@case, declaration.MatchedType),
        ITypePatternOperation type => IsOf(@case, type.MatchedType),
        IRecursivePatternOperation recursive => !IsOf(@case, recursive.MatchedType) ? false
            : recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.All(p => p is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }) ? true
            : null,
        INegatedPatternOperation negated => !Matches(negated.Pattern, @case),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Matches(both.LeftPattern, @case), Matches(both.RightPattern, @case)),
        IBinaryPatternOperation either => !And(!Matches(either.LeftPattern, @case), !Matches(either.RightPattern, @case)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        _ => null,
    };

    /// <summary>Whether the pattern names the case.</summary>
    public static bool Mentions(IPatternOperation pattern, ITypeSymbol @case) =>
        pattern.DescendantsAndSelf().Any(p => p switch
        {
            IDeclarationPatternOperation declaration => AreEqual(declaration.MatchedType, @case),
            ITypePatternOperation type => AreEqual(type.MatchedType, @case),
            IRecursivePatternOperation recursive => AreEqual(recursive.MatchedType, @case),
            _ => false,
        });

    /// <summary>Whether the whole result gets a name in the pattern, by which it is used from there on.</summary>
    public static bool Renames(IPatternOperation pattern, ITypeSymbol result) =>
        pattern.DescendantsAndSelf().Any(p => p switch
        {
            IDeclarationPatternOperation { DeclaredSymbol: { } variable } => IsVariableOf(variable, result),
            IRecursivePatternOperation { DeclaredSymbol: { } variable } => IsVariableOf(variable, result),
            _ => false,
        });

    private static bool IsVariableOf(ISymbol variable, ITypeSymbol result) => AreEqual((variable as ILocalSymbol)?.Type, result);

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left == true && right == true ? true : null;

    /// <summary>Whether each value of the case is of this type.</summary>
    public static bool IsOf(ITypeSymbol @case, ITypeSymbol type) => AreEqual(@case, type) || AreEqual(@case.BaseType, type) || type.SpecialType == SpecialType.System_Object;

    public static bool AreEqual(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
