using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Functions as values, and functions run on the spot.</summary>
internal sealed partial class Evaluator
{
    public Findings? Findings => _findings;

    public ValueFactory Factory => Values;

    public FunctionValue FunctionOf(IFlowAnonymousFunctionOperation lambda) =>
        new(lambda.Symbol, Function.Graph.GetAnonymousFunctionControlFlowGraph(lambda, Function.Scope.CancellationToken));

    private int CreateFunction(IFlowAnonymousFunctionOperation lambda)
    {
        ForgetCapturedCollections(lambda);
        return State.Add(Values.Available with { Function = FunctionOf(lambda) });
    }

    private int EvaluateLambda(IFlowAnonymousFunctionOperation lambda)
    {
        var value = CreateFunction(lambda);
        Functions.RunDetached(
            this, lambda, lambda.Symbol.ReturnType.TypeKind == TypeKind.Error || IsNatural(lambda) ? FunctionResult.Inferred : FunctionResult.AsDeclared);
        return value;
    }

    /// <summary>var f = () => ...: the compiler makes up the delegate type from the body.</summary>
    private static bool IsNatural(IFlowAnonymousFunctionOperation lambda) =>
        lambda.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.EqualsValueClauseSyntax
        {
            Parent.Parent: Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclarationSyntax { Type.IsVar: true },
        };

    private int ReferToMethod(IMethodReferenceOperation reference)
    {
        if (reference.Instance is { } instance)
        {
            var owner = Evaluate(instance);
            Dereference(owner, instance);
            if (Sequences.IsMutableCollection(instance.Type) && reference.Method.Name != "Contains")
            {
                // Whoever has the delegate may add to the collection.
                Sequences.Mutate(this, owner);
            }
        }
        else if (reference.Method is { IsExtensionMethod: true } method && ReceiverOf(reference) is { } extended)
        {
            var parameter = (method.ReducedFrom ?? method).Parameters[0];
            Consume(Evaluate(extended), extended, parameter.Type, parameter);
        }

        var context = reference.Method.MethodKind == MethodKind.LocalFunction ? Functions.LocalFunction(this, reference.Method.OriginalDefinition) : null;
        if (context is { Symbol: { } symbol })
        {
            var function = new FunctionValue(symbol, context.Graph);
            if (_findings is not null)
            {
                _ = Functions.Run(this, function, Functions.Detach(this), [], FunctionResult.AsDeclared);
            }

            return State.Add(Values.Available with { Function = function });
        }

        return State.Add(Values.Available with { Function = Functions.FollowedReference(this, reference.Method) });
    }

    /// <summary>What an extension method was taken from, which the operation does not say.</summary>
    private IOperation? ReceiverOf(IMethodReferenceOperation reference) =>
        reference.Syntax is MemberAccessExpressionSyntax { Expression: var receiver } && Function.Scope.Model is { } model && model.SyntaxTree == receiver.SyntaxTree
            ? model.GetOperation(receiver, Function.Scope.CancellationToken)
            : null;

    /// <summary>Runs a function where it is called: it sees everything that is known, and what it proves flows back.</summary>
    public int RunInPlace(FunctionContext context, int receiver, int[] parameters, Argument[] arguments, IOperation? instance)
    {
        var before = State;
        var entry = State.Clone();
        if (receiver >= 0)
        {
            entry.Write(Place.This, receiver);
            if (context.Symbol?.ContainingType is { IsExtension: true, ExtensionParameter: { } extended })
            {
                entry.Write(Place.Variable(extended), receiver);
            }
        }

        entry.Forget(Place.Result);
        var exit = GraphWalker.Run(context, Functions.Enter(context, entry, parameters), context.IsHelper ? null : _findings);
        if (exit is null)
        {
            State.MarkUnreachable();
            return State.Add(Values.Unknown);
        }

        State = exit;
        // An async function is run where it is awaited: its result is what its task holds.
        var declared = context.Symbol!.IsAsync ? Sequences.ElementTypeOf(context.Symbol.ReturnType) : context.Symbol.ReturnType;
        if (!State.TryRead(Place.Result, out var result))
        {
            result = State.Add(Values.Of(declared));
        }

        if (!context.IsHelper && context.Result == FunctionResult.AsDeclared && State[result].IsUnproven && Nullability.NeedsValue(declared, context.Symbol, isInput: true))
        {
            // That is reported where it is returned.
            result = State.Add(Values.Of(declared));
        }

        foreach (var argument in arguments)
        {
            if (argument.Operation.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter
                && parameter.Ordinal < context.Symbol!.Parameters.Length
                && argument.Operation.Value is not IDiscardOperation)
            {
                // What the code may have written to by another name is as it is declared.
                var handedOut = State.TryRead(Place.Variable(context.Symbol.Parameters[parameter.Ordinal]), out var known)
                    ? known
                    : State.Add(Values.Of(parameter.Type));
                _ = WriteTo(argument.Operation.Value, handedOut, argument.Operation);
            }
        }

        foreach (var place in State.Places.Keys.Where(p => !p.IsMember && !before.TryRead(p, out _) && !IsTargetOf(arguments, p)).ToArray())
        {
            State.Forget(place);
        }

        var left = State.TryRead(Place.This, out var self) ? self : receiver;
        foreach (var place in new[] { Place.This, Place.Result })
        {
            if (before.TryRead(place, out var own))
            {
                State.Write(place, own);
            }
            else
            {
                State.Forget(place);
            }
        }

        if (instance is { Type.IsValueType: true } && context.IsHelper && left != receiver)
        {
            _ = WriteTo(instance, left, instance);
        }

        State.Path = before.Path;
        return result;
    }

    private static bool IsTargetOf(Argument[] arguments, Place place) => arguments.Any(a => a.Operation.Value switch
    {
        ILocalReferenceOperation local => place.Equals(Place.Variable(local.Local)),
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => place.Equals(Place.Variable(local.Local)),
        _ => false,
    });

    /// <summary>A closure may add to the collections that it captures.</summary>
    private void ForgetCapturedCollections(IFlowAnonymousFunctionOperation lambda)
    {
        foreach (var place in State.Places.Where(p => p.Key.Key is ILocalSymbol or IParameterSymbol && State.TryRead(Place.Element(p.Value), out _)).ToArray())
        {
            if (Sequences.IsMutableCollection(State[place.Value].Type) && Captures(lambda, (ISymbol)place.Key.Key))
            {
                Sequences.Mutate(this, place.Value);
            }
        }
    }

    private static bool Captures(IFlowAnonymousFunctionOperation lambda, ISymbol variable) =>
        lambda.Syntax.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == variable.Name);
}
