namespace Tbtc.Sdk.Signing;

/// <summary>One party's signature over the approval digest.</summary>
public sealed record ArtifactApproval
{
    /// <summary>Whose signature it is.</summary>
    public required ArtifactApprovalRole Role { get; init; }

    /// <summary>The signature in hex: DER, or 64 or 65 bytes of r, s and v; s in the lower half of the order.</summary>
    public required string Signature { get; init; }
}
