namespace Tbtc.Sdk.Signing;

/// <summary>The kind of covenant a request is for, which is also its script template.</summary>
public enum CovenantRoute
{
    /// <summary><c>qc_v1</c>: depositor, custodian and signer.</summary>
    QcV1,

    /// <summary><c>self_v1</c>: depositor and signer.</summary>
    SelfV1,
}
