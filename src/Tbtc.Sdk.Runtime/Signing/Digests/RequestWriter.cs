using System.Text.Json;

namespace Tbtc.Sdk.Signing;

/// <summary>Writes the members of a normalised request in the order of the wire format.</summary>
internal static class RequestWriter
{
    public static void Write(Utf8JsonWriter writer, CovenantRequest request)
    {
        writer.WriteText("facadeRequestId"u8, request.FacadeRequestId);
        writer.WriteText("idempotencyKey"u8, request.IdempotencyKey);
        writer.WriteText("requestType"u8, Wire.RequestTypes[request.RequestType]);
        writer.WriteText("route"u8, Wire.Routes[request.Route]);
        writer.WriteText("strategy"u8, request.Strategy);
        writer.WriteText("reserve"u8, request.Reserve);
        writer.WriteNumber("epoch"u8, request.Epoch);
        writer.WriteNumber("maturityHeight"u8, request.MaturityHeight);
        WriteMember(writer, "activeOutpoint"u8, request.ActiveOutpoint, WriteOutpoint);
        writer.WriteText("destinationCommitmentHash"u8, request.DestinationCommitmentHash);
        WriteMember(writer, "migrationDestination"u8, request.MigrationDestination, WriteDestination);
        WriteMember(writer, "migrationPlanQuote"u8, request.MigrationPlanQuote, WriteQuote);
        WriteMember(writer, "migrationTransactionPlan"u8, request.MigrationTransactionPlan, WritePlan);
        WriteMember(writer, "artifactApprovals"u8, request.ArtifactApprovals, WriteApprovals);
        WriteMember(writer, "signerApproval"u8, request.SignerApproval, WriteCertificate);
        writer.WriteStartArray("artifactSignatures"u8);
        foreach (var signature in request.ArtifactSignatures)
        {
            writer.WriteTextValue(signature);
        }

        writer.WriteEndArray();
        WriteArtifacts(writer, request.Artifacts);
        WriteMember(writer, "scriptTemplate"u8, request.ScriptTemplate, WriteScriptTemplate);
        writer.WriteStartObject("signing"u8);
        writer.WriteBoolean("signerRequired"u8, request.Signing.SignerRequired);
        writer.WriteBoolean("custodianRequired"u8, request.Signing.CustodianRequired);
        writer.WriteEndObject();
    }

    public static void WriteCertificate(Utf8JsonWriter writer, SignerApprovalCertificate certificate)
    {
        writer.WriteNumber("certificateVersion"u8, certificate.CertificateVersion);
        writer.WriteText("signatureAlgorithm"u8, certificate.SignatureAlgorithm);
        writer.WriteText("approvalDigest"u8, certificate.ApprovalDigest);
        writer.WriteText("walletPublicKey"u8, certificate.WalletPublicKey);
        writer.WriteText("signerSetHash"u8, certificate.SignerSetHash);
        writer.WriteText("signature"u8, certificate.Signature);
        WriteMembers(writer, "activeMembers"u8, certificate.ActiveMembers);
        WriteMembers(writer, "inactiveMembers"u8, certificate.InactiveMembers);
        if (certificate.EndBlock is { } endBlock)
        {
            writer.WriteNumber("endBlock"u8, endBlock);
        }
        else
        {
            writer.WriteNull("endBlock"u8);
        }
    }

    private static void WriteMember<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            writer.WriteStartObject(name);
            write(writer, value);
            writer.WriteEndObject();
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<uint> members)
    {
        if (members.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (var member in members)
            {
                writer.WriteNumberValue(member);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteOutpoint(Utf8JsonWriter writer, CovenantOutpoint outpoint)
    {
        writer.WriteText("txid"u8, outpoint.TxId);
        writer.WriteNumber("vout"u8, outpoint.Vout);
        writer.WriteOptionalText("scriptHash"u8, outpoint.ScriptHash);
    }

    private static void WriteDestination(Utf8JsonWriter writer, MigrationDestination destination)
    {
        writer.WriteOptionalText("reservationId"u8, destination.ReservationId);
        writer.WriteText("reserve"u8, destination.Reserve);
        writer.WriteNumber("epoch"u8, destination.Epoch);
        writer.WriteText("route"u8, Wire.MigrationRoute);
        writer.WriteText("revealer"u8, destination.Revealer);
        writer.WriteText("vault"u8, destination.Vault);
        writer.WriteText("network"u8, destination.Network);
        writer.WriteText("status"u8, Wire.Statuses[destination.Status]);
        writer.WriteText("depositScript"u8, destination.DepositScript);
        writer.WriteText("depositScriptHash"u8, destination.DepositScriptHash);
        writer.WriteText("migrationExtraData"u8, destination.MigrationExtraData);
        writer.WriteText("destinationCommitmentHash"u8, destination.DestinationCommitmentHash);
    }

    private static void WritePlan(Utf8JsonWriter writer, MigrationTransactionPlan plan)
    {
        writer.WriteNumber("planVersion"u8, plan.PlanVersion);
        writer.WriteText("planCommitmentHash"u8, plan.PlanCommitmentHash);
        writer.WriteNumber("inputValueSats"u8, plan.InputValueSats);
        writer.WriteNumber("destinationValueSats"u8, plan.DestinationValueSats);
        writer.WriteNumber("anchorValueSats"u8, plan.AnchorValueSats);
        writer.WriteNumber("feeSats"u8, plan.FeeSats);
        writer.WriteNumber("inputSequence"u8, plan.InputSequence);
        writer.WriteNumber("lockTime"u8, plan.LockTime);
    }

    private static void WriteQuote(Utf8JsonWriter writer, MigrationPlanQuote quote)
    {
        writer.WriteText("quoteId"u8, quote.QuoteId);
        writer.WriteNumber("quoteVersion"u8, quote.QuoteVersion);
        writer.WriteText("reservationId"u8, quote.ReservationId);
        writer.WriteText("reserve"u8, quote.Reserve);
        writer.WriteNumber("epoch"u8, quote.Epoch);
        writer.WriteText("route"u8, Wire.MigrationRoute);
        writer.WriteText("revealer"u8, quote.Revealer);
        writer.WriteText("vault"u8, quote.Vault);
        writer.WriteText("network"u8, quote.Network);
        writer.WriteText("destinationCommitmentHash"u8, quote.DestinationCommitmentHash);
        writer.WriteText("activeOutpointTxid"u8, quote.ActiveOutpointTxId);
        writer.WriteNumber("activeOutpointVout"u8, quote.ActiveOutpointVout);
        writer.WriteText("planCommitmentHash"u8, quote.PlanCommitmentHash);
        WriteMember(writer, "migrationTransactionPlan"u8, quote.MigrationTransactionPlan, WritePlan);
        writer.WriteText("idempotencyKey"u8, quote.IdempotencyKey);
        writer.WriteNumber("expiresInSeconds"u8, quote.ExpiresInSeconds);
        writer.WriteText("issuedAt"u8, quote.IssuedAt);
        writer.WriteText("expiresAt"u8, quote.ExpiresAt);
        writer.WriteStartObject("signature"u8);
        writer.WriteNumber("signatureVersion"u8, quote.Signature.SignatureVersion);
        writer.WriteText("algorithm"u8, quote.Signature.Algorithm);
        writer.WriteText("keyId"u8, quote.Signature.KeyId);
        writer.WriteText("signature"u8, quote.Signature.Signature);
        writer.WriteEndObject();
    }

    private static void WriteApprovals(Utf8JsonWriter writer, ArtifactApprovals approvals)
    {
        writer.WriteStartObject("payload"u8);
        writer.WriteNumber("approvalVersion"u8, approvals.Payload.ApprovalVersion);
        writer.WriteText("route"u8, Wire.Routes[approvals.Payload.Route]);
        writer.WriteText("scriptTemplateId"u8, Wire.Routes[approvals.Payload.ScriptTemplateId]);
        writer.WriteText("destinationCommitmentHash"u8, approvals.Payload.DestinationCommitmentHash);
        writer.WriteText("planCommitmentHash"u8, approvals.Payload.PlanCommitmentHash);
        writer.WriteEndObject();
        writer.WriteStartArray("approvals"u8);
        foreach (var approval in approvals.Approvals)
        {
            writer.WriteStartObject();
            writer.WriteText("role"u8, Wire.Roles[approval.Role]);
            writer.WriteText("signature"u8, approval.Signature);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteArtifacts(Utf8JsonWriter writer, IReadOnlyDictionary<RecoveryPath, ArtifactRecord>? artifacts)
    {
        if (artifacts is null)
        {
            writer.WriteNull("artifacts"u8);
            return;
        }

        writer.WriteStartObject("artifacts"u8);
        foreach (var (path, artifact) in artifacts.OrderBy(static entry => Wire.RecoveryPaths[entry.Key], StringComparer.Ordinal))
        {
            writer.WriteStartObject(Wire.RecoveryPaths[path]);
            writer.WriteText("psbtHash"u8, artifact.PsbtHash);
            writer.WriteText("destinationCommitmentHash"u8, artifact.DestinationCommitmentHash);
            writer.WriteOptionalText("transactionHex"u8, artifact.TransactionHex);
            writer.WriteOptionalText("transactionId"u8, artifact.TransactionId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteScriptTemplate(Utf8JsonWriter writer, ScriptTemplate template)
    {
        writer.WriteText("template"u8, Wire.Routes[template.Template]);
        writer.WriteText("depositorPublicKey"u8, template.DepositorPublicKey);
        writer.WriteOptionalText("custodianPublicKey"u8, template.CustodianPublicKey);
        writer.WriteText("signerPublicKey"u8, template.SignerPublicKey);
        if (template.Beta is { } beta)
        {
            writer.WriteNumber("beta"u8, beta);
        }

        writer.WriteNumber("delta2"u8, template.Delta2);
    }
}
