using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>Analyses what becomes of the results in one member.</summary>
internal sealed class ResultAnalysis(ResultTypes types, IOperation root, Action<Diagnostic> report)
{
    private readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _sources = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _reported = [];

    public void Run(CancellationToken cancellationToken)
    {
        var operations = root.DescendantsAndSelf().ToArray();
        foreach (var operation in operations)
        {
            Collect(operation);
        }

        foreach (var operation in operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation is IInvocationOperation call)
            {
                Visit(call);
            }
        }

        foreach (var variable in _references.Keys.Union(_sources.Keys, SymbolEqualityComparer.Default).OfType<ISymbol>().ToArray())
        {
            VisitVariable(variable);
        }
    }

    private void Collect(IOperation operation)
    {
        var variable = VariableIn(operation);
        if (variable is not null && types.ResultIn(operation.Type) is not null && !IsWrite(operation))
        {
            Add(_references, variable, operation);
        }
    }

    private static ISymbol? VariableIn(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool IsWrite(IOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private static void Add(Dictionary<ISymbol, List<IOperation>> lists, ISymbol variable, IOperation operation)
    {
        if (!lists.TryGetValue(variable, out var list))
        {
            lists.Add(variable, list = []);
        }

        list.Add(operation);
    }

    private void Visit(IInvocationOperation call)
    {
        if (types.ElementIn(ReceiverOf(call)?.Type) is { } element)
        {
            VisitFilter(call, element);
        }

        if (types.ResultIn(call.Type) is not { } result || IsWaiting(call) || IsExpectedToThrow(call) || IsOfTasksKeptElsewhere(call))
        {
            return;
        }

        var value = ResultUses.Awaited(call);
        switch (ResultUses.Of(value, out var variable))
        {
            case ResultUse.Kept when types.ResultIn((variable as ILocalSymbol)?.Type) is not null:
                Add(_sources, variable!, call);
                break;
            case ResultUse.Tested when variable is null && !IsPoll(call):
                Judge(result, [value]);
                break;
            case var use when use == ResultUse.Dropped || IsPlainTask(value, use):
                Report(call.Syntax, result, types.BadCasesOf(result));
                break;
        }
    }

    /// <summary>Returned or kept as a task that has no result any more.</summary>
    private static bool IsPlainTask(IOperation value, ResultUse use) =>
        value.Type is INamedTypeSymbol { Arity: 0, Name: "Task" or "ValueTask" } && (use == ResultUse.Kept || value.Parent is IReturnOperation);

    private static bool IsWaiting(IInvocationOperation call) =>
        call is { Instance: not null, TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "WaitAsync" or "Preserve" };

    private static bool IsPoll(IInvocationOperation call) => call.TargetMethod.Name.StartsWith("Poll", StringComparison.Ordinal);

    /// <summary>A call that a test expects to throw has no result.</summary>
    private static bool IsExpectedToThrow(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation
                && ResultUses.Outermost(parent.Parent is IDelegateCreationOperation creation ? creation : parent).Parent
                    is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }
                && (name.Contains("Throw") || name.Contains("Exception")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Task.WhenAll over tasks that have names: they are asked one by one.</summary>
    private bool IsOfTasksKeptElsewhere(IInvocationOperation call) =>
        call.TargetMethod is { Name: "WhenAll" or "WhenAny" }
        && call.Arguments.Any(a => a.Descendants().Any(o => o is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            && (types.ResultIn(o.Type) is not null || types.ResultIn(Flow.Sequences.ElementTypeOf(o.Type)) is not null)));

    private void VisitVariable(ISymbol variable)
    {
        if (!_references.TryGetValue(variable, out var references))
        {
            foreach (var source in _sources[variable])
            {
                var kept = types.ResultIn(source.Type)!;
                Report(source.Syntax, kept, types.BadCasesOf(kept));
            }

            return;
        }

        if (_sources.TryGetValue(variable, out var calls) && calls.Exists(c => IsPoll((IInvocationOperation)c)))
        {
            return;
        }

        Judge(types.ResultIn(references[0].Type)!, [.. references.Select(ResultUses.Awaited)]);
    }

    /// <summary>Reports the bad cases that none of the uses of one value takes notice of.</summary>
    private void Judge(ITypeSymbol result, IOperation[] values)
    {
        var branches = new Branches(operation => Array.Exists(values, v => operation.Syntax.Span.Contains(v.Syntax.Span)));
        List<ResultTest> tests = [];
        foreach (var value in values)
        {
            switch (ResultUses.Of(value, out _))
            {
                case ResultUse.HandedOn or ResultUse.Kept:
                    return;
                case ResultUse.Dropped:
                    continue;
            }

            if (value.Parent is IIsPatternOperation pattern && CasePatterns.Renames(pattern.Pattern, result))
            {
                return;
            }

            tests.Add(new(value.Parent!, branches));
        }

        var dropped = Array.FindAll(types.BadCasesOf(result), bad => !tests.Exists(test => test.Handles(bad)));
        if (dropped.Length > 0)
        {
            Report(tests.Count > 0 ? tests[0].Syntax : values[0].Syntax, result, dropped);
        }
    }

    private static IOperation? ReceiverOf(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return receiver is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : receiver;
    }

    /// <summary>A filter that lets only good cases through.</summary>
    private void VisitFilter(IInvocationOperation call, ITypeSymbol element)
    {
        if (call.TargetMethod is { Name: "OfType" or "Cast", TypeArguments: { Length: 1 } arguments }
            && arguments[0] is INamedTypeSymbol wanted
            && !types.IsResult(wanted)
            && CasePatterns.AreEqual(wanted.BaseType, element)
            && !Array.Exists(types.BadCasesOf(element), bad => CasePatterns.AreEqual(bad, wanted))
            && !IsAskedAgain(ReceiverOf(call)!))
        {
            Report(call.Syntax, element, types.BadCasesOf(element));
        }
    }

    /// <summary>Results that have a name may be asked for their other cases elsewhere.</summary>
    private bool IsAskedAgain(IOperation receiver) =>
        receiver is IFieldReferenceOperation or IPropertyReferenceOperation
        || (VariableIn(receiver) is { } variable && root.Descendants().Count(o => CasePatterns.AreEqual(VariableIn(o), variable) && !IsWrite(o)) > 1);

    private void Report(SyntaxNode node, ITypeSymbol result, INamedTypeSymbol[] dropped)
    {
        if (_reported.Add(node))
        {
            var names = dropped.Select(d => d.Name).ToArray();
            var text = names.Length == 1 ? names[0] : string.Join(", ", names, 0, names.Length - 1) + " or " + names[names.Length - 1];
            var properties = ImmutableDictionary<string, string?>.Empty.Add("Result", result.Name).Add("Cases", string.Join(",", names));
            report(Diagnostic.Create(Descriptors.DroppedResult, node.GetLocation(), properties, Flow.Excerpt.Of(node), text));
        }
    }
}
