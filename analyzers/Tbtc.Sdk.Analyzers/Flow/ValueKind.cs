namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What a value is to the rules.</summary>
internal enum ValueKind
{
    Other,
    Wallet,

    /// <summary>The cause of an outage.</summary>
    Fault,

    /// <summary>Computed from a hash: its bytes, its text, something behind <c>?.</c>.</summary>
    Derived,

    /// <summary>Registry data that may be absent.</summary>
    Hash,
}
