using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What the attributes of a method promise, and what a call may change.</summary>
internal sealed partial class Evaluator
{
    private void ApplyPromises(IMethodSymbol method, IInvocationOperation call, int receiver, Argument[] arguments, int result)
    {
        // Debug.Assert is compiled away where it counts, so it is never a guard.
        if (Nullability.Has(method, "ConditionalAttribute"))
        {
            return;
        }

        if (Nullability.Has(method, "DoesNotReturnAttribute"))
        {
            State.MarkUnreachable();
            return;
        }

        foreach (var argument in arguments)
        {
            if (argument.Operation.Parameter is { } parameter)
            {
                ApplyPromises(parameter, parameter.RefKind is RefKind.Out or RefKind.Ref ? ReadBack(argument) : argument.Value, result);
            }
        }

        if (method.ContainingType is { IsExtension: true, ExtensionParameter: { } own } && receiver >= 0)
        {
            ApplyPromises(own, receiver, result);
        }

        _ = ApplyMemberPromises(method, receiver < 0 ? ReadThis() : receiver, result);
        foreach (var name in Nullability.Members(method, "MemberNotNullAttribute", null))
        {
            RestrictMember(receiver < 0 ? ReadThis() : receiver, method.ContainingType, name, (member, allowed) => State.Restrict(member, allowed));
        }
    }

    private void ApplyPromises(IParameterSymbol parameter, int value, int result)
    {
        if (Nullability.Has(parameter, "NotNullAttribute"))
        {
            State.Restrict(value, Outcomes.NotNull);
        }

        foreach (var outcome in new[] { true, false })
        {
            if (Nullability.Has(parameter, "NotNullWhenAttribute", outcome))
            {
                State.Imply(result, outcome ? Outcomes.True : Outcomes.False, value, Outcomes.NotNull);
            }

            if (Nullability.Has(parameter, "MaybeNullWhenAttribute", !outcome) && parameter.Type.NullableAnnotation != NullableAnnotation.Annotated)
            {
                State.Imply(result, outcome ? Outcomes.True : Outcomes.False, value, Outcomes.NotNull);
            }

            if (Nullability.Has(parameter, "DoesNotReturnIfAttribute", outcome))
            {
                State.Restrict(value, outcome ? ~Outcomes.True : ~Outcomes.False);
            }
        }

        foreach (var attribute in parameter.ContainingSymbol is IMethodSymbol method ? method.GetReturnTypeAttributes() : [])
        {
            if (attribute.AttributeClass?.Name == "NotNullIfNotNullAttribute"
                && attribute.ConstructorArguments.FirstOrDefault().Value as string == parameter.Name
                && (State[value].Possible & Outcomes.Null) == 0)
            {
                State.Restrict(result, Outcomes.NotNull);
            }
        }
    }

    private int ReadBack(Argument argument) => argument.Operation.Value is IDiscardOperation ? argument.Value : EvaluateCore(argument.Operation.Value);

    private int ApplyMemberPromises(ISymbol member, int owner, int result)
    {
        foreach (var outcome in new[] { true, false })
        {
            foreach (var name in Nullability.Members(member, "MemberNotNullWhenAttribute", outcome))
            {
                RestrictMember(owner, member.ContainingType, name, (value, allowed) => State.Imply(result, outcome ? Outcomes.True : Outcomes.False, value, allowed));
            }
        }

        return result;
    }

    private void RestrictMember(int owner, INamedTypeSymbol type, string name, Action<int, Outcomes> restrict)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            switch (declaring.GetMembers(name).FirstOrDefault())
            {
                case IFieldSymbol field:
                    restrict(Read(Place.Member(owner, name, !field.IsReadOnly), () => Values.Of(field.Type)), Outcomes.NotNull);
                    return;
                case IPropertySymbol property:
                    // A promise about a computed property holds until something may have changed it.
                    restrict(Read(Place.Member(owner, name, Stability.Of(property) != PlaceStability.Stable), () => Values.Of(property.Type)), Outcomes.NotNull);
                    return;
            }
        }
    }

    private int Await(IAwaitOperation wait)
    {
        if (AwaitedCall(wait.Operation) is { } call && Functions.CanFollowAwaited(this, call.TargetMethod))
        {
            _awaited = call;
            var result = Evaluate(call);
            var isFollowed = _awaited is null;
            _awaited = null;
            ForgetMutable(_ => true, new(wait.Syntax, "it may have changed during the await"));
            return isFollowed ? result : Sequences.TakeElement(this, result, wait.Type);
        }

        var awaited = Evaluate(wait.Operation);
        NeedValue(awaited, wait.Operation);
        ForgetMutable(_ => true, new(wait.Syntax, "it may have changed during the await"));
        return Sequences.TakeElement(this, awaited, wait.Type);
    }

    /// <summary>The call whose task is awaited where it is made.</summary>
    private static IInvocationOperation? AwaitedCall(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation inner } => inner,
        IInvocationOperation call => call,
        _ => null,
    };

    private void ForgetMutable(Func<Place, bool> affected, ProofLoss loss, bool references = true)
    {
        List<Place>? forgotten = null;
        foreach (var place in State.Places.Keys)
        {
            if (place.IsMember ? place.IsMutable && affected(place) : references && IsReference(place))
            {
                (forgotten ??= []).Add(place);
            }
        }

        forgotten?.ForEach(place => State.Forget(place, loss));
    }

    /// <summary>The variable behind a reference is anybody's: the caller's, a field, an element.</summary>
    private static bool IsReference(Place place) => place.Key is IParameterSymbol { RefKind: RefKind.Ref } or ILocalSymbol { RefKind: RefKind.Ref };

    /// <summary>What was written to may be what a reference stands for.</summary>
    private void ForgetReferences(IOperation writer) => ForgetMutable(_ => false, new(writer.Syntax, "what was written to may have been it"));

    private void ForgetAfterCall(IInvocationOperation call, int receiver, Argument[] arguments)
    {
        var method = call.TargetMethod;
        var loss = new ProofLoss(call.Syntax, $"'{method.Name}' may have changed it");
        var runsOwnCode = method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction
            || (method.ContainingType is { } type && IsOwn(type));
        if (runsOwnCode)
        {
            ForgetMutable(_ => true, loss);
        }
        else
        {
            ForgetReachableFrom(receiver, loss);
            if (method.Locations.Any(l => l.IsInSource) && State.TryRead(Place.Statics, out var statics))
            {
                ForgetReachableFrom(statics, loss);
            }
        }

        ForgetPassed(arguments, call);
    }

    private bool IsOwn(INamedTypeSymbol type)
    {
        for (var own = Function.Scope.Member.ContainingType; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, type.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private void ForgetPassed(Argument[] arguments, IOperation call)
    {
        foreach (var argument in arguments)
        {
            var loss = new ProofLoss(argument.Operation.Syntax, "'{0}' may have been changed by the call it was passed to", argument.Operation.Syntax);
            ForgetReachableFrom(argument.Value, loss);
            if (call is IInvocationOperation { TargetMethod: var method }
                && Sequences.IsMutableCollection(argument.Operation.Value)
                && (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Function.Scope.Compilation.Assembly) || Sequences.WritesToArguments(method)))
            {
                Sequences.Mutate(this, argument.Value);
            }
        }
    }

    private void ForgetReachableFrom(int value, ProofLoss loss)
    {
        if (value < 0)
        {
            return;
        }

        var pending = new Stack<int>([value]);
        var seen = new HashSet<int>();
        while (pending.Count > 0)
        {
            var owner = pending.Pop();
            if (seen.Add(owner))
            {
                foreach (var member in State.MembersOf(owner))
                {
                    pending.Push(member.Value);
                    if (member.Key.IsMutable)
                    {
                        State.Forget(member.Key, loss);
                    }
                }
            }
        }
    }
}
