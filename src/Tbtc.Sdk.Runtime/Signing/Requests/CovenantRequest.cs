namespace Tbtc.Sdk.Signing;

/// <summary>A request to the covenant signer, in its normalised form.</summary>
/// <remarks>
/// <para>
/// "Hex" is <c>0x</c> and at least one byte as two lower-case digits each. <see cref="CovenantRequestJson.Inspect"/> makes instances from JSON, with upper
/// case lowered, white space trimmed and lists in order. Who builds one by hand keeps to that form, or the digests are those of something else.
/// </para>
/// <para>Immutable. Equality compares lists and the map by reference: compare <see cref="CovenantDigests.ComputeRequestDigest"/> instead.</para>
/// </remarks>
public sealed record CovenantRequest
{
    /// <summary>The facade's name for the request: 1 to 255 characters of <c>[a-zA-Z0-9_-]</c>.</summary>
    public required string FacadeRequestId { get; init; }

    /// <summary>The caller's idempotency key: 1 to 255 characters of <c>[a-zA-Z0-9_-]</c>.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>What the signer is asked for.</summary>
    public required CovenantRequestType RequestType { get; init; }

    /// <summary>The kind of covenant.</summary>
    public required CovenantRoute Route { get; init; }

    /// <summary>The strategy, hex.</summary>
    public required string Strategy { get; init; }

    /// <summary>The reserve, hex.</summary>
    public required string Reserve { get; init; }

    /// <summary>The epoch.</summary>
    public required ulong Epoch { get; init; }

    /// <summary>The Bitcoin block height at which the covenant matures. Fits 32 bits.</summary>
    public required ulong MaturityHeight { get; init; }

    /// <summary>The output that the covenant holds.</summary>
    public required CovenantOutpoint ActiveOutpoint { get; init; }

    /// <summary>The destination, hex: that of <see cref="MigrationDestination"/>.</summary>
    public required string DestinationCommitmentHash { get; init; }

    /// <summary>Where the funds migrate to. Required on submit.</summary>
    public MigrationDestination? MigrationDestination { get; init; }

    /// <summary>The destination service's quote. Required where trust roots for quotes are configured, else refused.</summary>
    public MigrationPlanQuote? MigrationPlanQuote { get; init; }

    /// <summary>The amounts. Required on submit.</summary>
    public MigrationTransactionPlan? MigrationTransactionPlan { get; init; }

    /// <summary>Who agreed. Required on submit.</summary>
    public ArtifactApprovals? ArtifactApprovals { get; init; }

    /// <summary>The wallet's certificate. Required by a node that verifies certificates, refused by one that does not.</summary>
    public SignerApprovalCertificate? SignerApproval { get; init; }

    /// <summary>The signatures of the depositor, of the custodian where there is one, and of the certificate where there is one, hex, in this order.</summary>
    public required IReadOnlyList<string> ArtifactSignatures { get; init; }

    /// <summary>The prepared transactions, or null where the request has null. Null and empty have different digests.</summary>
    public IReadOnlyDictionary<RecoveryPath, ArtifactRecord>? Artifacts { get; init; }

    /// <summary>The covenant's script.</summary>
    public required ScriptTemplate ScriptTemplate { get; init; }

    /// <summary>Whose signatures are needed.</summary>
    public required SigningRequirements Signing { get; init; }
}
