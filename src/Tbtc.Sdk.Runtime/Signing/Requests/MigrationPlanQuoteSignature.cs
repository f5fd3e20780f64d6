namespace Tbtc.Sdk.Signing;

/// <summary>A destination service's signature of a quote.</summary>
public sealed record MigrationPlanQuoteSignature
{
    /// <summary>The one version there is: 1.</summary>
    public const uint Version = 1;

    /// <summary>The one algorithm there is: <c>ed25519</c>.</summary>
    public const string RequiredAlgorithm = "ed25519";

    /// <summary>The version of the signature, <see cref="Version"/>.</summary>
    public uint SignatureVersion { get; init; } = Version;

    /// <summary>The algorithm, <see cref="RequiredAlgorithm"/>.</summary>
    public string Algorithm { get; init; } = RequiredAlgorithm;

    /// <summary>Names the key, without white space around it: the trust root with this id.</summary>
    public required string KeyId { get; init; }

    /// <summary>64 bytes in hex.</summary>
    public required string Signature { get; init; }
}
