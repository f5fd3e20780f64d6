using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>One call on a sequence: LINQ, a list's own methods, task helpers.</summary>
internal sealed partial class SequenceCall(Evaluator evaluator, IInvocationOperation call, int source, Argument[] arguments)
{
    private readonly HashSet<int> _run = [];

    private FlowState State => evaluator.State;

    private ITypeSymbol? SourceType => call.Instance?.Type ?? call.Arguments.FirstOrDefault()?.Value.Type;

    private FunctionValue? FunctionAt(int index) => index < arguments.Length ? State[arguments[index].Value].Function : null;

    /// <summary>The result, or null where the method is not one whose meaning is known here.</summary>
    public int? Evaluate(Argument[] all)
    {
        switch (call.TargetMethod.Name)
        {
            case "Where" or "TakeWhile" or "FindAll":
                return Filter();
            case "First" or "Single" or "Last" or "MinBy" or "MaxBy" or "ElementAt" or "FirstAsync" or "SingleAsync" or "LastAsync" or "Peek" or "Dequeue" or "Pop" or "GetValueAtIndex":
                return TakeOne(mayBeMissing: false);
            case "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "Find" or "FindLast" or "ElementAtOrDefault" or "FirstOrDefaultAsync" or "SingleOrDefaultAsync" or "LastOrDefaultAsync":
                return TakeOne(mayBeMissing: true);
            case "Select" or "ConvertAll":
                return Project();
            case "SelectMany":
                return ProjectMany();
            case "All" or "TrueForAll" or "AllAsync":
                return TestElements(whenResult: Outcomes.True, predicateIs: Outcomes.True);
            case "Any" or "Exists" or "AnyAsync" when FunctionAt(0) is not null:
                return TestElements(whenResult: Outcomes.False, predicateIs: Outcomes.False);
            case "OfType":
                return Like(RefinedElement(null, Outcomes.NotNull));
            case "GroupBy" or "ToLookup":
                return Group();
            case "Aggregate":
                return Aggregate();
            case "CountBy" or "AggregateBy":
                return CountOrAggregateBy();
            case "Zip":
                return Zip();
            case "Index" when arguments.Length == 0:
                return Index();
            case "Cast":
                return Cast();
            case "DistinctBy" when arguments.Length == 1:
                return DistinctBy();
            case "ToDictionary" or "ToImmutableDictionary" or "ToFrozenDictionary" or "ToDictionaryAsync":
                return ToDictionary();
            case "TryGetValue" when arguments.Length == 2 && Sequences.TryReadValues(State, source, out var held):
                return TryGetValue(held);
            case "Chunk" or "ToListAsync" or "ToArrayAsync" or "ToHashSetAsync":
                return Like(Collected());
            case "RemoveAll" when call.Instance is not null && FunctionAt(0) is { } predicate:
                State.Write(Place.Element(source), RefinedElement(predicate, ~Outcomes.True));
                return Unknown();
            case "ForEach" or "ForEachAsync":
                RunOtherLambdas(0);
                return Unknown();
            case "Concat" or "Union" or "UnionBy" or "Append" or "Prepend":
                return Like(JoinedElement());
            case "Add" or "Enqueue" or "Push" or "TryAdd" or "AddLast" or "AddFirst" when call.Instance is not null:
                return AddElement();
            case "Join" or "GroupJoin" or "LeftJoin" or "RightJoin" when arguments.Length >= 4:
                return Join();
            case "DefaultIfEmpty" when arguments.Length == 1:
                return Like(JoinedElement());
            case "Distinct" or "ToHashSet" when arguments.Length == 0:
                return evaluator.ReportGrouped(Sequences.Element(evaluator, source, SourceType), call, PassThrough());
            case "Count" or "LongCount" or "Sum" or "Max" or "Min" or "Average" when FunctionAt(0) is not null:
                RunOtherLambdas(0);
                return State.Add(evaluator.Factory.Of(call.Type));
            case "DefaultIfEmpty" or "Count" or "Sum" or "Max" or "Min" or "Average" or "ToAsyncEnumerable" or "Contains" or "SequenceEqual" or "Equals":
                return null;
            case "AddRange" or "Insert" or "InsertRange" or "Remove" or "Clear" or "RemoveAt" or "Sort" or "Reverse" when call.Instance is not null:
                return MutateList();
            case "WhenAll" when all.Length == 1:
                return WhenAll(all[0].Value);
            case "FromResult":
                return Hold(all[0].Value);
            case "GetAwaiter" or "ConfigureAwait" or "AsTask" or "WaitAsync" or "WithCancellation" or "GetEnumerator" or "GetAsyncEnumerator":
                return PassOn();
            case "GetResult":
                return Sequences.TakeElement(evaluator, source, call.Type);
            default:
                return IsPassedThrough() ? PassThrough() : null;
        }
    }

    private bool IsPassedThrough() => Sequences.ElementTypeOf(call.Type) is { } to
        && Sequences.ElementTypeOf(State[source].Type ?? SourceType) is { } from
        && SymbolEqualityComparer.Default.Equals(to, from);

    private int PassThrough()
    {
        RunOtherLambdas(0);
        return Like(Sequences.Element(evaluator, source, SourceType));
    }

    private int PassOn()
    {
        var result = State.Add(evaluator.Factory.Of(call.Type) with { Possible = Outcomes.Value, Type = State[source].Type ?? SourceType });
        if (State.TryRead(Place.Member(source, Sequences.RunsOwnCode), out var code))
        {
            State.Write(Place.Member(result, Sequences.RunsOwnCode), code);
        }

        if (Sequences.TryReadValues(State, source, out var values))
        {
            Sequences.HoldValues(State, result, values);
        }
        else if (State.TryRead(Place.Element(source), out var element))
        {
            State.Write(Place.Element(result), element);
        }

        return result;
    }

    private int Like(int element)
    {
        var result = State.Add(evaluator.Factory.Of(call.Type) with { Possible = Outcomes.Value });
        State.Write(Place.Element(result), element);
        // What a filter lets through later has passed it too.
        if (call.TargetMethod.Name is not ("Where" or "OfType") && !call.TargetMethod.Name.StartsWith("To", StringComparison.Ordinal))
        {
            Sequences.ReadLater(State, result, source);
        }

        return result;
    }

    private int Hold(int value) => Like(value);

    private int Filter() => FunctionAt(0) is null ? PassThrough() : Like(RefinedElement(FunctionAt(0), Outcomes.True));

    private int TakeOne(bool mayBeMissing)
    {
        var element = FunctionAt(0) is { } predicate && !call.TargetMethod.Name.EndsWith("By", StringComparison.Ordinal)
            ? RefinedElement(predicate, Outcomes.True)
            : TakeFromSource();
        if (call.TargetMethod.Name is "MinBy" or "MaxBy")
        {
            RunOtherLambdas(0);
        }

        if (mayBeMissing && SelectorNamed("defaultValue") is var missing and >= 0)
        {
            element = evaluator.JoinValues(element, arguments[missing].Value);
        }
        else if (mayBeMissing && State[element].Type is not { IsValueType: true })
        {
            State.Set(element, State[element] with { Possible = State[element].Possible | Outcomes.Null });
        }

        return Sequences.ElementTypeOf(call.Type) is not null && call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) ? Like(element) : element;
    }

    /// <summary>A copy of the element for which the predicate has the outcome.</summary>
    private int RefinedElement(FunctionValue? predicate, Outcomes outcome)
    {
        var element = TakeFromSource();
        if (predicate is null)
        {
            State.Restrict(element, outcome);
            return element;
        }

        if (RunWithElement(0, element) is { } exit && exit.TryRead(Place.Result, out var result))
        {
            exit.Restrict(result, outcome);
            if (!exit.IsUnreachable && exit.Values.ContainsKey(element))
            {
                return ValueCopy.Of(exit, element, State);
            }
        }

        return element;
    }

    private int Project()
    {
        if (FunctionAt(0) is null || RunWithElement(0, TakeFromSource()) is not { } exit
            || !exit.TryRead(Place.Result, out var projected))
        {
            return State.Add(evaluator.Factory.Of(call.Type) with { Possible = Outcomes.Value });
        }

        var function = FunctionAt(0)!;
        return Like(function.Symbol.IsAsync ? InTask(exit, projected, function.Symbol.ReturnType) : ValueCopy.Of(exit, projected, State));
    }

    private int InTask(FlowState exit, int result, ITypeSymbol type)
    {
        var task = State.Add(evaluator.Factory.Of(type) with { Possible = Outcomes.Value });
        State.Write(Place.Element(task), ValueCopy.Of(exit, result, State));
        return task;
    }

    private int ProjectMany()
    {
        var outer = TakeFromSource();
        if (FunctionAt(0) is null || RunWithElement(0, outer) is not { } exit || !exit.TryRead(Place.Result, out var inner))
        {
            return State.Add(evaluator.Factory.Of(call.Type));
        }

        var element = exit.TryRead(Place.Element(inner), out var one)
            ? ValueCopy.Of(exit, one, State)
            : State.Add(evaluator.Factory.Of(Sequences.ElementTypeOf(exit[inner].Type)));
        if (FunctionAt(1) is null)
        {
            return Like(element);
        }

        return Run(1, [outer, element]) is { } end && end.TryRead(Place.Result, out var result)
            ? Like(ValueCopy.Of(end, result, State))
            : State.Add(evaluator.Factory.Of(call.Type));
    }

    /// <summary>What the answer about all elements says of each. A query that is enumerated again may hand out other ones.</summary>
    private int TestElements(Outcomes whenResult, Outcomes predicateIs)
    {
        var answer = evaluator.Maybe();
        var element = Sequences.Element(evaluator, source, SourceType);
        if (State[element].Kind == ValueKind.Wallet)
        {
            _ = evaluator.HashOf(element);
        }

        var operand = call.Instance ?? call.Arguments[0].Value;
        var type = operand is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : operand.Type;
        if (RunWithElement(0, element) is { } exit && exit.TryRead(Place.Result, out var result)
            && type is not INamedTypeSymbol { Name: "IEnumerable" or "IQueryable" or "IAsyncEnumerable" })
        {
            exit.Restrict(result, predicateIs);
            foreach (var value in State.Values.Keys.ToArray())
            {
                if (value != answer && exit.Values.TryGetValue(value, out var then) && (then.Possible & State[value].Possible) != State[value].Possible)
                {
                    State.Imply(answer, whenResult, value, then.Possible);
                }
            }
        }

        return answer;
    }

    /// <summary>Key selectors and the like: each is given an element.</summary>
    private void RunOtherLambdas(int from)
    {
        for (var i = from; i < arguments.Length; i++)
        {
            if (FunctionAt(i) is not null)
            {
                _ = RunWithElement(i, TakeFromSource());
            }
        }
    }

    private FlowState? RunWithElement(int index, int element) => Run(index, [element]);

    /// <summary>Whatever a method does with a lambda, what is wrong in it is reported.</summary>
    public void RunRemainingLambdas()
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_run.Contains(i) && arguments[i].Lambda is { } lambda)
            {
                Functions.RunDetached(evaluator, lambda, Functions.ResultOf(arguments[i].Operation));
            }
        }
    }

    private FlowState? Run(int index, int[] values)
    {
        _ = _run.Add(index);
        var result = Functions.ResultOf(arguments[index].Operation);
        var exit = Functions.Run(evaluator, FunctionAt(index)!, Functions.Detach(evaluator), values, result);
        if (result == FunctionResult.NeedsValue && arguments[index].Lambda is null && exit is not null && exit.TryRead(Place.Result, out var handedOut))
        {
            evaluator.NeedValue(ValueCopy.Of(exit, handedOut, State), arguments[index].Operation.Value);
        }

        return exit;
    }
}
