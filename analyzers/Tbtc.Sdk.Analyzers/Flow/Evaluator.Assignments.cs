using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Writing places.</summary>
internal sealed partial class Evaluator
{
    private int Assign(ISimpleAssignmentOperation assignment)
    {
        var target = assignment.Target;
        EvaluateTargetParts(target);
        var value = Evaluate(assignment.Value);
        if (assignment.Target is IDiscardOperation)
        {
            return value;
        }

        if (assignment.IsRef)
        {
            ReferToElement(assignment.Value);
        }

        NoteForced(value, assignment.Value);
        CheckAssignment(target, value, assignment.Value);
        return WriteTo(target, value, assignment);
    }

    /// <summary>Whoever has the reference may write to the collection.</summary>
    private void ReferToElement(IOperation referred)
    {
        if (referred is IArrayElementReferenceOperation element)
        {
            Sequences.Mutate(this, Evaluate(element.ArrayReference));
        }
    }

    private void EvaluateTargetParts(IOperation target)
    {
        if (target is IArrayElementReferenceOperation element)
        {
            _ = Evaluate(element.ArrayReference);
            foreach (var index in element.Indices)
            {
                _ = Evaluate(index);
            }
        }
    }

    private int AssignCompound(ICompoundAssignmentOperation compound)
    {
        var left = Evaluate(compound.Target);
        var right = Evaluate(compound.Value);
        RunHidden(compound.OperatorMethod, compound, left, right);
        if (!compound.IsLifted && compound.OperatorMethod is { } method)
        {
            // An operator that changes its left side in place has the right side as its only parameter.
            PassOperand(method, method.Parameters.Length - 2, left, compound.Target);
            PassOperand(method, method.Parameters.Length - 1, right, compound.Value);
        }

        var result = compound.OperatorKind switch
        {
            BinaryOperatorKind.And when IsBoolean(compound.Type) => Both(left, right),
            BinaryOperatorKind.Or when IsBoolean(compound.Type) => Either(left, right),
            _ => State.Add(Values.Of(compound.Type)),
        };
        if (compound.Type?.SpecialType == SpecialType.System_String)
        {
            ReportText(right, compound.Value);
        }

        return WriteTo(compound.Target, result, compound);
    }

    public int WriteTo(IOperation target, int value, IOperation writer)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                WriteThrough(local.Local.RefKind, local, value, writer);
                WriteVariable(local.Local, value, writer);
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when IsHeldByThis(parameter):
                WriteMember(ReadThis(), owner => Place.Member(owner, parameter.Name, isMutable: true), value, writer);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                WriteThrough(parameter.RefKind, target, value, writer);
                WriteVariable(parameter, value, writer);
                break;
            case IDeclarationExpressionOperation declaration:
                return WriteTo(declaration.Expression, value, writer);
            case IFieldReferenceOperation field:
                WriteMember(field.Instance, owner => PlaceOf(owner, field.Field), value, writer);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: false } property when Stability.Of(property.Property) is var stability:
                if (!Stability.Stores(property.Property))
                {
                    RunSetter(property, value, writer);
                }
                else
                {
                    WriteMember(property.Instance, owner => Place.Member(owner, property.Property.Name, stability == PlaceStability.Mutable), value, writer);
                }

                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true } indexer:
                var collection = Evaluate(indexer.Instance);
                Sequences.Mutate(this, collection);
                RunHidden(indexer.Property.SetMethod, indexer, collection);
                ForgetReferences(writer);
                break;
            case IArrayElementReferenceOperation element:
                Sequences.Mutate(this, Evaluate(element.ArrayReference));
                ForgetReferences(writer);
                break;
            case IFlowCaptureReferenceOperation reference:
                if (!IsInInitializer(writer) && Function.Targets.TryGetValue(reference.Id, out var captured) && captured is not IFlowCaptureReferenceOperation)
                {
                    return WriteTo(captured, value, writer);
                }

                State.Write(CapturePlace(reference.Id), value);
                break;
            case ITupleOperation tuple:
                WriteTuple(tuple, value, writer);
                break;
            case IInstanceReferenceOperation:
                State.Write(Place.This, value);
                break;
            case IInvocationOperation or IDynamicMemberReferenceOperation:
                ForgetMutable(_ => true, new(writer.Syntax, "what was written to may have been it"));
                break;
        }

        return value;
    }

    /// <summary>Whatever a reference stands for was written to. A struct that is written as a whole has the members that it was given.</summary>
    private void WriteThrough(RefKind kind, IOperation target, int value, IOperation writer)
    {
        if (kind == RefKind.Ref)
        {
            // What a helper that is followed is given by reference are different variables.
            ForgetMutable(
                place => target.Type?.IsValueType != true || place.Owner != value,
                new(writer.Syntax, "what was written to may have been it"),
                references: !Function.IsHelper);
        }
    }

    /// <summary>What an initializer writes to is the new object, which nothing else holds yet.</summary>
    private static bool IsInInitializer(IOperation writer) =>
        writer.Syntax.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression };

    private void WriteVariable(ISymbol variable, int value, IOperation writer)
    {
        if (Function.Scope.Writes.IsUntracked(variable))
        {
            return;
        }

        var place = Place.Variable(variable);
        if (State.TryRead(place, out var before) && IsProven(before) && State[value].Loss is null)
        {
            State.Set(value, State[value] with { Loss = new(writer.Syntax, $"'{variable.Name}' was assigned after the check") });
        }

        State.Write(place, value);
    }

    /// <summary>Whether this is a wallet or a hash that a check has passed.</summary>
    private bool IsProven(int value) => State.Values.TryGetValue(value, out var info) && info.Kind switch
    {
        ValueKind.Wallet => State.TryRead(Place.Member(value, HashName), out var hash) && !State[hash].MayBeNull,
        ValueKind.Hash => !info.MayBeNull,
        _ => false,
    };

    private void WriteMember(IOperation? instance, Func<int, Place> member, int value, IOperation writer)
    {
        var owner = ReadOwner(instance);
        if (instance is { Type.IsValueType: true })
        {
            WritePart(instance, owner, member(owner), value, writer);
        }
        else
        {
            WriteMember(owner, member, value, writer);
        }
    }

    private void WriteMember(int owner, Func<int, Place> member, int value, IOperation writer)
    {
        var written = member(owner);
        if (written.IsMutable)
        {
            foreach (var place in State.Places.Keys.Where(p => p.IsMember && p.IsMutable && p.Key.Equals(written.Key)).ToArray())
            {
                State.Forget(place);
            }

            ForgetReferences(writer);
        }

        State.Write(written, value);
    }

    /// <summary>A setter with code of its own may write to anything of its object.</summary>
    private void RunSetter(IPropertyReferenceOperation property, int value, IOperation writer)
    {
        var owner = property.Instance is { } instance ? Separate(Evaluate(instance), instance, property.Property.SetMethod, writer) : -1;
        var loss = new ProofLoss(writer.Syntax, $"setting '{property.Property.Name}' may have changed it");
        if (IsOwn(property.Property.ContainingType))
        {
            ForgetMutable(_ => true, loss);
        }

        ForgetReachableFrom(owner, loss);
        ForgetReachableFrom(value, loss);
        State.Forget(Place.Member(owner, property.Property.Name), loss);
    }

    private int Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Evaluate(deconstruction.Value);
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is ITupleOperation tuple)
        {
            Dereference(value, deconstruction.Value);
            Deconstruct(deconstruction.Value.Type, tuple.Elements.Length, deconstruction, value);
            WriteTuple(tuple, value, deconstruction);
        }

        return value;
    }

    private void WriteTuple(ITupleOperation targets, int value, IOperation writer)
    {
        // All parts are read before the first is written: (a, b) = (b, a).
        var names = DeconstructedParts(writer, targets);
        var parts = new int[targets.Elements.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            var i = index;
            var type = targets.Elements[i].Type;
            parts[i] = names is not null && i < names.Length ? Read(Place.Member(value, names[i].Name), () => Values.Of(names[i].Type))
                : State.TryRead(Place.Member(value, "Item" + (i + 1)), out var part) ? part
                : State.Add(TypeOfPart(State[value].Type, i) is { } declared ? Values.Of(declared) : VariableOf(type ?? Function.Scope.Compilation.ObjectType));
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (targets.Elements[i] is ITupleOperation)
            {
                Dereference(parts[i], targets.Elements[i]);
            }

            if (targets.Elements[i] is not IDiscardOperation)
            {
                CheckAssignment(targets.Elements[i], parts[i], targets.Elements[i]);
                _ = WriteTo(targets.Elements[i], parts[i], writer);
            }
        }
    }

    private static ITypeSymbol? TypeOfPart(ITypeSymbol? type, int index) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple && index < tuple.TupleElements.Length ? tuple.TupleElements[index].Type : null;

    /// <summary>The members that a pair, or a record's own Deconstruct, hands out in order.</summary>
    private static (string Name, ITypeSymbol Type)[]? DeconstructedParts(IOperation writer, ITupleOperation targets)
    {
        var type = writer is IDeconstructionAssignmentOperation deconstruction ? deconstruction.Value.Type as INamedTypeSymbol : null;
        if (type is null || type.IsTupleType)
        {
            return null;
        }

        if (type is { Name: "KeyValuePair", Arity: 2 })
        {
            return [("Key", type.TypeArguments[0]), ("Value", type.TypeArguments[1])];
        }

        return type.GetMembers("Deconstruct").OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.IsImplicitlyDeclared && m.Parameters.Length == targets.Elements.Length)?
            .Parameters.Select(p => (p.Name, p.Type)).ToArray();
    }
}
