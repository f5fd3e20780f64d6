using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        NoteForced(value, operation);
        var info = State[value];
        if (info.IsUnproven || (info.Possible == Outcomes.Null && Sdk.IsRegistryData(operation.Type)))
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
        }
        else if (info.IsHashLike)
        {
            _findings?.AddProven(operation.Syntax);
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
        NoteForced(value, operation);
        var info = State[value];
        if (info.IsUnproven && Nullability.NeedsValue(target, declaration, isInput: true))
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
        }
        else if (info.IsHashLike && !info.MayBeNull)
        {
            _findings?.AddProven(operation.Syntax);
        }

        ConsumeElements(value, operation, target, declaration);
    }

    /// <summary>The value goes where null is refused, or, where it is not, anything is taken.</summary>
    public void NeedValue(int value, IOperation operation, bool isNeeded = true)
    {
        UseStandIn(value, operation);
        if (isNeeded && State[value].IsUnproven)
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
        }
    }

    /// <summary>Tasks and sequences of hashes go where their declared element says.</summary>
    private void ConsumeElements(int value, IOperation operation, ITypeSymbol? target, ISymbol? declaration)
    {
        if (State.TryRead(Place.Element(value), out var inner)
            && State[inner].IsUnproven
            && Sequences.ElementTypeOf(target) is { TypeKind: not TypeKind.TypeParameter } element
            && Nullability.NeedsValue(element, null, isInput: true))
        {
            Report(Descriptors.UncheckedHash, inner, operation.Syntax);
        }

        if (target is INamedTypeSymbol { Arity: 2 } dictionary
            && Sequences.TryReadValues(State, value, out var held)
            && State[held].IsUnproven
            && dictionary.TypeArguments[1].TypeKind != TypeKind.TypeParameter
            && Nullability.NeedsValue(dictionary.TypeArguments[1], null, isInput: true))
        {
            Report(Descriptors.UncheckedHash, held, operation.Syntax);
        }

        if (target is INamedTypeSymbol { IsGenericType: true, IsTupleType: false } generic && State[value].Type is INamedTypeSymbol declared && HoldsAbsent(value, declared, generic, (declaration as IParameterSymbol)?.OriginalDefinition.Type as INamedTypeSymbol))
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
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

    /// <summary>Whether something that is declared to hold what may be absent goes where it has to hold values, and nothing better is known of what it holds.</summary>
    private bool HoldsAbsent(int value, INamedTypeSymbol declared, INamedTypeSymbol target, INamedTypeSymbol? inferred)
    {
        if (State.TryRead(Place.Element(value), out _) || Sequences.TryReadValues(State, value, out _))
        {
            return false;
        }

        for (var type = declared; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.AllInterfaces.Insert(0, type))
            {
                if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, target.OriginalDefinition))
                {
                    return candidate.TypeArguments.Zip(target.TypeArguments, (from, to) => (from, to))
                        .Zip(target.OriginalDefinition.TypeParameters, (pair, parameter) => parameter.Variance != VarianceKind.In
                            && Sdk.IsRegistryData(pair.from)
                            && pair.from.NullableAnnotation == NullableAnnotation.Annotated
                            && Nullability.NeedsValue(pair.to, null, isInput: true))
                        .Where((isAbsent, i) => isAbsent && inferred?.TypeArguments.ElementAtOrDefault(i) is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method })
                        .Any();
                }
            }
        }

        return false;
    }

    private void Return(int value, IOperation operation)
    {
        State.Write(Place.Result, value);
        if (Function.Symbol is not { } function || Function.Result != FunctionResult.AsDeclared)
        {
            NeedValue(value, operation, Function.Result == FunctionResult.NeedsValue);
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

        KeepPromises(value, function, operation);
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
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.Out or RefKind.Ref } parameter }:
                ConsumeHandedOut(value, operation, parameter);
                break;
            case IFlowCaptureReferenceOperation reference when Function.Targets.TryGetValue(reference.Id, out var captured)
                && captured is not (IFlowCaptureReferenceOperation or ILocalReferenceOperation):
                CheckAssignment(captured, value, operation);
                break;
        }
    }

    /// <summary>What a method that returns true or false hands out counts only where it returned true.</summary>
    private void ConsumeHandedOut(int value, IOperation operation, IParameterSymbol parameter)
    {
        var isConditional = parameter.ContainingSymbol is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean };
        if (!isConditional)
        {
            Consume(value, operation, parameter.Type, parameter);
        }
        else if (State[value].IsUnproven && !Nullability.Has(parameter, "MaybeNullWhenAttribute") && Nullability.NeedsValue(parameter.Type, parameter, isInput: false))
        {
            Report(Descriptors.UncheckedHash, value, operation.Syntax);
        }
    }

    /// <summary>A method that may hand out nothing does not become a function that always hands out something.</summary>
    private void CheckHandedOut(IDelegateCreationOperation creation)
    {
        if (creation is { Target: IMethodReferenceOperation { Method: { ReturnType: { NullableAnnotation: NullableAnnotation.Annotated } handedOut } }, Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoked } }
            && Sdk.IsRegistryData(handedOut)
            && creation.Type is INamedTypeSymbol { OriginalDefinition.DelegateInvokeMethod.ReturnType: var declared }
            && !(declared is ITypeParameterSymbol && creation.Parent is IArgumentOperation)
            && Nullability.NeedsValue(invoked.ReturnType, invoked, isInput: true))
        {
            Report(Descriptors.UncheckedHash, State.Add(ValueFactory.Hash(null)), creation.Syntax);
        }
    }

    /// <summary>A method that promises a value when it returns true must have one then.</summary>
    private void KeepPromises(int result, IMethodSymbol function, IOperation operation)
    {
        foreach (var parameter in function.Parameters.Where(p => p.RefKind == RefKind.Out))
        {
            foreach (var outcome in new[] { true, false })
            {
                if (Nullability.Has(parameter, "NotNullWhenAttribute", outcome) && State.TryRead(Place.Variable(parameter), out var value))
                {
                    var then = State.Clone();
                    then.Restrict(result, outcome ? Outcomes.True : Outcomes.False);
                    if (!then.IsUnreachable && then[value].IsUnproven)
                    {
                        Report(Descriptors.UncheckedHash, value, operation.Syntax);
                    }
                }
            }
        }
    }

    /// <summary>Where one path returns the hash and another a made-up value, the caller cannot tell them apart.</summary>
    public void CheckResult()
    {
        if (State.TryRead(Place.Result, out var result) && State[result] is { IsHashLike: true, Source: >= 0 } info && State.Values.ContainsKey(info.Source))
        {
            var replaced = State.Clone();
            replaced.Restrict(result, Outcomes.StandIn);
            if (!replaced.IsUnreachable && replaced[info.Source].MayBeNull)
            {
                var isAbsent = replaced[info.Source].Possible == Outcomes.Null;
                info.StandIns.Where(standIn => isAbsent || IsForAnOutage(standIn)).ToList().ForEach(standIn => ReportStandIn(standIn, null));
            }
        }
    }

    /// <summary>Whether it is written where an outage is caught, by its own exception or with every other.</summary>
    private bool IsForAnOutage(SyntaxNode standIn) =>
        standIn.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause
        && (clause.Declaration is not { Type: var caught }
            || (Function.Scope.Model is { } model
                && model.SyntaxTree == caught.SyntaxTree
                && model.GetTypeInfo(caught, Function.Scope.CancellationToken).Type is { } type
                && Sdk.CatchesAnOutage(type)));

    private int Force(int value, SyntaxNode forcing)
    {
        Report(Descriptors.ForcedHash, value, forcing);
        var forced = State.Add(State[value] with { Kind = ValueKind.Other, Possible = Outcomes.Null | Outcomes.Value, Implications = [], ForcedBy = forcing });
        if ((State[value].Possible & Outcomes.NotNull) != 0)
        {
            State.Imply(forced, Outcomes.Value, value, Outcomes.NotNull);
        }

        return forced;
    }

    private void NoteForced(int value, IOperation use)
    {
        if (State[value].ForcedBy is { } forcing)
        {
            _findings?.AddForced(use.Syntax, forcing);
        }
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
