namespace Tbtc.Sdk.Signing;

/// <summary>The custodian that a node trusts for one route, reserve and network.</summary>
public sealed record CustodianTrustRoot
{
    /// <summary>The route.</summary>
    public required CovenantRoute Route { get; init; }

    /// <summary>The reserve, hex.</summary>
    public required string Reserve { get; init; }

    /// <summary>The network's name; case does not matter.</summary>
    public required string Network { get; init; }

    /// <summary>The compressed public key, hex, that the script template must have and that must have signed.</summary>
    public required string PublicKey { get; init; }
}
