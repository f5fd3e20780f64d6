namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What is asked of that which a function hands out.</summary>
internal enum FunctionResult
{
    /// <summary>What its return type says.</summary>
    AsDeclared,

    /// <summary>Nothing: the return type was inferred from it, and what came of it is the result of the call.</summary>
    Inferred,

    /// <summary>A value, whatever was inferred: the type parameter that it stands for refuses null.</summary>
    NeedsValue,
}
