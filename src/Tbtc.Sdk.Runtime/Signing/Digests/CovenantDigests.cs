using System.Security.Cryptography;
using System.Text.Json;

namespace Tbtc.Sdk.Signing;

/// <summary>The hashes of a covenant request: what identifies it, what its parts commit to, and what a quote's signature signs.</summary>
/// <remarks>
/// All are SHA-256 of compact JSON with a fixed order of fields, some after a domain prefix. They take the normalised form, as
/// <see cref="CovenantRequestJson.Inspect"/> gives it. Thread-safe.
/// </remarks>
public static class CovenantDigests
{
    private static ReadOnlySpan<byte> RequestDomain => "covenant-signer-request-v1:"u8;

    private static ReadOnlySpan<byte> QuoteDomain => "migration-plan-quote-v1:"u8;

    private static ReadOnlySpan<byte> ExtraDataMarker => "AC_MIGRATEV1"u8;

    /// <summary>What identifies a request: <c>SHA-256("covenant-signer-request-v1:" || JSON)</c>.</summary>
    /// <param name="request">The request, normalised.</param>
    public static Bytes32 ComputeRequestDigest(CovenantRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Hash(RequestDomain, request, RequestWriter.Write);
    }

    /// <summary>What identified a request before the digest had a domain: SHA-256 of the JSON alone. Jobs with such a digest exist on disk.</summary>
    /// <param name="request">The request, normalised.</param>
    public static Bytes32 ComputeOldRequestDigest(CovenantRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Hash([], request, RequestWriter.Write);
    }

    /// <summary>Whether a job's stored digest is that of a request: the digest of today or the one without a domain.</summary>
    /// <param name="request">The request, normalised.</param>
    /// <param name="storedDigest">The digest stored at submit.</param>
    public static bool MatchesRequestDigest(CovenantRequest request, Bytes32 storedDigest) =>
        ComputeRequestDigest(request) == storedDigest || ComputeOldRequestDigest(request) == storedDigest;

    /// <summary>The extra data of a migration's deposit, hex: ASCII <c>AC_MIGRATEV1</c> and the revealer.</summary>
    /// <param name="revealer">Who reveals the deposit.</param>
    public static string ComputeMigrationExtraData(Address revealer) => HexText.FromBytes([.. ExtraDataMarker, .. revealer.AsSpan()]);

    /// <summary>SHA-256 of a deposit script.</summary>
    /// <param name="depositScript">The script's bytes.</param>
    public static Bytes32 ComputeDepositScriptHash(ReadOnlySpan<byte> depositScript) => Sha256(depositScript);

    /// <summary>What a destination commits to: its reserve, epoch, route, revealer, vault, network, script hash and extra data.</summary>
    /// <param name="destination">The destination; its own commitment hash is not looked at.</param>
    public static Bytes32 ComputeDestinationCommitmentHash(MigrationDestination destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return Hash([], destination, WriteDestinationCommitment);
    }

    /// <summary>What a plan commits to: its amounts, sequence and lock time, and the request's reserve, epoch, outpoint and destination.</summary>
    /// <param name="request">The request that the plan is for; its own plan is not looked at.</param>
    /// <param name="plan">The plan; its own commitment hash is not looked at.</param>
    public static Bytes32 ComputePlanCommitmentHash(CovenantRequest request, MigrationTransactionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        return Hash([], (request, plan), WritePlanCommitment);
    }

    /// <summary>What the signature of a quote signs: <c>SHA-256("migration-plan-quote-v1:" || JSON)</c> of sixteen of its fields.</summary>
    /// <param name="quote">The quote; its signature is not looked at.</param>
    public static Bytes32 ComputeQuoteMessage(MigrationPlanQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return Hash(QuoteDomain, quote, WriteQuoteMessage);
    }

    internal static Bytes32 Hash<T>(ReadOnlySpan<byte> domain, T value, Action<Utf8JsonWriter, T> write) =>
        Sha256(CanonicalJson.Write(domain, value, write));

    internal static Bytes32 Sha256(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Bytes32.Size];
        SHA256.HashData(data, hash);
        return new(hash);
    }

    private static void WriteDestinationCommitment(Utf8JsonWriter writer, MigrationDestination destination)
    {
        writer.WriteText("reserve"u8, destination.Reserve);
        writer.WriteNumber("epoch"u8, destination.Epoch);
        writer.WriteText("route"u8, Wire.MigrationRoute);
        writer.WriteText("revealer"u8, destination.Revealer);
        writer.WriteText("vault"u8, destination.Vault);
        writer.WriteText("network"u8, destination.Network);
        writer.WriteText("depositScriptHash"u8, destination.DepositScriptHash);
        writer.WriteText("migrationExtraData"u8, destination.MigrationExtraData);
    }

    private static void WritePlanCommitment(Utf8JsonWriter writer, (CovenantRequest Request, MigrationTransactionPlan Plan) of)
    {
        var (request, plan) = of;
        writer.WriteNumber("planVersion"u8, plan.PlanVersion);
        writer.WriteText("reserve"u8, request.Reserve);
        writer.WriteNumber("epoch"u8, request.Epoch);
        writer.WriteText("activeOutpointTxid"u8, request.ActiveOutpoint.TxId);
        writer.WriteNumber("activeOutpointVout"u8, request.ActiveOutpoint.Vout);
        writer.WriteText("destinationCommitmentHash"u8, request.DestinationCommitmentHash);
        writer.WriteNumber("inputValueSats"u8, plan.InputValueSats);
        writer.WriteNumber("destinationValueSats"u8, plan.DestinationValueSats);
        writer.WriteNumber("anchorValueSats"u8, plan.AnchorValueSats);
        writer.WriteNumber("feeSats"u8, plan.FeeSats);
        writer.WriteNumber("inputSequence"u8, plan.InputSequence);
        writer.WriteNumber("lockTime"u8, plan.LockTime);
    }

    private static void WriteQuoteMessage(Utf8JsonWriter writer, MigrationPlanQuote quote)
    {
        writer.WriteNumber("quoteVersion"u8, quote.QuoteVersion);
        writer.WriteText("quoteId"u8, quote.QuoteId);
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
        writer.WriteText("issuedAt"u8, quote.IssuedAt);
        writer.WriteText("expiresAt"u8, quote.ExpiresAt);
        writer.WriteNumber("expiresInSeconds"u8, quote.ExpiresInSeconds);
    }
}
