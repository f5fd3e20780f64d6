namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Calls that join, group and collect.</summary>
internal sealed partial class SequenceCall
{
    private int Join()
    {
        var outer = ValueCopy.Of(State, Sequences.Element(evaluator, source, SourceType), State);
        var inner = ValueCopy.Of(State, Sequences.Element(evaluator, arguments[0].Value, arguments[0].Operation.Value.Type), State);
        _ = FunctionAt(1) is null ? null : RunWithElement(1, outer);
        _ = FunctionAt(2) is null ? null : RunWithElement(2, inner);
        return FunctionAt(3) is not null && Run(3, [outer, inner], isInferred: true) is { } exit && exit.TryRead(Place.Result, out var result)
            ? Like(ValueCopy.Of(exit, result, State))
            : State.Add(evaluator.Factory.Of(call.Type));
    }

    private void CompareKeys()
    {
        if (FunctionAt(0) is not null
            && RunWithElement(0, ValueCopy.Of(State, Sequences.Element(evaluator, source, SourceType), State)) is { } exit
            && exit.TryRead(Place.Result, out var key))
        {
            _ = evaluator.ReportGrouped(ValueCopy.Of(exit, key, State), call, source);
        }
    }

    private int DistinctBy()
    {
        CompareKeys();
        return Like(Sequences.Element(evaluator, source, SourceType));
    }

    private bool SelectsElements(int index) => arguments[index].Operation.Parameter?.Name == "elementSelector";

    private int Group()
    {
        CompareKeys();
        var element = Sequences.Element(evaluator, source, SourceType);
        var group = State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(call.Type)));
        if (FunctionAt(1) is null)
        {
            State.Write(Place.Element(group), element);
        }
        else if (RunWithElement(1, ValueCopy.Of(State, element, State)) is { } exit && exit.TryRead(Place.Result, out var selected))
        {
            State.Write(Place.Element(group), ValueCopy.Of(exit, selected, State));
        }

        return Like(group);
    }

    private int ToDictionary()
    {
        var element = ValueCopy.Of(State, Sequences.Element(evaluator, source, SourceType), State);
        _ = FunctionAt(0) is null ? null : RunWithElement(0, element);
        var held = element;
        if (FunctionAt(1) is not null)
        {
            held = RunWithElement(1, element) is { } exit && exit.TryRead(Place.Result, out var result) ? ValueCopy.Of(exit, result, State) : -1;
        }

        var dictionary = State.Add(evaluator.Factory.Of(call.Type) with { Possible = Outcomes.Value });
        if (held >= 0)
        {
            Sequences.HoldValues(State, dictionary, held);
        }

        return dictionary;
    }

    private int JoinedElement()
    {
        var first = Sequences.Element(evaluator, source, SourceType);
        RunOtherLambdas(1);
        var second = call.TargetMethod.Name is "Append" or "Prepend"
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
