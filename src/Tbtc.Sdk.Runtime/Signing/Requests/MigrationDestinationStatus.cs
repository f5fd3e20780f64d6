namespace Tbtc.Sdk.Signing;

/// <summary>How far the reservation of a migration destination is. Other states are refused.</summary>
public enum MigrationDestinationStatus
{
    /// <summary><c>RESERVED</c>.</summary>
    Reserved,

    /// <summary><c>COMMITTED_TO_EPOCH</c>.</summary>
    CommittedToEpoch,
}
