namespace Tbtc.Sdk.Signing;

/// <summary>A destination service whose quotes a node trusts.</summary>
public sealed record QuoteTrustRoot
{
    /// <summary>The id that quotes name the key by.</summary>
    public required string KeyId { get; init; }

    /// <summary>The service's Ed25519 public key as PEM. <c>\n</c> may stand for a line break, as it does in environment variables.</summary>
    public required string PublicKeyPem { get; init; }
}
