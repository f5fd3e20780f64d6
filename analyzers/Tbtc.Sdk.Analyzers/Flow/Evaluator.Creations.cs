using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Arrays, collections, tuples and anonymous objects: what is put in is what comes out.</summary>
internal sealed partial class Evaluator
{
    private int CreateArray(IArrayCreationOperation array)
    {
        foreach (var size in array.DimensionSizes)
        {
            _ = Evaluate(size);
        }

        if (array.Initializer is null)
        {
            return State.Add(Values.CarriesBytes(array.Type) ? ValueFactory.StandIn(array) : Values.Available with { Type = array.Type });
        }

        var created = State.Add(Values.Available with { Type = array.Type });
        var elementType = (array.Type as IArrayTypeSymbol)?.ElementType;
        var isExplicit = array.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ArrayCreationExpressionSyntax;
        HoldElements(created, array.Initializer.ElementValues, isExplicit ? elementType : null);
        return created;
    }

    private int CreateCollection(ICollectionExpressionOperation collection)
    {
        var created = State.Add(Values.Available with { Type = collection.Type });
        HoldElements(created, collection.Elements, Sequences.ElementTypeOf(collection.Type));
        if (collection.Elements.IsEmpty && Values.CarriesBytes(collection.Type))
        {
            State.Set(created, ValueFactory.StandIn(collection));
        }

        return created;
    }

    private void HoldElements(int created, ImmutableArray<IOperation> elements, ITypeSymbol? declared)
    {
        var held = -1;
        foreach (var element in elements)
        {
            int value;
            if (element is ISpreadOperation spread)
            {
                var sequence = Evaluate(spread.Operand);
                Dereference(sequence, spread.Operand);
                value = Sequences.Element(this, sequence, spread.Operand.Type);
            }
            else
            {
                value = Evaluate(element);
            }

            if (declared is not null)
            {
                Consume(value, element, declared);
            }

            held = held < 0 ? value : JoinValues(held, value);
        }

        State.Write(Place.Element(created), held >= 0 ? held : State.Add(Values.Unknown with { Possible = Outcomes.None }));
    }

    /// <summary>A value that is one of two.</summary>
    public int JoinValues(int first, int second)
    {
        if (first == second)
        {
            return first;
        }

        var place = Place.Capture("joined");
        var other = State.Clone();
        State.Write(place, first);
        other.Write(place, second);
        State = StateJoin.Join(State, other, out _);
        _ = State.TryRead(place, out var joined);
        State.Forget(place);
        return joined;
    }

    private int CreateTuple(ITupleOperation tuple)
    {
        var parts = tuple.Elements.Select(Evaluate).ToArray();
        var created = State.Add(Values.Available with { Type = tuple.Type });
        for (var i = 0; i < parts.Length; i++)
        {
            State.Write(Place.Member(created, "Item" + (i + 1)), parts[i]);
        }

        return created;
    }

    private int CreateAnonymous(IAnonymousObjectCreationOperation creation)
    {
        var parts = new List<(string Name, int Value)>();
        foreach (var initializer in creation.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment)
            {
                parts.Add((property.Property.Name, Evaluate(assignment.Value)));
            }
        }

        var created = State.Add(Values.Available with { Type = creation.Type });
        parts.ForEach(part => State.Write(Place.Member(created, part.Name), part.Value));
        return created;
    }

    private int Interpolate(IInterpolatedStringOperation text)
    {
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case IInterpolationOperation hole:
                    var value = Evaluate(hole.Expression);
                    ReportText(value, hole.Expression);
                    MakeText(hole.Expression, value);
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation append }:
                    foreach (var argument in append.Arguments)
                    {
                        var appended = Evaluate(argument.Value);
                        ReportText(appended, argument.Value);
                        MakeText(StripConversions(argument.Value), appended);
                    }

                    break;
            }
        }

        return State.Add(Values.Available with { Type = text.Type });
    }
}
