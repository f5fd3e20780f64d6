namespace Tbtc.Sdk.Signing;

/// <summary>The keys and delays of the covenant's script.</summary>
public sealed record ScriptTemplate
{
    /// <summary>The template: the request's route.</summary>
    public required CovenantRoute Template { get; init; }

    /// <summary>The depositor's compressed public key, hex.</summary>
    public required string DepositorPublicKey { get; init; }

    /// <summary>The custodian's compressed public key, hex; null exactly on the route <see cref="CovenantRoute.SelfV1"/>.</summary>
    public string? CustodianPublicKey { get; init; }

    /// <summary>The signer's public key, hex.</summary>
    public required string SignerPublicKey { get; init; }

    /// <summary>The first delay, in blocks; null exactly on the route <see cref="CovenantRoute.SelfV1"/>.</summary>
    public ulong? Beta { get; init; }

    /// <summary>The second delay, in blocks.</summary>
    public required ulong Delta2 { get; init; }
}
