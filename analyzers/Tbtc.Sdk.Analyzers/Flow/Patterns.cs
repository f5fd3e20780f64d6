using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What a pattern says about a value when it matches and when it does not.</summary>
internal static class Patterns
{
    public static int Match(Evaluator evaluator, int value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => MatchConstant(evaluator, value, constant),
        IDeclarationPatternOperation declaration => MatchDeclaration(evaluator, value, declaration),
        IRecursivePatternOperation recursive => MatchRecursive(evaluator, value, recursive),
        ITypePatternOperation type => MatchType(evaluator, value, type.MatchedType),
        INegatedPatternOperation negated => evaluator.Not(Match(evaluator, value, negated.Pattern)),
        IBinaryPatternOperation binary => binary.OperatorKind == BinaryOperatorKind.And
            ? evaluator.And(Match(evaluator, value, binary.LeftPattern), () => Match(evaluator, value, binary.RightPattern))
            : evaluator.Or(Match(evaluator, value, binary.LeftPattern), () => Match(evaluator, value, binary.RightPattern)),
        IDiscardPatternOperation => evaluator.Always(),
        IRelationalPatternOperation => evaluator.WhenTrueNotNull(value),
        IListPatternOperation list => MatchList(evaluator, value, list),
        _ => evaluator.Maybe(),
    };

    private static int MatchConstant(Evaluator evaluator, int value, IConstantPatternOperation constant) =>
        evaluator.CompareWithConstant(value, constant.Value) ?? evaluator.Compare(value, evaluator.Evaluate(constant.Value), constant);

    private static int MatchDeclaration(Evaluator evaluator, int value, IDeclarationPatternOperation declaration)
    {
        if (declaration.DeclaredSymbol is { } variable)
        {
            evaluator.Bind(variable, value, declaration);
        }

        // var x matches everything, null too.
        return declaration.MatchesNull ? evaluator.Always() : MatchType(evaluator, value, declaration.MatchedType, declaration.InputType);
    }

    private static int MatchType(Evaluator evaluator, int value, ITypeSymbol? type, ITypeSymbol? input = null) =>
        evaluator.IsExactly(value, type, input) ? evaluator.WhenNotNull(value) : evaluator.WhenTrueNotNull(value);

    private static int MatchRecursive(Evaluator evaluator, int value, IRecursivePatternOperation recursive)
    {
        if (recursive.DeclaredSymbol is { } variable)
        {
            evaluator.Bind(variable, value, recursive);
        }

        var result = recursive.InputType.IsValueType && recursive.InputType.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
            ? evaluator.Always()
            : MatchType(evaluator, value, recursive.MatchedType, recursive.InputType);
        var position = 0;
        foreach (var part in recursive.DeconstructionSubpatterns)
        {
            var index = position++;
            result = evaluator.And(result, () => Match(evaluator, evaluator.ReadPart(value, recursive, index, part), part));
        }

        foreach (var property in recursive.PropertySubpatterns)
        {
            result = evaluator.And(result, () => MatchProperty(evaluator, value, property));
        }

        return result;
    }

    private static int MatchProperty(Evaluator evaluator, int value, IPropertySubpatternOperation property)
    {
        var member = evaluator.ReadMatched(value, property.Member);
        return Match(evaluator, member, property.Pattern);
    }

    private static int MatchList(Evaluator evaluator, int value, IListPatternOperation list)
    {
        if (list.DeclaredSymbol is { } variable)
        {
            evaluator.Bind(variable, value, list);
        }

        var result = evaluator.WhenTrueNotNull(value);
        foreach (var element in list.Patterns)
        {
            if (element is ISlicePatternOperation slice)
            {
                if (slice.Pattern is { } inner)
                {
                    result = evaluator.And(result, () => Match(evaluator, value, inner));
                }

                continue;
            }

            result = evaluator.And(result, () => Match(evaluator, Sequences.TakeElement(evaluator, value, element.InputType), element));
        }

        return result;
    }
}
