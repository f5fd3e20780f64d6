namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Calls that collect, and those that change what they are called on.</summary>
internal sealed partial class SequenceCall
{
    private int DistinctBy()
    {
        _ = CompareKeys();
        return Like(Sequences.Element(evaluator, source, SourceType));
    }

    /// <summary>What is handed out is one of the values where it was found, and nothing where it was not.</summary>
    private int TryGetValue(int held)
    {
        var found = evaluator.Maybe();
        var value = ValueCopy.Of(State, held, State);
        var possible = State[value].Possible;
        if (State[value].Type is not { IsValueType: true })
        {
            State.Set(value, State[value] with { Possible = possible | Outcomes.Null });
            State.Imply(found, Outcomes.True, value, possible);
            State.Imply(found, Outcomes.False, value, Outcomes.Null);
        }

        _ = evaluator.WriteTo(arguments[1].Operation.Value, value, call);
        return found;
    }

    private int ToDictionary()
    {
        var element = TakeFromSource();
        _ = Select(0, element);
        var held = FunctionAt(1) is null ? element : Select(1, element);
        var isAwaited = call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal);
        var type = isAwaited ? Sequences.ElementTypeOf(call.Type) : call.Type;
        var dictionary = State.Add(evaluator.Factory.Of(type) with { Possible = Outcomes.Value });
        if (held is { } values)
        {
            Sequences.HoldValues(State, dictionary, values);
        }

        return isAwaited ? Like(dictionary) : dictionary;
    }

    /// <summary>The elements in a collection: what a task hands out, or one of many.</summary>
    private int Collected()
    {
        var collection = State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(call.Type)) with { Possible = Outcomes.Value });
        State.Write(Place.Element(collection), Sequences.Element(evaluator, source, SourceType));
        return collection;
    }

    private int JoinedElement()
    {
        var first = Sequences.Element(evaluator, source, SourceType);
        RunOtherLambdas(1);
        var second = call.TargetMethod.Name is "Append" or "Prepend" or "DefaultIfEmpty"
            ? arguments[0].Value
            : Sequences.Element(evaluator, arguments[0].Value, arguments[0].Operation.Value.Type);
        return evaluator.JoinValues(first, second);
    }

    private int AddElement()
    {
        if (arguments.Length == 1 && State.TryRead(Place.Element(source), out var element))
        {
            var joined = evaluator.JoinValues(element, arguments[0].Value);
            State.Write(Place.Element(source), joined);
            Sequences.MutateViews(evaluator, source);
        }
        else
        {
            Sequences.Mutate(evaluator, source);
        }

        return State.Add(evaluator.Factory.Of(call.Type));
    }

    private int MutateList()
    {
        RunOtherLambdas(0);
        if (call.TargetMethod.Name is "AddRange" or "Insert" or "InsertRange")
        {
            Sequences.Mutate(evaluator, source);
        }

        return State.Add(evaluator.Factory.Of(call.Type));
    }

    private int WhenAll(int tasks)
    {
        if (!State.TryRead(Place.Element(tasks), out var task) || !State.TryRead(Place.Element(task), out var result))
        {
            return State.Add(evaluator.Factory.Of(call.Type));
        }

        var array = State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(call.Type)));
        State.Write(Place.Element(array), result);
        return Like(array);
    }
}
