using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Objects made by a constructor.</summary>
internal sealed partial class Evaluator
{
    private int Create(IObjectCreationOperation creation)
    {
        var arguments = EvaluateArguments(creation.Arguments);
        foreach (var argument in arguments.Where(a => a.Lambda is not null))
        {
            Functions.RunDetached(this, argument.Lambda!, FunctionResult.AsDeclared);
        }

        WriteOutArguments(arguments);
        ForgetPassed(arguments, creation);
        var type = creation.Type;
        if (Values.CarriesBytes(type) && (creation.Arguments.IsEmpty ? type!.IsValueType : State[arguments[0].Value].Possible == Outcomes.StandIn))
        {
            return State.Add(ValueFactory.StandIn(creation));
        }

        var derived = arguments.FirstOrDefault(a => State[a.Value].Kind == ValueKind.Derived);
        if (derived.Operation is not null && Values.CarriesBytes(type))
        {
            return State.Add(State[derived.Value] with { Possible = State[derived.Value].Possible & Outcomes.NotNull, Type = type, Implications = [] });
        }

        var created = State.Add(Values.Of(type, NullableAnnotation.NotAnnotated) with { Possible = Outcomes.Value });
        if (Sdk.IsWallet(type))
        {
            var byHash = creation.Arguments.Any(a => Sdk.IsRegistryData(a.Parameter?.Type));
            State.Write(Place.Member(created, HashName), State.Add(ValueFactory.Hash(null) with { Possible = byHash ? Outcomes.Value : Outcomes.Null }));
        }
        else if (type is INamedTypeSymbol { IsRecord: true } or INamedTypeSymbol { Name: "KeyValuePair", Arity: 2 })
        {
            HoldPositional(created, type, arguments);
        }

        return created;
    }

    /// <summary>The primary constructor of a record stores each argument in the property of that name.</summary>
    private void HoldPositional(int created, ITypeSymbol type, Argument[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Operation.Parameter is { } parameter
                && type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)) is { } property
                && (property.Name == parameter.Name || type.Name == "KeyValuePair")
                && Holds(property, parameter)
                && Stability.Of(property) is var stability and not PlaceStability.Fresh)
            {
                State.Write(Place.Member(created, property.Name, stability == PlaceStability.Mutable), argument.Value);
            }
        }
    }

    /// <summary>A property that the record declares itself may be initialized with something else.</summary>
    private static bool Holds(IPropertySymbol property, IParameterSymbol parameter) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax declared
        || (declared.Initializer?.Value is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name);
}
