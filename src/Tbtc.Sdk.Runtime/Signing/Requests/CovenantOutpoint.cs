namespace Tbtc.Sdk.Signing;

/// <summary>The output that the covenant holds: <c>activeOutpoint</c>.</summary>
public sealed record CovenantOutpoint
{
    /// <summary>The transaction's id, hex.</summary>
    public required string TxId { get; init; }

    /// <summary>The output's index.</summary>
    public required uint Vout { get; init; }

    /// <summary>The hash of the output's script, hex, or null.</summary>
    public string? ScriptHash { get; init; }
}
