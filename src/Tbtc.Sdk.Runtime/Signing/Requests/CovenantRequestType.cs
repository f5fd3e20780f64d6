namespace Tbtc.Sdk.Signing;

/// <summary>What the signer is asked for.</summary>
public enum CovenantRequestType
{
    /// <summary><c>reconstruct</c>, on every route.</summary>
    Reconstruct,

    /// <summary><c>presign_self_v1</c>, on the route <see cref="CovenantRoute.SelfV1"/> only.</summary>
    PresignSelfV1,
}
