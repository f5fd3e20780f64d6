namespace Tbtc.Sdk.Signing;

/// <summary>What an approval approves. <see cref="ApprovalDomain.ComputeApprovalDigest"/> is what gets signed.</summary>
public sealed record ArtifactApprovalPayload
{
    /// <summary>The version that is signed as typed data: 2.</summary>
    public const uint Version = 2;

    /// <summary>The version in jobs of older nodes: 1. Its digest knows no chain.</summary>
    public const uint OldVersion = 1;

    /// <summary>The version of the approval, <see cref="Version"/>.</summary>
    public uint ApprovalVersion { get; init; } = Version;

    /// <summary>The request's route.</summary>
    public required CovenantRoute Route { get; init; }

    /// <summary>The request's script template: the same as its route.</summary>
    public required CovenantRoute ScriptTemplateId { get; init; }

    /// <summary>The destination, 32 bytes in hex.</summary>
    public required string DestinationCommitmentHash { get; init; }

    /// <summary>The plan, 32 bytes in hex.</summary>
    public required string PlanCommitmentHash { get; init; }
}
