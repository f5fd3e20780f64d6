namespace Tbtc.Sdk.Signing;

/// <summary>A transaction prepared for one way out of the covenant.</summary>
public sealed record ArtifactRecord
{
    /// <summary>The hash of the partially signed transaction, hex.</summary>
    public required string PsbtHash { get; init; }

    /// <summary>The destination it pays, hex.</summary>
    public required string DestinationCommitmentHash { get; init; }

    /// <summary>The transaction, hex, or null.</summary>
    public string? TransactionHex { get; init; }

    /// <summary>The transaction's id, hex, or null.</summary>
    public string? TransactionId { get; init; }
}
