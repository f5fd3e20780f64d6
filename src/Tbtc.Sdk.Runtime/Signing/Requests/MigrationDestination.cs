namespace Tbtc.Sdk.Signing;

/// <summary>Where the covenant's funds migrate to: a reservation on the route <c>MIGRATION</c>, the only one there is.</summary>
public sealed record MigrationDestination
{
    /// <summary>Names the reservation, or null.</summary>
    public string? ReservationId { get; init; }

    /// <summary>The reserve, an address of 20 bytes in hex; the request's own.</summary>
    public required string Reserve { get; init; }

    /// <summary>The epoch; the request's own.</summary>
    public required ulong Epoch { get; init; }

    /// <summary>Who reveals the deposit, an address of 20 bytes in hex.</summary>
    public required string Revealer { get; init; }

    /// <summary>The vault, an address of 20 bytes in hex.</summary>
    public required string Vault { get; init; }

    /// <summary>The network's name, without white space around it.</summary>
    public required string Network { get; init; }

    /// <summary>How far the reservation is.</summary>
    public required MigrationDestinationStatus Status { get; init; }

    /// <summary>The deposit script, hex.</summary>
    public required string DepositScript { get; init; }

    /// <summary>SHA-256 of the script's bytes, hex: <see cref="CovenantDigests.ComputeDepositScriptHash"/>.</summary>
    public required string DepositScriptHash { get; init; }

    /// <summary>The deposit's extra data, hex: <see cref="CovenantDigests.ComputeMigrationExtraData"/>.</summary>
    public required string MigrationExtraData { get; init; }

    /// <summary>Commits to all of the above, hex: <see cref="CovenantDigests.ComputeDestinationCommitmentHash"/>.</summary>
    public required string DestinationCommitmentHash { get; init; }
}
