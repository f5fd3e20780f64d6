namespace Tbtc.Sdk.Signing;

/// <summary>Whose approval a signature is.</summary>
public enum ArtifactApprovalRole
{
    /// <summary><c>D</c>, required on every route.</summary>
    Depositor,

    /// <summary><c>C</c>, required on the route <see cref="CovenantRoute.QcV1"/> and allowed on no other.</summary>
    Custodian,
}
