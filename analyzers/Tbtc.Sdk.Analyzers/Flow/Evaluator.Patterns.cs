using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What <see cref="Patterns"/> needs.</summary>
internal sealed partial class Evaluator
{
    public int Always() => State.Add(ValueFactory.Boolean(canBeFalse: false));

    public int Maybe() => State.Add(ValueFactory.Boolean());

    public int Not(int boolean) => Invert(boolean);

    public int WhenNotNull(int value) => Invert(TestFor(value, Outcomes.Null));

    public int WhenTrueNotNull(int value) => TestNotNull(value);

    /// <summary>Conjunction, whose right side is only asked where the left side is true.</summary>
    public int And(int left, Func<int> right)
    {
        if ((State[left].Possible & Outcomes.True) == 0)
        {
            return left;
        }

        return Branch(left, Outcomes.True, right);
    }

    public int Or(int left, Func<int> right)
    {
        if ((State[left].Possible & ~Outcomes.True) == 0)
        {
            return left;
        }

        return Branch(left, Outcomes.False, right);
    }

    /// <summary>Where <paramref name="left"/> has the outcome the result is <paramref name="right"/>, elsewhere it is <paramref name="left"/>.</summary>
    private int Branch(int left, Outcomes when, Func<int> right)
    {
        var place = Place.Capture("operand");
        var elsewhere = State.Clone();
        elsewhere.Restrict(left, ~when);
        State.Restrict(left, when);
        var whenSo = right();
        State.Write(place, whenSo);
        elsewhere.Write(place, left);
        foreach (var binding in State.Places.Where(p => !p.Key.IsMember && !elsewhere.TryRead(p.Key, out _)).ToArray())
        {
            // A variable that only the matching side binds is not assigned on the other.
            var unassigned = elsewhere.Add(Values.Unknown with { Possible = Outcomes.None });
            elsewhere.Write(binding.Key, unassigned);
        }

        if (State.IsUnreachable)
        {
            State = elsewhere;
        }
        else if (!elsewhere.IsUnreachable)
        {
            State = StateJoin.Join(State, elsewhere, out _);
        }

        _ = State.TryRead(place, out var result);
        State.Forget(place);
        return result;
    }

    public void Bind(ISymbol variable, int value, IOperation pattern) => WriteVariable(variable, value, pattern);

    /// <summary>Whether a value of this static type has the type unless it is null.</summary>
    public bool IsExactly(int value, ITypeSymbol? type, ITypeSymbol? input)
    {
        input ??= State[value].Type;
        if (input is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            input = nullable.TypeArguments[0];
        }

        return type is null || input is null
            ? State[value].Kind is ValueKind.Hash or ValueKind.Wallet or ValueKind.Fault
            : Function.Scope.Compilation.HasImplicitConversion(input, type);
    }

    public int ReadMatched(int owner, IOperation member)
    {
        switch (member)
        {
            case IPropertyReferenceOperation { Property: var property }:
                if (Sdk.IsWallet(property.ContainingType))
                {
                    return ReadWallet(owner, property);
                }

                if (State[owner].IsHashLike)
                {
                    return ReadDerived(owner, property, member);
                }

                if (Sequences.ReadProperty(this, owner, property) is { } element)
                {
                    return element;
                }

                if (Stability.Of(property) is var stability and not PlaceStability.Fresh)
                {
                    return Read(Place.Member(owner, property.Name, stability == PlaceStability.Mutable), () => Values.Of(property.Type));
                }

                if (Functions.FollowGetter(this, (IPropertyReferenceOperation)member, owner) is { } followed)
                {
                    return followed;
                }

                RunHidden(property.GetMethod, member, owner);
                return State.Add(Values.Of(property.Type));
            case IFieldReferenceOperation { Field: var field }:
                return Read(PlaceOf(owner, field), () => Values.Of(field.Type));
            default:
                return State.Add(Values.Of(member.Type));
        }
    }

    public int ReadPart(int owner, IRecursivePatternOperation recursive, int index, IPatternOperation part)
    {
        if (State.TryRead(Place.Member(owner, "Item" + (index + 1)), out var item))
        {
            return item;
        }

        if (recursive.DeconstructSymbol is IMethodSymbol { IsImplicitlyDeclared: true } method && index < method.Parameters.Length)
        {
            return Read(Place.Member(owner, method.Parameters[index].Name), () => Values.Of(method.Parameters[index].Type));
        }

        if (index == 0)
        {
            RunHidden(recursive.DeconstructSymbol as IMethodSymbol, recursive, owner);
        }

        return State.Add(TypeOfPart(State[owner].Type, index) is { } declared ? Values.Of(declared) : VariableOf(part.InputType));
    }
}
