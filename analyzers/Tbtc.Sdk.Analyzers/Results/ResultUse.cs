namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>What becomes of a result in one place.</summary>
internal enum ResultUse
{
    /// <summary>It goes on to somebody else: returned, passed, stored, printed.</summary>
    HandedOn,

    /// <summary>Nothing.</summary>
    Dropped,

    /// <summary>It is kept in a variable of this member.</summary>
    Kept,

    /// <summary>It is asked which case it is.</summary>
    Tested,
}
