namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What a value may turn out to be: the outcomes that a check can tell apart.</summary>
[Flags]
internal enum Outcomes
{
    None = 0,
    Null = 1,
    False = 2,
    True = 4,
    Value = 8,

    /// <summary>A zero or empty value that the code made up.</summary>
    StandIn = 16,

    NotNull = False | True | Value | StandIn,
    Any = Null | NotNull,
}
