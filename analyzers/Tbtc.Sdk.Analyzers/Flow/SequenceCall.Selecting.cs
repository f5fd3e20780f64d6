namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Calls whose selectors are given more than one element, and calls that pair elements with something.</summary>
internal sealed partial class SequenceCall
{
    private int Unknown() => State.Add(evaluator.Factory.Of(call.Type));

    /// <summary>A copy of an element of the source.</summary>
    private int TakeFromSource() => ValueCopy.Of(State, Sequences.Element(evaluator, source, SourceType), State);

    /// <summary>A copy of an element of the sequence that is an argument.</summary>
    private int TakeFrom(int index) =>
        ValueCopy.Of(State, Sequences.Element(evaluator, arguments[index].Value, arguments[index].Operation.Value.Type), State);

    /// <summary>What the function at <paramref name="index"/> hands out for these values, or null where that is not known.</summary>
    private int? Select(int index, params int[] values) =>
        FunctionAt(index) is not null && Run(index, values) is { } exit && exit.TryRead(Place.Result, out var result)
            ? ValueCopy.Of(exit, result, State)
            : null;

    private int LikeSelected(int? element) => element is { } known ? Like(known) : Unknown();

    private int SelectorNamed(string name) => Array.FindIndex(arguments, a => a.Operation.Parameter?.Name == name);

    private int Zip()
    {
        var first = TakeFromSource();
        var others = arguments.Where(a => a.Lambda is null && State[a.Value].Function is null).Select((_, i) => TakeFrom(i)).ToArray();
        return others.Length < arguments.Length
            ? LikeSelected(Select(arguments.Length - 1, [first, .. others]))
            : Like(Tuple([first, .. others]));
    }

    private int Index() => Like(Tuple([State.Add(evaluator.Factory.Available), TakeFromSource()]));

    private int Tuple(int[] items)
    {
        var tuple = State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(call.Type)));
        for (var i = 0; i < items.Length; i++)
        {
            State.Write(Place.Member(tuple, "Item" + (i + 1)), items[i]);
        }

        return tuple;
    }

    private int Join()
    {
        var outer = TakeFromSource();
        var inner = TakeFrom(0);
        _ = Select(1, outer);
        _ = Select(2, inner);
        var matched = call.TargetMethod.Name == "GroupJoin" ? SequenceOf(3, inner) : inner;
        return LikeSelected(call.TargetMethod.Name switch
        {
            "LeftJoin" => Select(3, outer, OrMissing(matched)),
            "RightJoin" => Select(3, OrMissing(outer), matched),
            _ => Select(3, outer, matched),
        });
    }

    private int OrMissing(int element)
    {
        if (State[element].Type is not { IsValueType: true })
        {
            State.Set(element, State[element] with { Possible = State[element].Possible | Outcomes.Null });
        }

        return element;
    }

    /// <summary>The sequence that the last parameter of a selector is, holding this element.</summary>
    private int SequenceOf(int selector, int element)
    {
        var sequence = State.Add(evaluator.Factory.Of(FunctionAt(selector)?.Symbol.Parameters.LastOrDefault()?.Type) with { Possible = Outcomes.Value });
        State.Write(Place.Element(sequence), element);
        return sequence;
    }

    /// <summary>Groups, looked up by key or handed to a selector together with it.</summary>
    private int Group()
    {
        var key = CompareKeys();
        var element = SelectorNamed("elementSelector") is var selector and >= 0 && FunctionAt(selector) is not null
            ? Select(selector, TakeFromSource())
            : Sequences.Element(evaluator, source, SourceType);
        if (SelectorNamed("resultSelector") is var result and >= 0)
        {
            return element is { } known
                ? LikeSelected(Select(result, key ?? State.Add(evaluator.Factory.Unknown), SequenceOf(result, known)))
                : Unknown();
        }

        var group = State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(call.Type)));
        if (element is { } held)
        {
            State.Write(Place.Element(group), held);
        }

        if (key is { } shared)
        {
            State.Write(Place.Member(group, Sequences.KeyOfGroup), shared);
        }

        return Like(group);
    }

    /// <summary>Runs the key selector and reports keys that are equal because they are absent.</summary>
    private int? CompareKeys()
    {
        var key = Select(0, TakeFromSource());
        if (key is { } compared)
        {
            _ = evaluator.ReportGrouped(compared, call, source);
            State.MembersOf(compared).FindAll(part => State.Values.ContainsKey(part.Value)).ForEach(part => evaluator.ReportGrouped(part.Value, call, source));
        }

        return key;
    }

    /// <summary>Pairs of a key and what was counted or folded for it.</summary>
    private int CountOrAggregateBy()
    {
        var key = Select(0, TakeFromSource());
        var pair = State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(call.Type)));
        if (key is { } known)
        {
            State.Write(Place.Member(pair, "Key"), known);
        }

        if (call.TargetMethod.Name == "AggregateBy" && arguments.Length > 2 && FunctionAt(1) is null && Fold(2, arguments[1].Value) is { } folded)
        {
            State.Write(Place.Member(pair, "Value"), folded);
        }

        return Like(pair);
    }

    private int Aggregate()
    {
        var isSeeded = call.TargetMethod.Parameters.Any(p => p.Name == "seed");
        var folded = Fold(isSeeded ? 1 : 0, isSeeded ? arguments[0].Value : TakeFromSource());
        if (isSeeded && arguments.Length == 3)
        {
            folded = folded is { } last ? Select(2, last) : null;
        }

        return folded ?? Unknown();
    }

    /// <summary>What comes of calling the function over and over with its last answer: the first value, or any answer.</summary>
    private int? Fold(int function, int first)
    {
        // As long as it takes for a proof to get lost: from the first value into the answer, and from there into the next.
        for (var turn = 0; turn < 3; turn++)
        {
            if (Select(function, first, TakeFromSource()) is not { } next)
            {
                return null;
            }

            first = evaluator.JoinValues(first, next);
        }

        return first;
    }

    /// <summary>The same elements under another type. Only one that is nothing to the rules yet is as that type says.</summary>
    private int Cast()
    {
        var element = Sequences.Element(evaluator, source, SourceType);
        return State[element].Kind == ValueKind.Other ? Unknown() : Like(element);
    }
}
