using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Fields that are missing or not of their form: one finding each, at the field, and no normalised form.</summary>
public class FieldTests
{
    public static TheoryData<string> RequiredFields { get; } =
    [
        "facadeRequestId", "idempotencyKey", "requestType", "route", "strategy", "reserve", "epoch", "maturityHeight", "activeOutpoint", "activeOutpoint.txid",
        "activeOutpoint.vout", "destinationCommitmentHash", "migrationDestination", "migrationDestination.reserve", "migrationDestination.epoch",
        "migrationDestination.route", "migrationDestination.revealer", "migrationDestination.vault", "migrationDestination.network", "migrationDestination.status",
        "migrationDestination.depositScript", "migrationDestination.depositScriptHash", "migrationDestination.migrationExtraData",
        "migrationDestination.destinationCommitmentHash", "migrationPlanQuote.quoteId", "migrationPlanQuote.quoteVersion", "migrationPlanQuote.reservationId",
        "migrationPlanQuote.reserve", "migrationPlanQuote.epoch", "migrationPlanQuote.route", "migrationPlanQuote.revealer", "migrationPlanQuote.vault",
        "migrationPlanQuote.network", "migrationPlanQuote.destinationCommitmentHash", "migrationPlanQuote.activeOutpointTxid", "migrationPlanQuote.activeOutpointVout",
        "migrationPlanQuote.planCommitmentHash", "migrationPlanQuote.migrationTransactionPlan", "migrationPlanQuote.idempotencyKey",
        "migrationPlanQuote.expiresInSeconds", "migrationPlanQuote.issuedAt", "migrationPlanQuote.expiresAt", "migrationPlanQuote.signature",
        "migrationPlanQuote.signature.signatureVersion", "migrationPlanQuote.signature.algorithm", "migrationPlanQuote.signature.keyId",
        "migrationPlanQuote.signature.signature", "migrationTransactionPlan", "migrationTransactionPlan.planVersion", "migrationTransactionPlan.planCommitmentHash",
        "migrationTransactionPlan.inputValueSats", "migrationTransactionPlan.destinationValueSats", "migrationTransactionPlan.anchorValueSats",
        "migrationTransactionPlan.feeSats", "migrationTransactionPlan.inputSequence", "migrationTransactionPlan.lockTime", "artifactApprovals",
        "artifactApprovals.payload", "artifactApprovals.payload.approvalVersion", "artifactApprovals.payload.route", "artifactApprovals.payload.scriptTemplateId",
        "artifactApprovals.payload.destinationCommitmentHash", "artifactApprovals.payload.planCommitmentHash", "artifactApprovals.approvals",
        "artifactApprovals.approvals[0].role", "artifactApprovals.approvals[1].signature", "signerApproval.certificateVersion", "signerApproval.signatureAlgorithm",
        "signerApproval.approvalDigest", "signerApproval.walletPublicKey", "signerApproval.signerSetHash", "signerApproval.signature", "signerApproval.endBlock",
        "artifactSignatures", "artifacts.MIGRATION.psbtHash", "artifacts.MIGRATION.destinationCommitmentHash", "scriptTemplate", "scriptTemplate.template",
        "scriptTemplate.depositorPublicKey", "scriptTemplate.custodianPublicKey", "scriptTemplate.signerPublicKey", "scriptTemplate.beta", "scriptTemplate.delta2",
        "signing", "signing.signerRequired", "signing.custodianRequired",
    ];

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void Missing_field_is_one_finding(string path)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, null);

        var finding = Assert.Single(request.Inspect().Findings);

        Assert.Equal("$." + path, finding.Path);
        Assert.StartsWith("is required", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void Field_of_another_type_is_one_finding(string path)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, new JsonArray(new JsonObject()));

        // A list where a list belongs has its finding at the entry.
        Assert.All(request.Inspect().Findings, finding => Assert.StartsWith("$." + path, finding.Path, StringComparison.Ordinal));
        Assert.NotEmpty(request.Inspect().Findings);
        Assert.Null(request.Inspect().Request);
    }

    [Theory]
    [InlineData("epoch", "\"12\"", "18446744073709551615")]
    [InlineData("epoch", "-1", "18446744073709551615")]
    [InlineData("epoch", "-0", "18446744073709551615")]
    [InlineData("epoch", "12.0", "18446744073709551615")]
    [InlineData("epoch", "12.5", "18446744073709551615")]
    [InlineData("epoch", "12e0", "18446744073709551615")]
    [InlineData("epoch", "18446744073709551616", "18446744073709551615")]
    [InlineData("epoch", "1e400", "18446744073709551615")]
    [InlineData("epoch", "true", "18446744073709551615")]
    [InlineData("activeOutpoint.vout", "4294967296", "4294967295")]
    [InlineData("migrationTransactionPlan.feeSats", "\"1670\"", "18446744073709551615")]
    [InlineData("migrationTransactionPlan.inputSequence", "4294967296", "4294967295")]
    [InlineData("migrationTransactionPlan.lockTime", "-950000", "4294967295")]
    [InlineData("signerApproval.activeMembers[0]", "4294967296", "4294967295")]
    [InlineData("signerApproval.endBlock", "\"23000000\"", "18446744073709551615")]
    [InlineData("scriptTemplate.beta", "144.0", "18446744073709551615")]
    public void Integer_of_another_form_is_one_finding(string path, string json, string largest)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, "@here@");
        var text = Encoding.UTF8.GetString(request.Bytes()).Replace("\"@here@\"", json, StringComparison.Ordinal);

        var finding = Assert.Single(CovenantRequestJson.Inspect(Vectors.Bytes(text), Vectors.Domain).Findings);

        Assert.Equal("$." + path, finding.Path);
        Assert.StartsWith($"expected an integer from 0 to {largest}, without quotes, fraction or exponent; got ", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strategy", "1f1f", "does not begin with 0x")]
    [InlineData("strategy", "0X1F", "does not begin with 0x")]
    [InlineData("strategy", " 0x1f", "does not begin with 0x")]
    [InlineData("strategy", "0x", "got 0 hex digits")]
    [InlineData("strategy", "0x1", "got 1 hex digits")]
    [InlineData("strategy", "0x1f1", "got 3 hex digits")]
    [InlineData("strategy", "0x1g", "got 'g' at position 4")]
    [InlineData("strategy", "0x1f\n", "got the character U+000A at position 5")]
    [InlineData("strategy", "0x1\u0661", "at position 4")]
    [InlineData("migrationDestination.revealer", "0x4b4b", "expected 0x and 40 hex digits (20 bytes); got 4 hex digits")]
    [InlineData("migrationDestination.vault", "0x5C5C", "expected 0x and 40 hex digits (20 bytes); got 4 hex digits")]
    [InlineData("artifactApprovals.payload.planCommitmentHash", "0x00", "expected 0x and 64 hex digits (32 bytes); got 2 hex digits")]
    [InlineData("signerApproval.approvalDigest", "0x00", "expected 0x and 64 hex digits (32 bytes); got 2 hex digits")]
    [InlineData("signerApproval.walletPublicKey", "0x04", "expected 0x and 130 hex digits (65 bytes); got 2 hex digits")]
    [InlineData("artifactSignatures[2]", "0x0", "got 1 hex digits")]
    [InlineData("artifactApprovals.approvals[0].signature", "abc", "does not begin with 0x")]
    [InlineData("scriptTemplate.depositorPublicKey", "0x02zz", "got 'z' at position 5")]
    public void Hex_of_another_form_is_one_finding(string path, string hex, string said)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, hex);

        var finding = Assert.Single(request.Inspect().Findings);

        Assert.Equal("$." + path, finding.Path);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Upper_case_hex_is_lowered_and_changes_no_digest()
    {
        var request = Vectors.Request("with_everything");
        var shouted = JsonNode.Parse(
            System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(request.Bytes()), "\"0x([0-9a-fA-F]+)\"", static hex => $"\"0x{hex.Groups[1].Value.ToUpperInvariant()}\""))!;

        var inspection = shouted.Inspect();

        // The quote's own idempotency key is text, though it looks like hex here: its case is kept.
        shouted["migrationPlanQuote"]!["idempotencyKey"] = request["migrationPlanQuote"]!["idempotencyKey"]!.GetValue<string>();
        Assert.Empty(inspection.Findings);
        Assert.Equal(request.Inspect().RequestDigest, shouted.Inspect().RequestDigest);
    }

    [Theory]
    [InlineData("", "0 characters")]
    [InlineData("a b", "' ' at position 2")]
    [InlineData("a\nb", "the character U+000A at position 2")]
    [InlineData("a\n", "the character U+000A at position 2")]
    [InlineData("\u00e9", "'\u00e9' at position 1")]
    [InlineData("a/../b", "'/' at position 2")]
    [InlineData(256, "256 characters")]
    public void Identifier_of_another_form_is_one_finding(object identifier, string said)
    {
        foreach (var name in (string[])["facadeRequestId", "idempotencyKey"])
        {
            var request = Vectors.Request();
            request[name] = identifier is int length ? new string('a', length) : (string)identifier;

            var finding = Assert.Single(request.Inspect().Findings);

            Assert.Equal("$." + name, finding.Path);
            Assert.Equal($"expected 1 to 255 characters of [a-zA-Z0-9_-]; got {said}", finding.Message);
        }
    }

    [Fact]
    public void Identifier_of_255_characters_is_good()
    {
        var request = Vectors.Request();
        request["facadeRequestId"] = new string('a', 255);

        Assert.Empty(request.Inspect().Findings);
    }

    [Theory]
    [InlineData("requestType", "expected reconstruct or presign_self_v1; got 'other'")]
    [InlineData("migrationDestination.route", "expected MIGRATION; got 'other'")]
    [InlineData("migrationDestination.status", "expected RESERVED or COMMITTED_TO_EPOCH; got 'other'")]
    [InlineData("migrationPlanQuote.route", "expected MIGRATION; got 'other'")]
    [InlineData("artifactApprovals.payload.route", "expected qc_v1 or self_v1; got 'other'")]
    [InlineData("artifactApprovals.approvals[0].role", "expected D or C; got 'other'")]
    [InlineData("scriptTemplate.template", "expected qc_v1 or self_v1; got 'other'")]
    [InlineData("route", "expected qc_v1 or self_v1; got 'other'")]
    public void Name_that_is_not_one_of_the_wires_is_one_finding(string path, string message)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, "other");

        var finding = Assert.Single(request.Inspect().Findings);

        Assert.Equal(new RequestFinding("$." + path, message), finding);
    }

    [Theory]
    [InlineData("RETIRED")]
    [InlineData("EXPIRED")]
    [InlineData("REVEALED")]
    [InlineData("reserved")]
    public void Destination_in_another_state_is_refused(string status)
    {
        var request = Vectors.Request();
        request.Set("migrationDestination.status", status);

        Assert.Equal("$.migrationDestination.status", Assert.Single(request.Inspect().Findings).Path);
    }

    [Theory]
    [InlineData("2026-03-09T00:00:00Z")]
    [InlineData("2026-03-09T00:00:00.0000Z")]
    [InlineData("2026-03-09T00:00:00.000+00:00")]
    [InlineData("2026-03-09 00:00:00.000Z")]
    [InlineData("2026-3-9T00:00:00.000Z")]
    [InlineData("2026-02-30T00:00:00.000Z")]
    [InlineData("2026-03-09T24:00:00.000Z")]
    [InlineData("2026-03-09T00:00:00.000z")]
    [InlineData(" 2026-03-09T00:00:00.000Z")]
    [InlineData("2026-03-09T00:00:00.000Z\n")]
    [InlineData("0000-03-09T00:00:00.000Z")]
    [InlineData("1773014400000")]
    [InlineData("")]
    public void Timestamp_of_another_shape_is_one_finding(string timestamp)
    {
        foreach (var name in (string[])["issuedAt", "expiresAt"])
        {
            var request = Vectors.Request("with_quote");
            request.Set("migrationPlanQuote." + name, timestamp);

            var finding = Assert.Single(request.Inspect().Findings);

            Assert.Equal("$.migrationPlanQuote." + name, finding.Path);
            Assert.StartsWith("expected a UTC time of the form YYYY-MM-DDTHH:MM:SS.mmmZ", finding.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("migrationDestination.network")]
    [InlineData("migrationPlanQuote.quoteId")]
    [InlineData("migrationPlanQuote.signature.keyId")]
    public void Text_of_nothing_but_white_space_is_one_finding(string path)
    {
        var request = Vectors.Request("with_quote");
        request.Set(path, " \t\u00a0");

        Assert.Equal(new RequestFinding("$." + path, "is required, and is empty"), Assert.Single(request.Inspect().Findings));
    }
}
