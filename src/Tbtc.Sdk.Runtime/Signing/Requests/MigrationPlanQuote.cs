namespace Tbtc.Sdk.Signing;

/// <summary>A destination service's signed offer to carry out a migration plan. Every field it shares with the request must match.</summary>
public sealed record MigrationPlanQuote
{
    /// <summary>The one version there is: 1.</summary>
    public const uint Version = 1;

    /// <summary>Names the quote, without white space around it.</summary>
    public required string QuoteId { get; init; }

    /// <summary>The version of the quote, <see cref="Version"/>.</summary>
    public uint QuoteVersion { get; init; } = Version;

    /// <summary>Names the reservation, without white space around it.</summary>
    public required string ReservationId { get; init; }

    /// <summary>The reserve, an address of 20 bytes in hex.</summary>
    public required string Reserve { get; init; }

    /// <summary>The epoch.</summary>
    public required ulong Epoch { get; init; }

    /// <summary>Who reveals the deposit, an address of 20 bytes in hex.</summary>
    public required string Revealer { get; init; }

    /// <summary>The vault, an address of 20 bytes in hex.</summary>
    public required string Vault { get; init; }

    /// <summary>The network's name, without white space around it.</summary>
    public required string Network { get; init; }

    /// <summary>The destination, hex.</summary>
    public required string DestinationCommitmentHash { get; init; }

    /// <summary>The transaction that holds the covenant's output, hex.</summary>
    public required string ActiveOutpointTxId { get; init; }

    /// <summary>The output's index in it.</summary>
    public required uint ActiveOutpointVout { get; init; }

    /// <summary>The plan, hex.</summary>
    public required string PlanCommitmentHash { get; init; }

    /// <summary>The plan itself.</summary>
    public required MigrationTransactionPlan MigrationTransactionPlan { get; init; }

    /// <summary>The quote's own idempotency key, without white space around it. Not the request's.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>How long the quote holds, in seconds.</summary>
    public required ulong ExpiresInSeconds { get; init; }

    /// <summary>When it was issued, as it was signed: <c>YYYY-MM-DDTHH:MM:SS.mmmZ</c>.</summary>
    public required string IssuedAt { get; init; }

    /// <summary>When it expires, as it was signed: <see cref="IssuedAt"/> and <see cref="ExpiresInSeconds"/>.</summary>
    public required string ExpiresAt { get; init; }

    /// <summary>The service's signature over <see cref="CovenantDigests.ComputeQuoteMessage"/>.</summary>
    public required MigrationPlanQuoteSignature Signature { get; init; }
}
