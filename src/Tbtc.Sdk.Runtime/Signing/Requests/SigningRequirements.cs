namespace Tbtc.Sdk.Signing;

/// <summary>Whose signatures the transaction needs: the signer's always, the custodian's on the route <see cref="CovenantRoute.QcV1"/>.</summary>
public sealed record SigningRequirements
{
    /// <summary>True.</summary>
    public required bool SignerRequired { get; init; }

    /// <summary>True on the route <see cref="CovenantRoute.QcV1"/>, else false.</summary>
    public required bool CustodianRequired { get; init; }
}
