namespace Tbtc.Sdk.Signing;

/// <summary>The depositor that a node trusts for one route, reserve and network: a key, an Ethereum address, or both.</summary>
public sealed record DepositorTrustRoot
{
    /// <summary>The route.</summary>
    public required CovenantRoute Route { get; init; }

    /// <summary>The reserve, hex.</summary>
    public required string Reserve { get; init; }

    /// <summary>The network's name; case does not matter.</summary>
    public required string Network { get; init; }

    /// <summary>The compressed public key, hex, that the script template must have; or null.</summary>
    public string? PublicKey { get; init; }

    /// <summary>The account whose wallet must have signed the approval as typed data; or null, and the key must have signed.</summary>
    public Address? EthereumAddress { get; init; }
}
