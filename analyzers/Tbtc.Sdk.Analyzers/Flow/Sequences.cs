using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// Sequences, arrays and tasks: one value stands for every element, and each element that is taken is a copy of it with facts of its own.
/// </summary>
internal static class Sequences
{
    public const string KeyOfGroup = "key[]";

    public const string RunsOwnCode = "code[]";

    private const string Origin = "origin[]";

    private const string DictionaryValues = "values[]";

    public static ITypeSymbol? ElementTypeOf(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return array.ElementType;
            case INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" or "IEnumerable" or "IAsyncEnumerable" or "IEnumerator" or "IAsyncEnumerator" or "Span" or "ReadOnlySpan" } named:
                return named.TypeArguments[0];
            case INamedTypeSymbol named when named.SpecialType != SpecialType.System_String:
                foreach (var implemented in named.AllInterfaces)
                {
                    if (implemented is { Arity: 1, Name: "IEnumerable" or "IAsyncEnumerable" })
                    {
                        return implemented.TypeArguments[0];
                    }
                }

                return null;
            default:
                return null;
        }
    }

    public static bool IsMutableCollection(IOperation operation) => IsMutableCollection(operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : operation.Type);

    public static bool IsMutableCollection(ITypeSymbol? type) =>
        type is IArrayTypeSymbol
        || type is INamedTypeSymbol { Name: "List" or "IList" or "ICollection" or "HashSet" or "ISet" or "Dictionary" or "IDictionary" or "Queue" or "Stack" or "SortedSet" or "Collection" or "ConcurrentBag" or "ConcurrentQueue" };

    /// <summary>Somebody wrote to the collection: its elements are as its type declares them.</summary>
    public static void Mutate(Evaluator evaluator, int collection)
    {
        var state = evaluator.State;
        state.Forget(Place.Element(collection));
        state.Forget(Place.Member(collection, DictionaryValues));
        MutateViews(evaluator, collection);
    }

    public static void MutateViews(Evaluator evaluator, int collection)
    {
        var state = evaluator.State;
        foreach (var view in state.Places.Where(p => p.Value == collection && p.Key.Owner != collection && p.Key.IsNamed(Origin)).ToArray())
        {
            state.Forget(view.Key);
            Mutate(evaluator, view.Key.Owner);
        }
    }

    /// <summary>A query or a view reads its collection when it is enumerated.</summary>
    public static void ReadLater(FlowState state, int view, int collection)
    {
        if (state.TryRead(Place.Member(collection, Origin), out _) || IsMutableCollection(state[collection].Type))
        {
            state.Write(Place.Member(view, Origin), collection);
        }
    }

    /// <summary>One element, or the result of a task.</summary>
    public static int TakeElement(Evaluator evaluator, int sequence, ITypeSymbol? type)
    {
        var state = evaluator.State;
        if (state.TryRead(Place.Member(sequence, DictionaryValues), out var value))
        {
            return ValueCopy.Of(state, value, state);
        }

        return state.TryRead(Place.Element(sequence), out var element)
            ? ValueCopy.Of(state, element, state)
            : state.Add(evaluator.Factory.Of(DeclaredElement(state[sequence].Type) ?? type));
    }

    private static ITypeSymbol? DeclaredElement(ITypeSymbol? type) => ElementTypeOf(type) is { TypeKind: not TypeKind.TypeParameter } element ? element : null;

    /// <summary>The value that stands for every element.</summary>
    public static int Element(Evaluator evaluator, int sequence, ITypeSymbol? type)
    {
        var state = evaluator.State;
        if (!state.TryRead(Place.Element(sequence), out var element))
        {
            element = state.Add(evaluator.Factory.Of(ElementTypeOf(state[sequence].Type ?? type)));
            state.Write(Place.Element(sequence), element);
        }

        return element;
    }

    public static int? ReadProperty(Evaluator evaluator, int owner, IPropertySymbol property)
    {
        var state = evaluator.State;
        switch (property.Name)
        {
            case "Current" when IsEnumerator(property.ContainingType):
                if (state.TryRead(Place.Member(owner, DictionaryValues), out var value))
                {
                    var pair = state.Add(evaluator.Factory.Of(property.Type));
                    state.Write(Place.Member(pair, "Value"), ValueCopy.Of(state, value, state));
                    return pair;
                }

                return TakeElement(evaluator, owner, property.Type);
            case "Key" when property.ContainingType.Name == "IGrouping" && state.TryRead(Place.Member(owner, KeyOfGroup), out var key):
                return key;
            case "Result" when property.ContainingType.Name is "Task" or "ValueTask":
                return TakeElement(evaluator, owner, property.Type);
            case "Values" when state.TryRead(Place.Member(owner, DictionaryValues), out var values):
                var all = state.Add(evaluator.Factory.Of(property.Type));
                state.Write(Place.Element(all), values);
                return all;
            default:
                return null;
        }
    }

    private static bool IsEnumerator(INamedTypeSymbol type) =>
        type.Name.Contains("Enumerator") || type.AllInterfaces.Any(i => i.Name is "IEnumerator" or "IAsyncEnumerator");

    public static int? Call(Evaluator evaluator, IInvocationOperation call, int receiver, Argument[] arguments)
    {
        var method = call.TargetMethod;
        var source = receiver >= 0 ? receiver : arguments.Length > 0 ? arguments[0].Value : -1;
        if (source < 0 || !IsLibrary(method) || (evaluator.State[source].IsHashLike && method.Name != "FromResult"))
        {
            return null;
        }

        var query = new SequenceCall(evaluator, call, source, receiver >= 0 ? arguments : [.. arguments.Skip(1)]);
        var result = query.Evaluate(arguments);
        if (result is not null)
        {
            query.RunRemainingLambdas();
            if (method.Name is "AsSpan" or "AsMemory")
            {
                // Whoever has the span may write to the collection.
                Mutate(evaluator, source);
            }
        }

        return result;
    }

    public static void HoldValues(FlowState state, int dictionary, int value) => state.Write(Place.Member(dictionary, DictionaryValues), value);

    public static bool TryReadValues(FlowState state, int dictionary, out int value) => state.TryRead(Place.Member(dictionary, DictionaryValues), out value);

    /// <summary>The methods of the library that write to a collection that they are given.</summary>
    public static bool WritesToArguments(IMethodSymbol method) =>
        method is { Name: "CopyTo" } or { Name: "Fill" or "Copy" or "ConstrainedCopy", ContainingType.SpecialType: SpecialType.System_Array } or { ContainingType.Name: "CollectionsMarshal" };

    private static bool IsLibrary(IMethodSymbol method)
    {
        return method.ContainingType?.SpecialType == SpecialType.System_Array
            || method.ContainingType is { Name: "MemoryExtensions" or "Nullable" or "Parallel" }
            || method.Name is "ConfigureAwait" or "AsTask" or "WaitAsync" or "FromResult" or "WithCancellation" or "WhenAll" or "GetAwaiter" or "GetResult" or "GetAsyncEnumerator"
            || IsLibrary(method.ContainingType?.ContainingNamespace);
    }

    private static bool IsLibrary(INamespaceSymbol? space) => Is(space, "System", "Linq") || Is(space, "Microsoft", "EntityFrameworkCore") || IsWithinCollections(space);

    private static bool IsWithinCollections(INamespaceSymbol? space) =>
        space is { IsGlobalNamespace: false } && (Is(space, "System", "Collections") || IsWithinCollections(space.ContainingNamespace));

    private static bool Is(INamespaceSymbol? space, string outer, string inner) =>
        space?.Name == inner && space.ContainingNamespace is { ContainingNamespace.IsGlobalNamespace: true } around && around.Name == outer;
}
