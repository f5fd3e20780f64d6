using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Runs lambdas, local functions and helpers: with what is known where they are called, or, where they run later, with what lasts.</summary>
internal static class Functions
{
    private const int MaxDepth = 5;

    /// <summary>The state in which a function starts: <paramref name="state"/>, and its parameters with the values given, or as declared.</summary>
    public static FlowState Enter(FunctionContext function, FlowState state, IReadOnlyList<int> arguments)
    {
        var values = new ValueFactory(function.Scope.Sdk);
        if (!state.TryRead(Place.This, out _))
        {
            state.Write(Place.This, state.Add(values.Available));
        }

        var parameters = function.Symbol?.Parameters ?? (function.Scope.Member as IPropertySymbol)?.Parameters ?? [];
        for (var i = 0; i < parameters.Length; i++)
        {
            state.Write(Place.Variable(parameters[i]), i < arguments.Count ? arguments[i] : state.Add(values.Of(parameters[i].Type)));
        }

        return state;
    }

    public static IFlowAnonymousFunctionOperation? LambdaOf(IOperation operation) => operation switch
    {
        IFlowAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation creation => LambdaOf(creation.Target),
        IConversionOperation { OperatorMethod: null } conversion => LambdaOf(conversion.Operand),
        _ => null,
    };

    /// <summary>What the method that a function is passed to asks of its result.</summary>
    public static FunctionResult ResultOf(IArgumentOperation argument)
    {
        if (argument.Parameter?.OriginalDefinition.Type is not { } type || DelegateOf(type)?.ReturnType is not { } result)
        {
            return FunctionResult.AsDeclared;
        }

        return Nullability.RefusesNull(result) ? FunctionResult.NeedsValue
            : Nullability.IsInferred(argument, MethodTypeParameterOf(result)) ? FunctionResult.Inferred
            : FunctionResult.AsDeclared;
    }

    private static IMethodSymbol? DelegateOf(ITypeSymbol type) =>
        (type as INamedTypeSymbol)?.DelegateInvokeMethod
        ?? ((type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() as INamedTypeSymbol)?.DelegateInvokeMethod;

    private static ITypeParameterSymbol? MethodTypeParameterOf(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => parameter,
        INamedTypeSymbol named => named.TypeArguments.Select(MethodTypeParameterOf).FirstOrDefault(p => p is not null),
        _ => null,
    };

    /// <summary>What still holds when a closure runs later: variables that never change again, and what nobody else can write to.</summary>
    public static FlowState Detach(Evaluator evaluator)
    {
        var state = evaluator.State.Clone();
        foreach (var place in state.Places.Keys.ToArray())
        {
            if (place.IsMutable)
            {
                state.Forget(place, new(evaluator.Function.Graph.OriginalOperation.Syntax, "the lambda may run after it has changed"));
            }
            else if (place.Key is ILocalSymbol or IParameterSymbol && !evaluator.Function.Scope.Writes.IsEffectivelyFinal((ISymbol)place.Key))
            {
                state.Forget(place);
            }
        }

        return state;
    }

    /// <summary>Reports what is wrong in a function that nobody is seen to call here.</summary>
    public static FlowState? RunDetached(Evaluator evaluator, IFlowAnonymousFunctionOperation lambda, FunctionResult result, bool isNeeded = false) =>
        evaluator.Findings is not null || isNeeded ? Run(evaluator, evaluator.FunctionOf(lambda), Detach(evaluator), [], result) : null;

    public static FlowState? Run(Evaluator evaluator, FunctionValue function, FlowState entry, IReadOnlyList<int> arguments, FunctionResult result)
    {
        var caller = evaluator.Function;
        if (caller.Depth >= MaxDepth || caller.IsRunning(function.Symbol))
        {
            return null;
        }

        var context = new FunctionContext(caller.Scope, function.Graph, function.Symbol, caller)
        {
            Result = IsTyped(function.Symbol) ? FunctionResult.AsDeclared : result,
        };
        entry.Forget(Place.Result);
        return GraphWalker.Run(context, Enter(context, entry, arguments), evaluator.Findings);
    }

    /// <summary>Whether the code of a method says more about what it is given than its declaration can.</summary>
    public static bool CanFollow(Evaluator evaluator, IMethodSymbol method) => !method.IsAsync && CanFollowCode(evaluator, method);

    /// <summary>An async function is followed where it is awaited on the spot: what it proves holds behind that.</summary>
    public static bool CanFollowAwaited(Evaluator evaluator, IMethodSymbol method) =>
        method.IsAsync && (method.MethodKind == MethodKind.LocalFunction || CanFollowCode(evaluator, method));

    private static bool CanFollowCode(Evaluator evaluator, IMethodSymbol method) =>
        !evaluator.Function.IsWithinHelper
        && method is { IsAbstract: false, IsExtern: false, DeclaringSyntaxReferences.Length: 1 }
        && (!method.IsVirtual || method.ContainingType.IsSealed)
        && (!method.IsOverride || method.IsSealed || method.ContainingType.IsSealed)
        && !method.IsIterator
        && (MemberGate.NamesRegistryData(method.DeclaringSyntaxReferences[0].GetSyntax(evaluator.Function.Scope.CancellationToken))
            || evaluator.Function.Scope.Sdk.IsData((method.ContainingType as INamedTypeSymbol)?.ExtensionParameter?.Type)
            || method.Parameters.Any(p => p.RefKind == RefKind.Ref && evaluator.Function.Scope.Sdk.IsData(p.Type)));

    public static int? Follow(Evaluator evaluator, IInvocationOperation call, int receiver, Argument[] arguments, FunctionValue? invoked, bool isAwaited)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        var context = invoked is not null ? Nested(evaluator, invoked)
            : method.MethodKind == MethodKind.LocalFunction ? LocalFunction(evaluator, method.OriginalDefinition)
            : Helper(evaluator, method);
        if (context?.Symbol is null || evaluator.Function.Depth >= MaxDepth || evaluator.Function.IsRunning(context.Symbol))
        {
            return null;
        }

        var byPosition = new int[context.Symbol.Parameters.Length];
        for (var i = 0; i < byPosition.Length; i++)
        {
            var passed = arguments.FirstOrDefault(a => a.Operation.Parameter?.Ordinal == i);
            byPosition[i] = Bound(evaluator, passed, context.Symbol.Parameters[i]);
        }

        if ((context.Symbol.IsAsync && !isAwaited) || context.Symbol.IsIterator)
        {
            if (evaluator.Findings is not null)
            {
                _ = GraphWalker.Run(context, Enter(context, evaluator.State.Clone(), byPosition), evaluator.Findings);
            }

            return null;
        }

        return evaluator.RunInPlace(context, context.IsHelper ? receiver : -1, byPosition, arguments, call.Instance);
    }

    /// <summary>Where the parameter needs a value the call has been reported, and the function may rely on its declaration.</summary>
    private static int Bound(Evaluator evaluator, Argument passed, IParameterSymbol parameter) =>
        passed.Operation is null
        || (evaluator.State[passed.Value].IsUnproven
            && (parameter.Type is ITypeParameterSymbol ? Nullability.RefusesNull(parameter.Type) : Nullability.NeedsValue(parameter.Type, parameter, isInput: true)))
            ? evaluator.State.Add(evaluator.Factory.Of(parameter.Type))
            : passed.Value;

    public static int? FollowGetter(Evaluator evaluator, IPropertyReferenceOperation reference, int owner)
    {
        if (reference.Property.GetMethod is not { } getter || !CanFollow(evaluator, getter))
        {
            return null;
        }

        return Helper(evaluator, getter) is { Symbol: not null } context && !evaluator.Function.IsRunning(context.Symbol)
            ? evaluator.RunInPlace(context, owner, [], [], reference.Instance)
            : null;
    }

    /// <summary>A local function, from the graph of whichever function declares it.</summary>
    public static FunctionContext? LocalFunction(Evaluator evaluator, IMethodSymbol symbol)
    {
        for (var graph = evaluator.Function.Graph; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(symbol, SymbolEqualityComparer.Default))
            {
                return Nested(evaluator, new(symbol, graph.GetLocalFunctionControlFlowGraph(symbol, evaluator.Function.Scope.CancellationToken)));
            }
        }

        return null;
    }

    /// <summary>A method group, where the method's code can be followed: it is analysed as a predicate like a lambda.</summary>
    public static FunctionValue? FollowedReference(Evaluator evaluator, IMethodSymbol method) =>
        CanFollow(evaluator, method) && Helper(evaluator, method) is { Symbol: { } symbol } context ? new(symbol, context.Graph) : null;

    private static FunctionContext Nested(Evaluator evaluator, FunctionValue function) =>
        new(evaluator.Function.Scope, function.Graph, function.Symbol, evaluator.Function)
        {
            Result = IsTyped(function.Symbol) ? FunctionResult.AsDeclared : FunctionResult.Inferred,
        };

    /// <summary>Whether its return type is written down.</summary>
    private static bool IsTyped(IMethodSymbol function) =>
        function.MethodKind != MethodKind.AnonymousFunction
        || function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParenthesizedLambdaExpressionSyntax { ReturnType: not null };

    private static FunctionContext? Helper(Evaluator evaluator, IMethodSymbol method)
    {
        var scope = evaluator.Function.Scope;
        var definition = method.OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.Length != 1 || scope.Model is null)
        {
            return null;
        }

        var syntax = definition.DeclaringSyntaxReferences[0].GetSyntax(scope.CancellationToken);
        if (syntax is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax))
        {
            return null;
        }

        var graph = CreateGraph(scope, syntax);
        return graph is null
            ? null
            : new(scope with { Member = definition, Writes = VariableWrites.In(graph.OriginalOperation) }, graph, definition, evaluator.Function) { IsHelper = true };
    }

    private static ControlFlowGraph? CreateGraph(MemberScope scope, SyntaxNode syntax)
    {
        // One helper of another file, not all of them: the cost stays that of the calls that were written.
#pragma warning disable RS1030
        var model = scope.Model!.SyntaxTree == syntax.SyntaxTree ? scope.Model : scope.Compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
        return model.GetOperation(syntax, scope.CancellationToken) switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, scope.CancellationToken),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, scope.CancellationToken),
            _ => null,
        };
    }
}
