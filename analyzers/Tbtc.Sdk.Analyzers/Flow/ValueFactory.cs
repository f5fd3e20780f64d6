namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What is known of a value by its type or its constant alone.</summary>
internal sealed class ValueFactory(SdkSymbols sdk)
{
    public ValueInfo Unknown { get; } = new(Outcomes.Null | Outcomes.Value, ValueKind.Other);

    public ValueInfo Available { get; } = new(Outcomes.Value, ValueKind.Other);

    public static ValueInfo Boolean(bool canBeTrue = true, bool canBeFalse = true) =>
        new((canBeTrue ? Outcomes.True : Outcomes.None) | (canBeFalse || !canBeTrue ? Outcomes.False : Outcomes.None), ValueKind.Other);

    public static ValueInfo Hash(ProofLoss? loss) => new(Outcomes.Null | Outcomes.Value, ValueKind.Hash) { Loss = loss };

    /// <summary>
    /// A value that comes from a declaration. Registry data that is declared nullable may be absent; where nothing is declared it is taken as
    /// available, because the code that filled it was checked there.
    /// </summary>
    public ValueInfo Of(ITypeSymbol? type) => Of(type, type?.NullableAnnotation ?? NullableAnnotation.None);

    public ValueInfo Of(ITypeSymbol? type, NullableAnnotation annotation)
    {
        if (type is null || type.TypeKind == TypeKind.Error)
        {
            return Unknown;
        }

        if (sdk.IsWallet(type))
        {
            return Unknown with { Kind = ValueKind.Wallet, Type = type };
        }

        if (sdk.IsRegistryData(type))
        {
            return (annotation == NullableAnnotation.Annotated ? Hash(null) : Unknown) with { Type = type };
        }

        if (sdk.IsFault(type))
        {
            return Unknown with { Kind = ValueKind.Fault, Type = type };
        }

        return new(PossibleOf(type), ValueKind.Other) { Type = type };
    }

    public static Outcomes PossibleOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return Outcomes.True | Outcomes.False;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Outcomes.Null
                | (nullable.TypeArguments[0].SpecialType == SpecialType.System_Boolean ? Outcomes.True | Outcomes.False : Outcomes.Value);
        }

        return type.IsValueType ? Outcomes.Value : Outcomes.Null | Outcomes.Value;
    }

    public ValueInfo Constant(IOperation operation) => operation.ConstantValue.Value switch
    {
        null => new(Outcomes.Null, ValueKind.Other) { Type = operation.Type },
        bool value => Boolean(value, !value),
        string text when IsZero(text) => StandIn(operation),
        _ => Available with { Type = operation.Type },
    };

    public ValueInfo Default(IOperation operation) => operation.Type switch
    {
        null => Unknown,
        { IsValueType: false } => new(Outcomes.Null, ValueKind.Other) { Type = operation.Type },
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => new(Outcomes.Null, ValueKind.Other) { Type = operation.Type },
        { SpecialType: SpecialType.System_Boolean } => Boolean(canBeTrue: false),
        _ when CarriesBytes(operation.Type) => StandIn(operation),
        _ => Available with { Type = operation.Type },
    };

    public static ValueInfo StandIn(IOperation operation) => new(Outcomes.StandIn, ValueKind.Other) { Type = operation.Type, StandIns = [operation.Syntax] };

    /// <summary>Whether a zero of this type can be taken for a hash.</summary>
    public bool CarriesBytes(ITypeSymbol? type) =>
        sdk.IsBytes32(type)
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
        || type?.SpecialType == SpecialType.System_String
        || (type is INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ImmutableArray" } buffer
            && buffer.TypeArguments[0].SpecialType == SpecialType.System_Byte)
        || type is INamedTypeSymbol { Name: "BigInteger" or "WalletPublicKey" };

    private static bool IsZero(string text) => text.Trim('0') is "" or "x";
}
