using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// What a type argument says that was inferred. Where nullable is disabled the compiler infers registry data and not whether it may be absent: that is taken from what is
/// passed as the type parameter.
/// </summary>
internal sealed class InferredData
{
    private readonly Evaluator _evaluator;
    private readonly IMethodSymbol _method;
    private readonly HashSet<int> _absent = [];

    public InferredData(Evaluator evaluator, IInvocationOperation call)
    {
        _evaluator = evaluator;
        _method = call.TargetMethod;
        IsNeeded = _method.IsGenericMethod && _method.TypeArguments.Any(IsUndecided) && !Nullability.HasTypeArguments(call.Syntax);
    }

    /// <summary>Whether the call has such a type argument.</summary>
    public bool IsNeeded { get; }

    /// <summary>The method's return type, with what is known of its type arguments.</summary>
    public ITypeSymbol ReturnType => _absent.Count == 0
        ? _method.ReturnType
        : _method.ConstructedFrom.Construct(_method.TypeArguments, [.. _method.TypeArguments.Select((type, i) => _absent.Contains(i) ? NullableAnnotation.Annotated : type.NullableAnnotation)]).ReturnType;

    public void Note(Argument argument)
    {
        if (IsNeeded)
        {
            Note(argument, _evaluator.State, argument.Value);
        }
    }

    /// <param name="argument">A lambda.</param>
    /// <param name="exit">The state in which it returns.</param>
    public void Note(Argument argument, FlowState? exit)
    {
        if (IsNeeded && exit is not null && exit.TryRead(Place.Result, out var result))
        {
            Note(argument, exit, result);
        }
    }

    private void Note(Argument argument, FlowState state, int value)
    {
        var isAbsent = state[value].IsUnproven || (state.TryRead(Place.Element(value), out var element) && state[element].IsUnproven);
        if (isAbsent && argument.Operation.Parameter?.OriginalDefinition.Type is { } type)
        {
            foreach (var parameter in _method.OriginalDefinition.TypeParameters)
            {
                if (IsUndecided(_method.TypeArguments[parameter.Ordinal]) && HandsIn(type, parameter))
                {
                    _ = _absent.Add(parameter.Ordinal);
                }
            }
        }
    }

    private bool IsUndecided(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.None && _evaluator.Function.Scope.Sdk.IsRegistryData(type);

    /// <summary>Whether a value of this type is, holds or hands out values of the type parameter.</summary>
    private static bool HandsIn(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        IArrayTypeSymbol array => HandsIn(array.ElementType, parameter),
        INamedTypeSymbol { DelegateInvokeMethod: { } invoked } => HandsIn(invoked.ReturnType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => HandsIn(argument, parameter)),
        // What is taken as T? and handed out as T is checked in between.
        _ => type.NullableAnnotation != NullableAnnotation.Annotated && SymbolEqualityComparer.Default.Equals(type, parameter),
    };
}
