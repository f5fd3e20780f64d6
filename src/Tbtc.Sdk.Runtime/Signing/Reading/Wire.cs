namespace Tbtc.Sdk.Signing;

/// <summary>The names and fixed values of the wire format.</summary>
internal static class Wire
{
    public const string MigrationRoute = "MIGRATION";

    public const string Stage = "SIGNER_COORDINATION";

    public const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static WireNames<CovenantRoute> Routes { get; } = new((CovenantRoute.QcV1, "qc_v1"), (CovenantRoute.SelfV1, "self_v1"));

    public static WireNames<CovenantRequestType> RequestTypes { get; } =
        new((CovenantRequestType.Reconstruct, "reconstruct"), (CovenantRequestType.PresignSelfV1, "presign_self_v1"));

    public static WireNames<MigrationDestinationStatus> Statuses { get; } =
        new((MigrationDestinationStatus.Reserved, "RESERVED"), (MigrationDestinationStatus.CommittedToEpoch, "COMMITTED_TO_EPOCH"));

    public static WireNames<ArtifactApprovalRole> Roles { get; } = new((ArtifactApprovalRole.Depositor, "D"), (ArtifactApprovalRole.Custodian, "C"));

    public static WireNames<RecoveryPath> RecoveryPaths { get; } = new(
        (RecoveryPath.Cooperative, "COOPERATIVE"),
        (RecoveryPath.EarlyExit, "EARLY_EXIT"),
        (RecoveryPath.LastResort, "LAST_RESORT"),
        (RecoveryPath.Migration, MigrationRoute));

    public static WireNames<StepStatus> StepStatuses { get; } =
        new((StepStatus.Pending, "PENDING"), (StepStatus.Ready, "READY"), (StepStatus.Failed, "FAILED"));

    public static WireNames<FailureReason> FailureReasons { get; } = new(
        (FailureReason.AuthFailed, "AUTH_FAILED"),
        (FailureReason.PolicyRejected, "POLICY_REJECTED"),
        (FailureReason.InvalidInput, "INVALID_INPUT"),
        (FailureReason.ProviderUnavailable, "PROVIDER_UNAVAILABLE"),
        (FailureReason.JobNotFound, "JOB_NOT_FOUND"),
        (FailureReason.JobPending, "JOB_PENDING"),
        (FailureReason.ProviderFailed, "PROVIDER_FAILED"),
        (FailureReason.MalformedArtifact, "MALFORMED_ARTIFACT"));

    /// <summary>The roles that must approve on a route, in the order of the wire.</summary>
    public static ReadOnlySpan<ArtifactApprovalRole> RequiredRoles(CovenantRoute route) => route == CovenantRoute.QcV1
        ? [ArtifactApprovalRole.Depositor, ArtifactApprovalRole.Custodian]
        : [ArtifactApprovalRole.Depositor];
}
