using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Calls.</summary>
internal sealed partial class Evaluator
{
    private int Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = call.Instance is null ? -1 : Evaluate(call.Instance);
        if (receiver >= 0 && method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return CallOnNullable(call, receiver);
        }

        if (receiver >= 0)
        {
            UseReceiver(receiver, call.Instance!, method);
        }

        if (receiver >= 0 && method.Name == CloneName && !Sdk.IsWallet(method.ContainingType))
        {
            return CloneRecord(receiver, method.ContainingType);
        }

        if (receiver >= 0 && Sdk.IsWallet(method.ContainingType) && CallOnWallet(call, receiver) is { } known)
        {
            return known;
        }

        var arguments = EvaluateArguments(call.Arguments);
        if (State.IsUnreachable)
        {
            return State.Add(Values.Of(call.Type));
        }

        ReportLog(call);
        if (method is { Name: "As", ContainingType.Name: "Unsafe" } && arguments.Length == 1)
        {
            return State[arguments[0].Value].IsUnproven ? Force(arguments[0].Value, call.Syntax) : arguments[0].Value;
        }

        var equal = EqualsCall(call, receiver, arguments);
        if (equal is null && Sequences.Call(this, call, receiver, arguments) is { } ofSequence)
        {
            return ofSequence;
        }

        var result = equal ?? CallUnknown(call, receiver, arguments);
        ApplyPromises(method, call, receiver, arguments, result);
        return result;
    }

    /// <summary>An extension member says itself whether its receiver may be null.</summary>
    private void UseReceiver(int receiver, IOperation instance, ISymbol member)
    {
        if (member.ContainingType is { IsExtension: true, ExtensionParameter: { } parameter })
        {
            Consume(receiver, instance, parameter.Type, parameter);
        }
        else
        {
            Dereference(receiver, instance);
        }
    }

    /// <summary>Evaluates the arguments in order. Lambdas are run by whoever knows what they are given.</summary>
    private Argument[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Argument[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var lambda = Functions.LambdaOf(arguments[i].Value);
            if (arguments[i].ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection)
            {
                ReportPrintedElements(arguments[i]);
            }

            values[i] = new(arguments[i], lambda is null ? Evaluate(arguments[i].Value) : CreateFunction(lambda), lambda);
            PassArgument(arguments[i], values[i].Value);
        }

        return values;
    }

    private void PassArgument(IArgumentOperation argument, int value)
    {
        if (argument.Parameter is not { } parameter || parameter.RefKind == RefKind.Out || argument.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return;
        }

        if (State[value].IsHashLike && Texts.IsPrinted(parameter))
        {
            ReportText(value, argument.Value);
        }

        if (argument.ArgumentKind == ArgumentKind.Explicit
            && State.TryRead(Place.Element(value), out var element)
            && State[element].IsHashLike
            && Texts.IsPrinted(parameter))
        {
            ReportText(element, argument.Value);
        }

        if (IsUnsafeAs(parameter))
        {
            return;
        }

        if (Nullability.RefusesNull(parameter.OriginalDefinition.Type))
        {
            Consume(value, argument.Value, parameter.OriginalDefinition.Type);
        }
        else if (!Nullability.TakesInferredType(argument))
        {
            Consume(value, argument.Value, parameter.Type, parameter);
        }
        else
        {
            UseStandIn(value, argument.Value);
        }
    }

    private static bool IsUnsafeAs(IParameterSymbol parameter) => parameter.ContainingSymbol is { Name: "As", ContainingType.Name: "Unsafe" };

    private void ReportPrintedElements(IArgumentOperation argument)
    {
        var elements = argument.Value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [],
        };
        if (elements.Length > 0 && argument.Parameter is { } parameter && Texts.IsPrinted(parameter))
        {
            foreach (var element in elements)
            {
                ReportText(Evaluate(element), element);
            }
        }
    }

    private int CallUnknown(IInvocationOperation call, int receiver, Argument[] arguments)
    {
        var method = call.TargetMethod;
        var inferred = new InferredData(this, call);
        foreach (var argument in arguments)
        {
            if (argument.Lambda is { } lambda)
            {
                inferred.Note(argument, Functions.RunDetached(this, lambda, Functions.ResultOf(argument.Operation), inferred.IsNeeded));
            }
            else
            {
                inferred.Note(argument);
            }
        }

        var invoked = method.MethodKind == MethodKind.DelegateInvoke && receiver >= 0 ? State[receiver].Function : null;
        var isAwaited = _awaited == call;
        if (method.MethodKind == MethodKind.LocalFunction || invoked is not null || isAwaited || Functions.CanFollow(this, method))
        {
            if (Functions.Follow(this, call, receiver, arguments, invoked, isAwaited) is { } followed)
            {
                _awaited = isAwaited ? null : _awaited;
                return followed;
            }
        }

        receiver = Separate(receiver, call.Instance, method, call);
        ForgetAfterCall(call, receiver, arguments);
        WriteOutArguments(arguments);
        if (receiver >= 0 && State[receiver].IsHashLike)
        {
            return Derive(receiver, method.ReturnType);
        }

        if (method.Name == "MoveNext" && receiver >= 0 && State.TryRead(Place.Member(receiver, Sequences.RunsOwnCode), out _))
        {
            ForgetMutable(_ => true, new(call.Syntax, "the iterator that goes on may have changed it"));
        }

        if (method.IsIterator && (method.MethodKind == MethodKind.LocalFunction || IsOwn(method.ContainingType)))
        {
            return Iterate(method);
        }

        return PassedThrough(method, arguments) ?? DerivedFrom(call, arguments) ?? State.Add(Values.Of(inferred.ReturnType));
    }

    /// <summary>A sequence whose code, which is of this type, runs piece by piece where it is enumerated.</summary>
    private int Iterate(IMethodSymbol iterator)
    {
        var sequence = State.Add(Values.Of(iterator.ReturnType));
        State.Write(Place.Member(sequence, Sequences.RunsOwnCode), sequence);
        return sequence;
    }

    /// <summary>Text and bytes made of a hash's are the hash in another form, and those of a zero are a zero.</summary>
    private int? DerivedFrom(IInvocationOperation call, Argument[] arguments)
    {
        var method = call.TargetMethod;
        if (!Values.CarriesBytes(method.ReturnType))
        {
            return null;
        }

        if (arguments.Any(a => State[a.Value].Possible == Outcomes.StandIn) || (method is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array }))
        {
            return State.Add(ValueFactory.StandIn(call));
        }

        foreach (var argument in arguments)
        {
            var info = State[argument.Value];
            if (info.Kind == ValueKind.Derived && Values.CarriesBytes(argument.Operation.Parameter?.Type))
            {
                return State.Add(new ValueInfo(Outcomes.Value, ValueKind.Derived) { Type = method.ReturnType, Source = info.Source });
            }
        }

        return null;
    }

    /// <summary>A generic method that takes a T and returns a T hands out the kind of thing that it was given.</summary>
    private int? PassedThrough(IMethodSymbol method, Argument[] arguments)
    {
        if (method.OriginalDefinition.ReturnType is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } result)
        {
            return null;
        }

        var passed = Passed(arguments, result);
        if (passed < 0)
        {
            var tuple = Array.Find(arguments, a => SymbolEqualityComparer.Default.Equals(a.Operation.Parameter?.OriginalDefinition.Type, result) && State[a.Value].Type is { IsTupleType: true });
            return tuple.Operation is null ? null : ValueCopy.Of(State, tuple.Value, State);
        }

        var info = State[passed];
        return State.Add(info with
        {
            Possible = result.NullableAnnotation == NullableAnnotation.Annotated ? info.Possible | Outcomes.Null : info.Possible,
            Implications = [],
        });
    }

    /// <summary>One of the hashes that are passed as this type parameter, one that may be absent if there is any; or -1.</summary>
    private int Passed(Argument[] arguments, ITypeParameterSymbol type)
    {
        var passed = -1;
        foreach (var argument in arguments)
        {
            var taken = argument.Operation.Parameter?.OriginalDefinition.Type;
            var refusesNull = taken?.NullableAnnotation == NullableAnnotation.Annotated && type.NullableAnnotation != NullableAnnotation.Annotated;
            if (SymbolEqualityComparer.Default.Equals(taken, type)
                && !refusesNull
                && argument.Operation.Parameter!.RefKind != RefKind.Out
                && State[argument.Value].IsHashLike
                && (passed < 0 || State[argument.Value].IsUnproven))
            {
                passed = argument.Value;
            }
        }

        return passed;
    }

    /// <summary>Equals, in its many spellings.</summary>
    private int? EqualsCall(IInvocationOperation call, int receiver, Argument[] arguments)
    {
        var method = call.TargetMethod;
        if (method.Name is not ("Equals" or "ReferenceEquals" or "SequenceEqual") || method.ReturnType.SpecialType != SpecialType.System_Boolean)
        {
            return null;
        }

        var isUnary = arguments.Length == 1 && receiver >= 0;
        var isBinary = arguments.Length >= 2 && (receiver < 0 || method.ContainingType.Name is "EqualityComparer" or "IEqualityComparer" or "ReferenceEqualityComparer");
        if (!isUnary && !isBinary)
        {
            return null;
        }

        var (left, right) = isUnary ? (receiver, arguments[0].Value) : (arguments[0].Value, arguments[1].Value);
        return State[left].IsHashLike || State[right].IsHashLike ? Compare(left, right, call) : null;
    }

    private int? CallOnWallet(IInvocationOperation call, int wallet)
    {
        switch (call.TargetMethod.Name)
        {
            case "RequireMembersIdsHash":
                _ = EvaluateArguments(call.Arguments);
                var required = HashOf(wallet);
                State.Restrict(required, Outcomes.NotNull);
                return required;
            case "TryGetMembersIdsHash" when call.Arguments.Length == 1:
                var hash = HashOf(wallet);
                _ = WriteTo(call.Arguments[0].Value, hash, call);
                return Invert(TestFor(hash, Outcomes.Null));
            case CloneName:
                // The hash cannot be changed by with, so the copy is as available as the wallet.
                return wallet;
            default:
                return null;
        }
    }

    private void WriteOutArguments(Argument[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Operation.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter && argument.Operation.Value is not IDiscardOperation)
            {
                var annotation = Nullability.Has(parameter, "MaybeNullAttribute") || Nullability.Has(parameter, "MaybeNullWhenAttribute")
                    || Nullability.Has(parameter, "NotNullWhenAttribute")
                    ? NullableAnnotation.Annotated
                    : parameter.Type.NullableAnnotation;
                var handedOut = parameter.OriginalDefinition.Type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } type && Passed(arguments, type) is var passed and >= 0
                    ? State[passed] with { Implications = [] }
                    : Values.Of(parameter.Type, annotation);
                _ = WriteTo(argument.Operation.Value, State.Add(handedOut), argument.Operation);
            }
        }
    }
}
