using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Uses that need a value, and what is reported where it may be absent.</summary>
internal sealed partial class Evaluator
{
    private const string NeverChecked = "nothing on this path checks it";
    private const string Absent = "on this path it is absent";

    /// <summary>A member of the value is used: it must be there, and from here on it is.</summary>
    public void Dereference(int value, IOperation operation)
    {
        UseStandIn(value, operation);
        var info = State[value];
        if (info.IsUnproven)
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
        }

        if ((info.Possible & Outcomes.NotNull) != 0)
        {
            State.Restrict(value, Outcomes.NotNull);
        }
    }

    /// <summary>The value goes where <paramref name="target"/> is declared: unless that takes null, it must be there.</summary>
    public void Consume(int value, IOperation operation, ITypeSymbol? target, ISymbol? declaration = null)
    {
        UseStandIn(value, operation);
        var info = State[value];
        if (info.IsUnproven && Nullability.NeedsValue(target, declaration, isInput: true))
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
        }

        ConsumeElements(value, operation, target);
    }

    /// <summary>Tasks and sequences of hashes go where their declared element says.</summary>
    private void ConsumeElements(int value, IOperation operation, ITypeSymbol? target)
    {
        if (Sequences.ElementTypeOf(target) is { } element
            && element.TypeKind != TypeKind.TypeParameter
            && State.TryRead(Place.Element(value), out var inner)
            && State[inner].IsUnproven
            && Nullability.NeedsValue(element, null, isInput: true))
        {
            Report(Descriptors.UncheckedHash, inner, operation.Syntax);
        }

        if (target is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            for (var i = 0; i < tuple.TupleElements.Length; i++)
            {
                if (State.TryRead(Place.Member(value, "Item" + (i + 1)), out var part)
                    && State[part].IsUnproven
                    && tuple.TupleElements[i].Type is { TypeKind: not TypeKind.TypeParameter } type
                    && Nullability.NeedsValue(type, null, isInput: true))
                {
                    Report(Descriptors.UncheckedHash, part, operation.Syntax);
                }
            }
        }
    }

    private void Return(int value, IOperation operation)
    {
        State.Write(Place.Result, value);
        if (Function.Symbol is not { } function || Function.HasInferredReturn)
        {
            UseStandIn(value, operation);
            return;
        }

        if (function.MethodKind == MethodKind.PropertySet || function.ReturnsVoid)
        {
            return;
        }

        var type = function.ReturnType;
        if (function.IsAsync)
        {
            type = Sequences.ElementTypeOf(type) ?? type;
            Consume(value, operation, type);
            return;
        }

        Consume(value, operation, type, (ISymbol?)function.AssociatedSymbol ?? function);
    }

    private int Yield(IOperation yielded)
    {
        var value = Evaluate(yielded);
        if (Function.Symbol is { } function && Sequences.ElementTypeOf(function.ReturnType) is { } element)
        {
            Consume(value, yielded, element);
        }

        ForgetMutable(_ => true, new(yielded.Syntax, "it may have changed while the sequence was suspended"));
        return value;
    }

    private void CheckAssignment(IOperation target, int value, IOperation operation)
    {
        switch (target)
        {
            case IFieldReferenceOperation { Field: var field } when !field.ContainingType.IsTupleType:
                Consume(value, operation, field.Type, field);
                break;
            case IPropertyReferenceOperation { Property: var property } when !property.ContainingType.IsAnonymousType:
                Consume(value, operation, property.Type, property);
                break;
            case IArrayElementReferenceOperation element:
                Consume(value, operation, (element.ArrayReference.Type as IArrayTypeSymbol)?.ElementType ?? element.Type);
                break;
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter } when !IsTryMethod(parameter):
                Consume(value, operation, parameter.Type, parameter);
                break;
            case IFlowCaptureReferenceOperation reference when Function.Targets.TryGetValue(reference.Id, out var captured)
                && captured is not (IFlowCaptureReferenceOperation or ILocalReferenceOperation):
                CheckAssignment(captured, value, operation);
                break;
        }
    }

    /// <summary>What such a method hands out counts only where it returned true.</summary>
    private static bool IsTryMethod(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean };

    private int Force(int value, SyntaxNode forcing)
    {
        Report(Descriptors.ForcedHash, value, forcing);
        var forced = State.Add(State[value] with { Kind = ValueKind.Other, Possible = Outcomes.Null | Outcomes.Value, Implications = [] });
        if ((State[value].Possible & Outcomes.NotNull) != 0)
        {
            State.Imply(forced, Outcomes.Value, value, Outcomes.NotNull);
        }

        return forced;
    }

    private void Report(DiagnosticDescriptor rule, int value, SyntaxNode node)
    {
        if (_findings is null)
        {
            return;
        }

        var info = State[value];
        var loss = info.Loss ?? (info.Source >= 0 && State.Values.TryGetValue(info.Source, out var source) ? source.Loss : null);
        var reason = info.Possible == Outcomes.Null ? Absent : loss?.Reason ?? NeverChecked;
        _findings.Add(rule, node, loss, Excerpt.Of(node), reason);
    }
}
