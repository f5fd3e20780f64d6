using System.Globalization;

namespace Tbtc.Sdk.Signing;

/// <summary>Reads where a covenant migrates to, at what price, and who offered it.</summary>
internal static class MigrationReader
{
    public static MigrationDestination? ReadDestination(JsonFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        fields.Fixed("route", Wire.MigrationRoute);
        var destination = new MigrationDestination
        {
            ReservationId = fields.OptionalText("reservationId"),
            Reserve = fields.Hex("reserve", Address.Size),
            Epoch = fields.UInt64("epoch"),
            Revealer = fields.Hex("revealer", Address.Size),
            Vault = fields.Hex("vault", Address.Size),
            Network = fields.TrimmedText("network"),
            Status = fields.Choice("status", Wire.Statuses),
            DepositScript = fields.Hex("depositScript"),
            DepositScriptHash = fields.Hex("depositScriptHash"),
            MigrationExtraData = fields.Hex("migrationExtraData"),
            DestinationCommitmentHash = fields.Hex("destinationCommitmentHash"),
        };
        fields.RefuseOthers();
        return destination;
    }

    public static MigrationTransactionPlan? ReadPlan(JsonFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var plan = new MigrationTransactionPlan
        {
            PlanVersion = fields.UInt32("planVersion"),
            PlanCommitmentHash = fields.Hex("planCommitmentHash"),
            InputValueSats = fields.UInt64("inputValueSats"),
            DestinationValueSats = fields.UInt64("destinationValueSats"),
            AnchorValueSats = fields.UInt64("anchorValueSats"),
            FeeSats = fields.UInt64("feeSats"),
            InputSequence = fields.UInt32("inputSequence"),
            LockTime = fields.UInt32("lockTime"),
        };
        fields.RefuseOthers();
        return plan;
    }

    public static MigrationPlanQuote? ReadQuote(JsonFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        fields.Fixed("route", Wire.MigrationRoute);
        var quote = new MigrationPlanQuote
        {
            QuoteId = fields.TrimmedText("quoteId"),
            QuoteVersion = fields.UInt32("quoteVersion"),
            ReservationId = fields.TrimmedText("reservationId"),
            Reserve = fields.Hex("reserve", Address.Size),
            Epoch = fields.UInt64("epoch"),
            Revealer = fields.Hex("revealer", Address.Size),
            Vault = fields.Hex("vault", Address.Size),
            Network = fields.TrimmedText("network"),
            DestinationCommitmentHash = fields.Hex("destinationCommitmentHash"),
            ActiveOutpointTxId = fields.Hex("activeOutpointTxid"),
            ActiveOutpointVout = fields.UInt32("activeOutpointVout"),
            PlanCommitmentHash = fields.Hex("planCommitmentHash"),
            MigrationTransactionPlan = ReadPlan(fields.Object("migrationTransactionPlan"))!,
            IdempotencyKey = fields.TrimmedText("idempotencyKey"),
            ExpiresInSeconds = fields.UInt64("expiresInSeconds"),
            IssuedAt = fields.Text("issuedAt", CheckTimestamp),
            ExpiresAt = fields.Text("expiresAt", CheckTimestamp),
            Signature = ReadSignature(fields.Object("signature")),
        };
        fields.RefuseOthers();
        return quote;
    }

    /// <summary>The instant of a timestamp that was read.</summary>
    public static DateTimeOffset ParseTimestamp(string timestamp) =>
        DateTimeOffset.ParseExact(timestamp, Wire.TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static MigrationPlanQuoteSignature ReadSignature(JsonFields fields)
    {
        var signature = new MigrationPlanQuoteSignature
        {
            SignatureVersion = fields.UInt32("signatureVersion"),
            Algorithm = fields.Text("algorithm"),
            KeyId = fields.TrimmedText("keyId"),
            Signature = fields.Hex("signature"),
        };
        fields.RefuseOthers();
        return signature;
    }

    private static string? CheckTimestamp(string text) =>
        DateTimeOffset.TryParseExact(text, Wire.TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? null
            : $"expected a UTC time of the form YYYY-MM-DDTHH:MM:SS.mmmZ, such as 2026-03-09T00:00:00.000Z; got {Display.Text(text)}";
}
