using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Which variables of a member are written more than once, and which from inside a function that may run at any time.</summary>
internal sealed class VariableWrites
{
    private readonly Dictionary<ISymbol, int> _counts = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _untracked = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Variable, ISymbol Function)> _outside = [];
    private readonly HashSet<ISymbol> _delegates = new(SymbolEqualityComparer.Default);

    private readonly List<(ISymbol View, ISymbol Variable)> _views = [];

    private VariableWrites()
    {
    }

    public static VariableWrites In(IOperation root)
    {
        var writes = new VariableWrites();
        foreach (var operation in root.DescendantsAndSelf())
        {
            writes.Visit(operation);
        }

        foreach (var (variable, function) in writes._outside)
        {
            if (function is not IMethodSymbol { MethodKind: MethodKind.LocalFunction, IsAsync: false, IsIterator: false }
                || writes._delegates.Contains(function))
            {
                writes._untracked.Add(variable);
            }
        }

        foreach (var (view, variable) in writes._views)
        {
            if (!writes.IsEffectivelyFinal(variable))
            {
                writes._untracked.Add(view);
            }
        }

        return writes;
    }

    /// <summary>A closure writes to it, so that nothing about it lasts.</summary>
    public bool IsUntracked(ISymbol variable) => _untracked.Contains(variable);

    /// <summary>A closure that runs later sees the value that it has now.</summary>
    public bool IsEffectivelyFinal(ISymbol variable)
    {
        _counts.TryGetValue(variable, out var count);
        return !IsUntracked(variable) && count <= (variable is IParameterSymbol ? 0 : 1);
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                Write(assignment.Target, operation);
                if (assignment is ISimpleAssignmentOperation { IsRef: true })
                {
                    Refer(assignment.Target);
                    Refer(assignment.Value);
                }
                else if (assignment.Target is IInvocationOperation or IConditionalOperation)
                {
                    Refer(assignment.Target);
                }

                break;
            case IIncrementOrDecrementOperation increment:
                Write(increment.Target, operation);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(argument.Value, operation);
                if (argument.Parent is IObjectCreationOperation { Type.IsRefLikeType: true }
                    or IInvocationOperation { TargetMethod: { ReturnType.IsRefLikeType: true } }
                    or IInvocationOperation { Parent: IArgumentOperation { Parameter.RefKind: RefKind.Ref } }
                    || argument.Value is IConditionalOperation)
                {
                    Refer(argument.Value);
                }

                break;
            case IVariableDeclaratorOperation { Symbol: { } local } declarator:
                if (declarator.GetVariableInitializer() is { } initializer)
                {
                    Count(local, operation);
                    if (local.RefKind == RefKind.Ref && Refer(initializer.Value))
                    {
                        _untracked.Add(local);
                    }
                    else if (local.RefKind == RefKind.RefReadOnly && Target(initializer.Value) is { } read)
                    {
                        _views.Add((local, read));
                    }
                }

                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Count(declared, operation);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                Count(declared, operation);
                break;
            case IListPatternOperation { DeclaredSymbol: { } declared }:
                Count(declared, operation);
                break;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                _delegates.Add(reference.Method.OriginalDefinition);
                break;
            case IAddressOfOperation { Reference: { } reference } when Target(reference) is { } pointed:
                _untracked.Add(pointed);
                break;
        }
    }

    private void Write(IOperation target, IOperation writer)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (var element in tuple.Elements)
            {
                Write(element, writer);
            }
        }
        else if (target is IDeclarationExpressionOperation declaration)
        {
            Write(declaration.Expression, writer);
        }
        else if (Target(target) is { } variable)
        {
            Count(variable, writer);
        }
    }

    private static ISymbol? Target(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        _ => null,
    };

    /// <summary>Nothing lasts about variables that a reference may lead to. Fields and elements are anybody's without it.</summary>
    private bool Refer(IOperation operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance }:
                return Refer(instance);
            case IConditionalOperation { WhenFalse: { } whenFalse } chosen:
                return Refer(chosen.WhenTrue) | Refer(whenFalse);
            case IInvocationOperation call:
                var refers = false;
                foreach (var argument in call.Arguments)
                {
                    refers |= argument.Parameter?.RefKind is RefKind.Ref or RefKind.RefReadOnlyParameter or RefKind.In && Refer(argument.Value);
                }

                return refers;
            default:
                return Target(operation) is { } variable && (_untracked.Add(variable) || _untracked.Contains(variable));
        }
    }

    private void Count(ISymbol variable, IOperation writer)
    {
        _counts.TryGetValue(variable, out var count);
        _counts[variable] = count + (Repetition.Repeats(writer, variable) ? 2 : 1);
        for (var parent = writer.Parent; parent is not null; parent = parent.Parent)
        {
            var function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
            {
                if (!SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
                {
                    _outside.Add((variable, function));
                }

                return;
            }
        }
    }
}
