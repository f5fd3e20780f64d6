using System.Globalization;

namespace Tbtc.Sdk.Signing;

/// <summary>What must hold of a quote, its signature apart.</summary>
internal static class QuoteRules
{
    public const string Field = "migrationPlanQuote";
    private const string Destination = "migrationDestination";
    private const string Plan = "migrationTransactionPlan";

    public static void Check(RuleContext rules)
    {
        if (rules.Request.MigrationPlanQuote is not { } quote)
        {
            return;
        }

        rules.Expect($"{Field}.quoteVersion", quote.QuoteVersion, MigrationPlanQuote.Version, "the one version there is");
        rules.Expect($"{Field}.signature.signatureVersion", quote.Signature.SignatureVersion, MigrationPlanQuoteSignature.Version, "the one version there is");
        rules.Expect($"{Field}.signature.algorithm", quote.Signature.Algorithm, MigrationPlanQuoteSignature.RequiredAlgorithm, "the one algorithm there is");
        CheckShared(rules, quote);
        if (rules.Request.MigrationDestination is { } destination)
        {
            CheckDestination(rules, quote, destination);
        }

        if (rules.Request.MigrationTransactionPlan is { } plan)
        {
            CheckPlan(rules, quote, plan);
        }

        CheckTimes(rules, quote);
    }

    private static void CheckShared(RuleContext rules, MigrationPlanQuote quote)
    {
        var request = rules.Request;
        rules.ExpectSame($"{Field}.reserve", quote.Reserve, "reserve", request.Reserve);
        rules.ExpectSame($"{Field}.epoch", quote.Epoch, "epoch", request.Epoch);
        rules.ExpectSame($"{Field}.destinationCommitmentHash", quote.DestinationCommitmentHash, "destinationCommitmentHash", request.DestinationCommitmentHash);
        rules.ExpectSame($"{Field}.activeOutpointTxid", quote.ActiveOutpointTxId, "activeOutpoint.txid", request.ActiveOutpoint.TxId);
        rules.ExpectSame($"{Field}.activeOutpointVout", quote.ActiveOutpointVout, "activeOutpoint.vout", request.ActiveOutpoint.Vout);
    }

    private static void CheckDestination(RuleContext rules, MigrationPlanQuote quote, MigrationDestination destination)
    {
        rules.ExpectSame($"{Field}.reservationId", quote.ReservationId, $"{Destination}.reservationId", destination.ReservationId?.Trim() ?? "");
        rules.ExpectSame($"{Field}.revealer", quote.Revealer, $"{Destination}.revealer", destination.Revealer);
        rules.ExpectSame($"{Field}.vault", quote.Vault, $"{Destination}.vault", destination.Vault);
        rules.ExpectSame($"{Field}.network", quote.Network, $"{Destination}.network", destination.Network);
    }

    private static void CheckPlan(RuleContext rules, MigrationPlanQuote quote, MigrationTransactionPlan plan)
    {
        rules.ExpectSame($"{Field}.planCommitmentHash", quote.PlanCommitmentHash, $"{Plan}.planCommitmentHash", plan.PlanCommitmentHash);
        var quoted = quote.MigrationTransactionPlan;
        Same("planVersion", quoted.PlanVersion, plan.PlanVersion);
        Same("planCommitmentHash", quoted.PlanCommitmentHash, plan.PlanCommitmentHash);
        Same("inputValueSats", quoted.InputValueSats, plan.InputValueSats);
        Same("destinationValueSats", quoted.DestinationValueSats, plan.DestinationValueSats);
        Same("anchorValueSats", quoted.AnchorValueSats, plan.AnchorValueSats);
        Same("feeSats", quoted.FeeSats, plan.FeeSats);
        Same("inputSequence", quoted.InputSequence, plan.InputSequence);
        Same("lockTime", quoted.LockTime, plan.LockTime);

        void Same<T>(string name, T actual, T expected)
            where T : IEquatable<T> => rules.ExpectSame($"{Field}.{Plan}.{name}", actual, $"{Plan}.{name}", expected);
    }

    private static void CheckTimes(RuleContext rules, MigrationPlanQuote quote)
    {
        if (!rules.CanUse($"{Field}.issuedAt", $"{Field}.expiresAt", $"{Field}.expiresInSeconds"))
        {
            return;
        }

        var issuedAt = MigrationReader.ParseTimestamp(quote.IssuedAt);
        var secondsLeft = (ulong)(DateTimeOffset.MaxValue - issuedAt).TotalSeconds;
        if (quote.ExpiresInSeconds == 0 || quote.ExpiresInSeconds > secondsLeft)
        {
            rules.Add($"{Field}.expiresInSeconds", $"expected 1 second or more, and no time after the year 9999; got {quote.ExpiresInSeconds}");
            return;
        }

        var expiresAt = issuedAt.AddSeconds(quote.ExpiresInSeconds).ToString(Wire.TimestampFormat, CultureInfo.InvariantCulture);
        rules.Expect($"{Field}.expiresAt", quote.ExpiresAt, expiresAt, "which is issuedAt and expiresInSeconds later");
    }
}
