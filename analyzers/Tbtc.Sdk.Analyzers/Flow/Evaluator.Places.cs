using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Reading places.</summary>
internal sealed partial class Evaluator
{
    public const string HashName = "MembersIdsHash";
    private const string HasHashName = "HasMembersIdsHash";
    private const string FaultName = "RegistryFault";

    private Place CapturePlace(CaptureId id) => Place.Capture((Function.Graph, id));

    private int Capture(IFlowCaptureOperation capture)
    {
        // A captured target of an assignment is read as well as written: x ??= y.
        var value = Evaluate(capture.Value);
        State.Write(CapturePlace(capture.Id), value);
        Function.Targets[capture.Id] = capture.Value;
        return value;
    }

    private int ReadCapture(IFlowCaptureReferenceOperation reference) => Read(CapturePlace(reference.Id), () => Values.Of(reference.Type));

    private int Read(Place place, Func<ValueInfo> fresh)
    {
        if (State.TryRead(place, out var value) && State.Values.ContainsKey(value))
        {
            return value;
        }

        var info = fresh();
        value = State.Add(info with { Loss = info.Loss ?? State.LossOf(place) });
        State.Write(place, value);
        return value;
    }

    private int ReadVariable(ISymbol symbol, ITypeSymbol type)
    {
        if (!Function.Scope.Writes.IsUntracked(symbol))
        {
            return Read(Place.Variable(symbol), () => VariableOf(type));
        }

        var info = VariableOf(type);
        var loss = Function.Scope.Member.DeclaringSyntaxReferences.IsEmpty
            ? null
            : symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
                ? new ProofLoss(declaration, $"a function that may run at any time assigns '{symbol.Name}'")
                : null;
        return State.Add(info with { Loss = loss });
    }

    /// <summary>A variable whose value is not known may hold an absent hash, whatever its declaration says.</summary>
    private ValueInfo VariableOf(ITypeSymbol type) => Sdk.IsRegistryData(type) ? ValueFactory.Hash(null) with { Type = type } : Values.Of(type);

    private int ReadParameter(IParameterSymbol parameter)
    {
        if (IsHeldByThis(parameter))
        {
            return Read(Place.Member(ReadThis(), parameter.Name, isMutable: true), () => Values.Of(parameter.Type));
        }

        return Function.Scope.Writes.IsUntracked(parameter)
            ? ReadVariable(parameter, parameter.Type)
            : Read(Place.Variable(parameter), () => Values.Of(parameter.Type, AnnotationOf(parameter)));
    }

    /// <summary>A parameter of a primary constructor is a field to the other members.</summary>
    private bool IsHeldByThis(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && !SymbolEqualityComparer.Default.Equals(constructor, Function.Scope.Member)
        && !State.TryRead(Place.Variable(parameter), out _);

    private static NullableAnnotation AnnotationOf(IParameterSymbol parameter) => parameter.Type.NullableAnnotation;

    private int ReadThis() => Read(Place.This, () => Values.Available);

    private int ReadStatics() => Read(Place.Statics, () => Values.Available);

    private int ReadOwner(IPropertyReferenceOperation reference)
    {
        if (reference.Instance is not { } instance)
        {
            return ReadStatics();
        }

        var owner = Evaluate(instance);
        UseReceiver(owner, instance, reference.Property);
        return owner;
    }

    private int ReadOwner(IOperation? instance)
    {
        if (instance is null)
        {
            return ReadStatics();
        }

        var owner = Evaluate(instance);
        Dereference(owner, instance);
        return owner;
    }

    private int ReadField(IFieldReferenceOperation field)
    {
        var owner = ReadOwner(field.Instance);
        if (field.Field.IsVolatile)
        {
            return State.Add(Values.Of(field.Type, field.Field.Type.NullableAnnotation));
        }

        if (StandIns.IsZero(field.Field, Values))
        {
            return State.Add(ValueFactory.StandIn(field));
        }

        return Read(PlaceOf(owner, field.Field), () => Values.Of(field.Field.Type));
    }

    private int ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsIndexer)
        {
            return ReadIndexer(reference);
        }

        var isNullable = property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var owner = isNullable ? Evaluate(reference.Instance) : ReadOwner(reference);
        if (isNullable)
        {
            return property.Name == "HasValue" ? Invert(TestFor(owner, Outcomes.Null)) : ReadNullableValue(owner, reference);
        }

        if (Sdk.IsWallet(property.ContainingType))
        {
            return ReadWallet(owner, property);
        }

        if (Sequences.ReadProperty(this, owner, property) is { } element)
        {
            return element;
        }

        if (property.ContainingType.IsExtension
            && Functions.FollowGetter(this, reference, owner) is { } extended)
        {
            return extended;
        }

        if (State[owner].IsHashLike || Sdk.IsRegistryData(property.ContainingType))
        {
            return ReadDerived(owner, property, reference);
        }

        if (State[owner].Kind == ValueKind.Fault)
        {
            return Read(Place.Member(owner, property.Name), () => Values.Of(property.Type) with { Kind = ValueKind.Fault });
        }

        if (StandIns.IsZero(property, Values))
        {
            return State.Add(ValueFactory.StandIn(reference));
        }

        var stability = Stability.Of(property);
        if (stability == PlaceStability.Fresh)
        {
            if (Functions.FollowGetter(this, reference, owner) is { } followed)
            {
                return followed;
            }

            RunHidden(property.GetMethod, reference, owner);
            return ApplyMemberPromises(property, owner, State.Add(Values.Of(TypeIn(State[owner].Type, property))));
        }

        return Read(
            Place.Member(owner, property.Name, stability == PlaceStability.Mutable),
            () => property.ContainingType.IsAnonymousType ? VariableOf(property.Type) : Values.Of(TypeIn(State[owner].Type, property)));
    }

    /// <summary>The type of a member as the object it is read from declares it.</summary>
    private static ITypeSymbol TypeIn(ITypeSymbol? holder, IPropertySymbol property) =>
        property.OriginalDefinition.Type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type, NullableAnnotation: not NullableAnnotation.Annotated } parameter
        && holder is INamedTypeSymbol named
        && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, property.ContainingType.OriginalDefinition)
            ? named.TypeArguments[parameter.Ordinal]
            : property.Type;

    private int ReadWallet(int wallet, IPropertySymbol property)
    {
        switch (property.Name)
        {
            case HashName:
                return HashOf(wallet);
            case HasHashName:
                return Invert(TestFor(HashOf(wallet), Outcomes.Null));
            case FaultName:
                return FaultOf(wallet);
            default:
                return Read(Place.Member(wallet, property.Name), () => Values.Of(property.Type));
        }
    }

    public int HashOf(int wallet) => Read(Place.Member(wallet, HashName), () => ValueFactory.Hash(State[wallet].Loss));

    private int FaultOf(int wallet)
    {
        if (!State.TryRead(Place.Member(wallet, FaultName), out var fault))
        {
            var hash = HashOf(wallet);
            fault = Read(Place.Member(wallet, FaultName), () => new(Outcomes.Null | Outcomes.Value, ValueKind.Fault));
            State.Imply(fault, Outcomes.Null, hash, Outcomes.NotNull);
            State.Imply(fault, Outcomes.Value, hash, Outcomes.Null);
        }

        return fault;
    }

    /// <summary>Something of a hash: the hash is available from here on, and what was read is there exactly where the hash is.</summary>
    private int ReadDerived(int source, IPropertySymbol property, IOperation operation)
    {
        if (property.Name == "IsZero" || property.Name == "IsEmpty")
        {
            ReportZeroTest(source, operation);
        }

        return Derive(source, property.Type);
    }

    private int Derive(int source, ITypeSymbol? type)
    {
        if (type is null || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void)
        {
            return State.Add(Values.Of(type));
        }

        var possible = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? State[source].Possible : Outcomes.Value;
        return State.Add(new(possible, ValueKind.Derived) { Type = type, Source = State[source].Kind == ValueKind.Hash ? source : State[source].Source });
    }

    private int ReadNullableValue(int owner, IPropertyReferenceOperation reference)
    {
        Dereference(owner, reference.Instance!);
        return Unwrap(owner, reference.Type);
    }

    /// <summary>The value in a <see cref="Nullable{T}"/> that is known to be there.</summary>
    private int Unwrap(int nullable, ITypeSymbol? type)
    {
        var info = State[nullable];
        var possible = info.Possible & Outcomes.NotNull;
        return possible == info.Possible
            ? nullable
            : State.Add(info with { Possible = possible == Outcomes.None ? Outcomes.Value : possible, Type = type, Implications = [.. info.Implications.Where(i => i.When != Outcomes.Null)] });
    }

    private int ReadArrayElement(IArrayElementReferenceOperation reference)
    {
        var array = Evaluate(reference.ArrayReference);
        Dereference(array, reference.ArrayReference);
        foreach (var index in reference.Indices)
        {
            _ = Evaluate(index);
        }

        return reference.Type is IArrayTypeSymbol ? State.Add(Values.Of(reference.Type)) : Sequences.TakeElement(this, array, reference.Type);
    }

    private int ReadIndexer(IPropertyReferenceOperation reference)
    {
        var owner = ReadOwner(reference.Instance);
        foreach (var argument in reference.Arguments)
        {
            PassArgument(argument, Evaluate(argument.Value));
        }

        RunHidden(reference.Property.GetMethod, reference, owner);
        return Sequences.TakeElement(this, owner, reference.Property.Type);
    }

    private int Invert(int boolean)
    {
        var possible = State[boolean].Possible;
        var inverted = State.Add(ValueFactory.Boolean((possible & Outcomes.False) != 0, (possible & Outcomes.True) != 0) with
        {
            Possible = (possible & Outcomes.Null) | ((possible & Outcomes.False) != 0 ? Outcomes.True : 0) | ((possible & Outcomes.True) != 0 ? Outcomes.False : 0),
        });
        State.Imply(inverted, Outcomes.True, boolean, Outcomes.False);
        State.Imply(inverted, Outcomes.False, boolean, Outcomes.True);
        State.Imply(inverted, Outcomes.Null, boolean, Outcomes.Null);
        return inverted;
    }
}
