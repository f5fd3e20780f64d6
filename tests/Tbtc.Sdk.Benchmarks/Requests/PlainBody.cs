using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Benchmarks.Requests;

/// <summary>The wire format as plain records, every text as it stands: the least that a reader could do.</summary>
internal sealed record PlainBody(string RouteRequestId, string Stage, PlainRequest Request);

internal sealed record PlainRequest(
    string FacadeRequestId,
    string IdempotencyKey,
    string RequestType,
    string Route,
    string Strategy,
    string Reserve,
    ulong Epoch,
    ulong MaturityHeight,
    PlainOutpoint ActiveOutpoint,
    string DestinationCommitmentHash,
    PlainDestination? MigrationDestination,
    PlainQuote? MigrationPlanQuote,
    PlainPlan? MigrationTransactionPlan,
    PlainApprovals? ArtifactApprovals,
    PlainCertificate? SignerApproval,
    List<string> ArtifactSignatures,
    Dictionary<string, PlainArtifact>? Artifacts,
    PlainTemplate ScriptTemplate,
    PlainSigning Signing);

internal sealed record PlainOutpoint([property: JsonPropertyName("txid")] string TxId, uint Vout, string? ScriptHash);

internal sealed record PlainDestination(
    string ReservationId,
    string Reserve,
    ulong Epoch,
    string Route,
    string Revealer,
    string Vault,
    string Network,
    string Status,
    string DepositScript,
    string DepositScriptHash,
    string MigrationExtraData,
    string DestinationCommitmentHash);

internal sealed record PlainQuote(
    uint QuoteVersion,
    string QuoteId,
    string ReservationId,
    string Reserve,
    ulong Epoch,
    string Route,
    string Revealer,
    string Vault,
    string Network,
    string DestinationCommitmentHash,
    [property: JsonPropertyName("activeOutpointTxid")] string ActiveOutpointTxId,
    uint ActiveOutpointVout,
    string PlanCommitmentHash,
    PlainPlan? MigrationTransactionPlan,
    string IdempotencyKey,
    ulong ExpiresInSeconds,
    string IssuedAt,
    string ExpiresAt,
    PlainQuoteSignature Signature);

internal sealed record PlainQuoteSignature(uint SignatureVersion, string Algorithm, string KeyId, string Signature);

internal sealed record PlainPlan(
    uint PlanVersion,
    string PlanCommitmentHash,
    ulong InputValueSats,
    ulong DestinationValueSats,
    ulong AnchorValueSats,
    ulong FeeSats,
    uint InputSequence,
    uint LockTime);

internal sealed record PlainApprovals(PlainPayload Payload, List<PlainApproval> Approvals);

internal sealed record PlainPayload(uint ApprovalVersion, string Route, string ScriptTemplateId, string DestinationCommitmentHash, string PlanCommitmentHash);

internal sealed record PlainApproval(string Role, string Signature);

internal sealed record PlainCertificate(
    uint CertificateVersion,
    string SignatureAlgorithm,
    string ApprovalDigest,
    string WalletPublicKey,
    string SignerSetHash,
    string Signature,
    List<uint>? ActiveMembers,
    List<uint>? InactiveMembers,
    ulong? EndBlock);

internal sealed record PlainArtifact(string PsbtHash, string DestinationCommitmentHash, string? TransactionHex, string? TransactionId);

internal sealed record PlainTemplate(
    string Template, string DepositorPublicKey, string? CustodianPublicKey, string SignerPublicKey, ulong? Beta, ulong Delta2);

internal sealed record PlainSigning(bool SignerRequired, bool CustodianRequired);
