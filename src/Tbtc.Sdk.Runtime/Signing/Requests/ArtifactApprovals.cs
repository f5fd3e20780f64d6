namespace Tbtc.Sdk.Signing;

/// <summary>What the depositor, and on the route <see cref="CovenantRoute.QcV1"/> the custodian, have agreed to.</summary>
/// <remarks>Equality compares the list of approvals by reference.</remarks>
public sealed record ArtifactApprovals
{
    /// <summary>What was agreed to.</summary>
    public required ArtifactApprovalPayload Payload { get; init; }

    /// <summary>One approval a role, the depositor's first.</summary>
    public required IReadOnlyList<ArtifactApproval> Approvals { get; init; }
}
