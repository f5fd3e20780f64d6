using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Conditions, conversions and comparisons.</summary>
internal sealed partial class Evaluator
{
    private const string IsConstant = "== ";

    private static bool IsBoolean(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_Boolean
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && nullable.TypeArguments[0].SpecialType == SpecialType.System_Boolean);

    private int Negate(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        RunHidden(unary.OperatorMethod, unary, operand);
        if (!unary.IsLifted)
        {
            PassOperand(unary.OperatorMethod, 0, operand, unary.Operand);
        }

        if (unary.OperatorKind == UnaryOperatorKind.Not && IsBoolean(unary.Type))
        {
            return Invert(operand);
        }

        // A user's operator true or ! says what its code says, and that is not followed.
        return State.Add(Values.Of(unary.Type));
    }

    private int EvaluateBinary(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        if (!binary.IsLifted && binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            PassOperand(binary.OperatorMethod, 0, left, binary.LeftOperand);
            PassOperand(binary.OperatorMethod, 1, right, binary.RightOperand);
        }

        RunHidden(binary.OperatorMethod, binary, left, right);
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Equals:
                return CompareWithConstant(left, binary.RightOperand) ?? CompareWithConstant(right, binary.LeftOperand) ?? Compare(left, right, binary);
            case BinaryOperatorKind.NotEquals:
                return Invert(CompareWithConstant(left, binary.RightOperand) ?? CompareWithConstant(right, binary.LeftOperand) ?? Compare(left, right, binary));
            case BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd when IsBoolean(binary.Type):
                return Both(left, right);
            case BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr when IsBoolean(binary.Type):
                return Either(left, right);
            case BinaryOperatorKind.ExclusiveOr when IsBoolean(binary.Type):
                return ExclusiveOr(left, right);
            case BinaryOperatorKind.Add when binary.Type?.SpecialType == SpecialType.System_String:
                ReportText(left, binary.LeftOperand);
                ReportText(right, binary.RightOperand);
                MakeText(StripConversions(binary.LeftOperand), left);
                MakeText(StripConversions(binary.RightOperand), right);
                return State.Add(Values.Available with { Type = binary.Type });
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
                when binary.IsLifted:
                // A lifted comparison with null is false.
                var holds = State.Add(ValueFactory.Boolean());
                State.Imply(holds, Outcomes.True, left, Outcomes.NotNull);
                State.Imply(holds, Outcomes.True, right, Outcomes.NotNull);
                return holds;
            default:
                return State.Add(Values.Of(binary.Type));
        }
    }

    /// <summary>The code of an operator takes its operands as its parameters say.</summary>
    private void PassOperand(IMethodSymbol? method, int index, int value, IOperation operand)
    {
        if (method is not null && index >= 0)
        {
            Consume(value, operand, method.Parameters[index].Type, method.Parameters[index]);
        }
    }

    private int EvaluateTupleComparison(ITupleBinaryOperation comparison)
    {
        var left = Evaluate(comparison.LeftOperand);
        var right = Evaluate(comparison.RightOperand);
        var result = State.Add(ValueFactory.Boolean());
        var whenEqual = comparison.OperatorKind == BinaryOperatorKind.NotEquals ? Outcomes.False : Outcomes.True;
        for (var i = 1; State.TryRead(Place.Member(left, "Item" + i), out var a) && State.TryRead(Place.Member(right, "Item" + i), out var b); i++)
        {
            var equal = Compare(a, b, comparison);
            State.Imply(result, whenEqual, equal, Outcomes.True);
        }

        return result;
    }

    private int Both(int left, int right)
    {
        var both = State.Add(ValueFactory.Boolean());
        foreach (var operand in new[] { left, right })
        {
            State.Imply(both, Outcomes.True, operand, Outcomes.True);
            if (State[operand == left ? right : left].Possible == Outcomes.True)
            {
                State.Imply(both, Outcomes.False, operand, Outcomes.False);
            }
        }

        return both;
    }

    private int Either(int left, int right) => Invert(Both(Invert(left), Invert(right)));

    private int ExclusiveOr(int left, int right) =>
        State[right].Possible == Outcomes.True ? Invert(left)
        : State[right].Possible == Outcomes.False ? left
        : State[left].Possible == Outcomes.True ? Invert(right)
        : State[left].Possible == Outcomes.False ? right
        : State.Add(ValueFactory.Boolean());

    /// <summary>Whether two values are equal. Absent equals absent, and a comparison with something that is there proves that the other is.</summary>
    public int Compare(int left, int right, IOperation comparison)
    {
        ReportComparison(left, right, comparison);
        var a = State[left].Possible;
        var b = State[right].Possible;
        if (left == right)
        {
            return State.Add(ValueFactory.Boolean());
        }

        if (IsDistinct(b))
        {
            return TestFor(left, b);
        }

        if (IsDistinct(a))
        {
            return TestFor(right, a);
        }

        var equal = State.Add(ValueFactory.Boolean());
        if ((a & Outcomes.Null) == 0)
        {
            State.Imply(equal, Outcomes.True, right, Outcomes.NotNull);
        }

        if ((b & Outcomes.Null) == 0)
        {
            State.Imply(equal, Outcomes.True, left, Outcomes.NotNull);
        }

        return equal;
    }

    /// <summary>Whether a value is one of an enumeration: the same answer wherever it is asked, and no for every other one where it is yes.</summary>
    public int? CompareWithConstant(int value, IOperation constant)
    {
        if (constant is not { Type.TypeKind: TypeKind.Enum, ConstantValue: { HasValue: true, Value: { } known } })
        {
            return null;
        }

        var place = Place.Member(value, IsConstant + known);
        if (State.TryRead(place, out var asked) && State.Values.ContainsKey(asked))
        {
            return asked;
        }

        var answer = State.Add(Values.Of(Function.Scope.Compilation.GetSpecialType(SpecialType.System_Boolean)));
        State.Imply(answer, Outcomes.True, value, Outcomes.NotNull);
        foreach (var other in State.MembersOf(value))
        {
            if (other.Key.Key is string name && name.StartsWith(IsConstant, StringComparison.Ordinal) && State.Values.ContainsKey(other.Value))
            {
                State.Imply(answer, Outcomes.True, other.Value, Outcomes.False);
                State.Imply(other.Value, Outcomes.True, answer, Outcomes.False);
            }
        }

        State.Write(place, answer);
        return answer;
    }

    /// <summary>An outcome that only one value has: equal to it is the same as having it.</summary>
    private static bool IsDistinct(Outcomes possible) => possible is Outcomes.Null or Outcomes.True or Outcomes.False;

    private int Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method && method.Parameters.Length == 1)
        {
            Consume(value, conversion.Operand, method.Parameters[0].Type, method.Parameters[0]);
            RunHidden(method, conversion, value);
            if (State[value].Possible == Outcomes.StandIn && Values.CarriesBytes(conversion.Type))
            {
                return value;
            }

            return State.Add(State[value].IsHashLike && Values.CarriesBytes(conversion.Type)
                ? new ValueInfo(ValueFactory.PossibleOf(conversion.Type!) & ~Outcomes.Null, ValueKind.Derived) { Type = conversion.Type, Source = State[value].Source }
                : Values.Of(conversion.Type));
        }

        var info = State[value];
        if (conversion.IsTryCast)
        {
            return IsUpcast(conversion) ? value : AsNarrower(value, conversion);
        }

        if (!conversion.IsImplicit && info.IsUnproven && NeedsValue(conversion))
        {
            if (!conversion.Type!.IsValueType)
            {
                return Force(value, conversion.Syntax);
            }

            Report(Descriptors.UncheckedHash, value, conversion.Syntax);
        }

        var from = conversion.Operand.Type;
        var unwraps = from?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && conversion.Type is { IsValueType: true }
            && conversion.Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
        if (unwraps)
        {
            State.Restrict(value, Outcomes.NotNull);
            return State.IsUnreachable ? value : Unwrap(value, conversion.Type);
        }

        return info.Kind == ValueKind.Other && info.Function is null && !IsUpcast(conversion) ? Narrow(value, conversion) : value;
    }

    /// <summary>A cast from object hands out the same object: only what its new type says of it is new.</summary>
    private int Narrow(int value, IConversionOperation conversion)
    {
        var kind = Values.Of(conversion.Type).Kind;
        if (kind == ValueKind.Wallet && State[value].Possible != Outcomes.Null)
        {
            State.Set(value, State[value] with { Kind = kind, Type = conversion.Type });
        }

        return value;
    }

    private int AsNarrower(int value, IConversionOperation conversion)
    {
        var info = State[value];
        var result = State.Add(info with { Possible = info.Possible | Outcomes.Null, Type = conversion.Type, Implications = [], Source = info.Source });
        State.Imply(result, Outcomes.Value, value, Outcomes.NotNull);
        return result;
    }

    private bool IsUpcast(IConversionOperation conversion) =>
        conversion.Operand.Type is null || conversion.Type is null || conversion.GetIsIdentityOrReference()
        && Function.Scope.Compilation.HasImplicitConversion(conversion.Operand.Type, conversion.Type);

    private bool NeedsValue(IConversionOperation conversion)
    {
        if (conversion.Type is { IsValueType: true } type)
        {
            return type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
        }

        return Sdk.IsRegistryData(conversion.Type)
            && conversion.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.CastExpressionSyntax { Type: not Microsoft.CodeAnalysis.CSharp.Syntax.NullableTypeSyntax };
    }

    private int TestPattern(IIsPatternOperation test)
    {
        var value = Evaluate(test.Value);
        return Patterns.Match(this, value, test.Pattern);
    }
}
