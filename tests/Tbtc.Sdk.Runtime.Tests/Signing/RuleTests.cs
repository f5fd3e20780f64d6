using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Fields that can be read and must not have the value they have.</summary>
public class RuleTests
{
    /// <summary>Plans that fit their commitment and their signatures, and are wrong in one thing.</summary>
    [Theory]
    [InlineData("wrong_sum", "inputValueSats", "expected 999999, which is destinationValueSats 998000 + anchorValueSats 330 + feeSats 1669; got 1000000")]
    [InlineData(
        "overflowing_sum",
        "inputValueSats",
        "expected 36893488147419103560, which is destinationValueSats 18446744073709551615 + anchorValueSats 330 + feeSats 18446744073709551615; got 329")]
    [InlineData("no_fee", "feeSats", "expected at least 1 satoshi; got 0")]
    [InlineData("other_anchor", "anchorValueSats", "expected 330, the value of every anchor; got 331")]
    [InlineData("other_sequence", "inputSequence", "expected 4294967293, 0xFFFFFFFD; got 4294967295")]
    [InlineData("other_lock_time", "lockTime", "expected 950000, as in $.maturityHeight; got 949999")]
    public void Plan_that_is_wrong_in_one_thing_has_one_finding(string vector, string field, string message)
    {
        var inspection = Vectors.Request(vector).Inspect();

        Assert.Equal(new RequestFinding("$.migrationTransactionPlan." + field, message), Assert.Single(inspection.Findings));
        Assert.NotNull(inspection.RequestDigest);
    }

    [Theory]
    [InlineData("requestType", "presign_self_v1", "expected reconstruct, the only one of the route qc_v1; got presign_self_v1")]
    [InlineData("signing.signerRequired", false, "expected true, as on every route; got false")]
    [InlineData("signing.custodianRequired", false, "expected true, as the route is qc_v1; got false")]
    [InlineData("scriptTemplate.template", "self_v1", "expected qc_v1, as in $.route; got self_v1")]
    [InlineData("artifactApprovals.payload.approvalVersion", 3, "expected 2, the version that is accepted on submit; got 3")]
    [InlineData("migrationPlanQuote.quoteVersion", 2, "expected 1, the one version there is; got 2")]
    [InlineData("migrationPlanQuote.epoch", 13, "expected 12, as in $.epoch; got 13")]
    [InlineData("migrationPlanQuote.reserve", "0x0000000000000000000000000000000000000000", "expected 0x2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a, as in $.reserve; got 0x0000000000000000000000000000000000000000")]
    [InlineData("migrationPlanQuote.reservationId", "other", "expected cmdr_0001, as in $.migrationDestination.reservationId; got other")]
    [InlineData("migrationPlanQuote.network", "main net", "expected regtest, as in $.migrationDestination.network; got 'main net'")]
    [InlineData("migrationPlanQuote.activeOutpointVout", 2, "expected 1, as in $.activeOutpoint.vout; got 2")]
    [InlineData("migrationPlanQuote.activeOutpointTxid", "0x00", "expected 0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, as in $.activeOutpoint.txid; got 0x00")]
    [InlineData("migrationPlanQuote.migrationTransactionPlan.feeSats", 1, "expected 1670, as in $.migrationTransactionPlan.feeSats; got 1")]
    [InlineData("migrationPlanQuote.signature.signatureVersion", 2, "expected 1, the one version there is; got 2")]
    [InlineData("migrationPlanQuote.signature.algorithm", "ecdsa", "expected ed25519, the one algorithm there is; got ecdsa")]
    [InlineData("migrationPlanQuote.expiresInSeconds", 901, "expected 2026-03-09T00:15:01.000Z, which is issuedAt and expiresInSeconds later; got 2026-03-09T00:15:00.000Z", "migrationPlanQuote.expiresAt")]
    [InlineData("migrationPlanQuote.expiresInSeconds", 0, "expected 1 second or more, and no time after the year 9999; got 0")]
    [InlineData("migrationPlanQuote.expiresAt", "2026-03-09T00:15:00.001Z", "expected 2026-03-09T00:15:00.000Z, which is issuedAt and expiresInSeconds later; got 2026-03-09T00:15:00.001Z")]
    [InlineData("signerApproval.certificateVersion", 1, "expected 2, the one version that is accepted; got 1")]
    [InlineData("signerApproval.signatureAlgorithm", "ecdsa", "expected tecdsa-secp256k1, the one algorithm there is; got ecdsa")]
    [InlineData("signerApproval.activeMembers[0]", 0, "expected member indexes from 1; got 0", "signerApproval.activeMembers")]
    [InlineData("signerApproval.activeMembers[0]", 1, "expected each member once; got 1 more than once", "signerApproval.activeMembers")]
    [InlineData("signerApproval.activeMembers[0]", 4, "expected no member that is in $.signerApproval.activeMembers too; got 4", "signerApproval.inactiveMembers")]
    public void Field_that_does_not_fit_has_one_finding(string path, object value, string message, string? at = null)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, JsonValue.Create(value));

        var inspection = request.Inspect();

        Assert.Equal(new RequestFinding("$." + (at ?? path), message), Assert.Single(inspection.Findings));
        Assert.NotNull(inspection.RequestDigest);
    }

    /// <summary>All that a quote has in common with the request, but for the route, which has one value, and the idempotency key, which is its own.</summary>
    [Theory]
    [InlineData("reservationId", "migrationDestination.reservationId")]
    [InlineData("reserve", "reserve")]
    [InlineData("epoch", "epoch")]
    [InlineData("revealer", "migrationDestination.revealer")]
    [InlineData("vault", "migrationDestination.vault")]
    [InlineData("network", "migrationDestination.network")]
    [InlineData("destinationCommitmentHash", "destinationCommitmentHash")]
    [InlineData("activeOutpointTxid", "activeOutpoint.txid")]
    [InlineData("activeOutpointVout", "activeOutpoint.vout")]
    [InlineData("planCommitmentHash", "migrationTransactionPlan.planCommitmentHash")]
    [InlineData("migrationTransactionPlan.planVersion", "migrationTransactionPlan.planVersion")]
    [InlineData("migrationTransactionPlan.planCommitmentHash", "migrationTransactionPlan.planCommitmentHash")]
    [InlineData("migrationTransactionPlan.inputValueSats", "migrationTransactionPlan.inputValueSats")]
    [InlineData("migrationTransactionPlan.destinationValueSats", "migrationTransactionPlan.destinationValueSats")]
    [InlineData("migrationTransactionPlan.anchorValueSats", "migrationTransactionPlan.anchorValueSats")]
    [InlineData("migrationTransactionPlan.feeSats", "migrationTransactionPlan.feeSats")]
    [InlineData("migrationTransactionPlan.inputSequence", "migrationTransactionPlan.inputSequence")]
    [InlineData("migrationTransactionPlan.lockTime", "migrationTransactionPlan.lockTime")]
    public void Field_that_a_quote_shares_with_the_request_must_match(string field, string shared)
    {
        var request = Vectors.Request("with_everything");
        var quote = request["migrationPlanQuote"]!;
        var value = field.Split('.').Aggregate(quote, static (node, step) => node[step]!).AsValue();
        quote.Set(field, value.TryGetValue<ulong>(out var number) ? JsonValue.Create(number + 1) : JsonValue.Create(value.GetValue<string>()[..^2] + "0f"));

        var finding = Assert.Single(request.Inspect().Findings);

        Assert.Equal($"$.migrationPlanQuote.{field}", finding.Path);
        Assert.Contains($", as in $.{shared}; got ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Expiry_that_no_calendar_reaches_is_one_finding()
    {
        var request = Vectors.Request("with_quote");
        request.Set("migrationPlanQuote.expiresInSeconds", JsonValue.Create(ulong.MaxValue));

        Assert.Equal("$.migrationPlanQuote.expiresInSeconds", Assert.Single(request.Inspect().Findings).Path);
    }

    [Fact]
    public void Quotes_own_idempotency_key_need_not_be_the_requests()
    {
        var request = Vectors.Request("with_quote");
        request.Set("migrationPlanQuote.idempotencyKey", "another");

        Assert.Empty(request.Inspect().Findings);
    }

    [Fact]
    public void Maturity_height_beyond_a_lock_time_is_found_at_the_height()
    {
        var request = Vectors.Request();
        request["maturityHeight"] = 4294967296;

        Assert.Contains(new RequestFinding("$.maturityHeight", "expected at most 4294967295, the largest lock time; got 4294967296"), request.Inspect().Findings);
    }

    [Theory]
    [InlineData("migrationDestination.depositScript", "0x00", "$.migrationDestination.depositScriptHash")]
    [InlineData("migrationDestination.depositScriptHash", "0x00", "$.migrationDestination.depositScriptHash")]
    [InlineData("migrationDestination.migrationExtraData", "0x00", "$.migrationDestination.migrationExtraData")]
    [InlineData("migrationDestination.revealer", "0x0000000000000000000000000000000000000000", "$.migrationDestination.migrationExtraData")]
    [InlineData("migrationDestination.network", "mainnet", "$.migrationDestination.destinationCommitmentHash")]
    [InlineData("migrationDestination.vault", "0x0000000000000000000000000000000000000000", "$.destinationCommitmentHash")]
    [InlineData("migrationDestination.epoch", 13, "$.migrationDestination.epoch")]
    [InlineData("migrationDestination.reserve", "0x0000000000000000000000000000000000000000", "$.migrationDestination.reserve")]
    [InlineData("migrationDestination.destinationCommitmentHash", "0x00", "$.migrationDestination.destinationCommitmentHash")]
    [InlineData("destinationCommitmentHash", "0x00", "$.destinationCommitmentHash")]
    [InlineData("destinationCommitmentHash", "0x00", "$.migrationTransactionPlan.planCommitmentHash")]
    [InlineData("destinationCommitmentHash", "0x00", "$.artifactApprovals.payload.destinationCommitmentHash")]
    [InlineData("migrationTransactionPlan.planCommitmentHash", "0x00", "$.migrationTransactionPlan.planCommitmentHash")]
    [InlineData("migrationTransactionPlan.planCommitmentHash", "0x00", "$.artifactApprovals.payload.planCommitmentHash")]
    [InlineData("migrationTransactionPlan.planVersion", 2, "$.migrationTransactionPlan.planVersion")]
    [InlineData("activeOutpoint.vout", 2, "$.migrationTransactionPlan.planCommitmentHash")]
    public void Change_is_found_where_the_commitment_to_it_is(string path, object value, string at)
    {
        var request = Vectors.Request();
        request.Set(path, JsonValue.Create(value));

        Assert.Contains(at, request.Inspect().Findings.Select(static finding => finding.Path));
    }

    [Fact]
    public void List_of_signatures_must_be_the_derived_one()
    {
        var request = Vectors.Request();
        var signatures = request["artifactSignatures"]!.AsArray();
        var (depositor, custodian) = (signatures[0]!.GetValue<string>(), signatures[1]!.GetValue<string>());
        var digest = request.Inspect().RequestDigest;

        request["artifactSignatures"] = new JsonArray(custodian, depositor);
        var swapped = request.Inspect();
        request["artifactSignatures"] = new JsonArray(depositor);
        var tooFew = request.Inspect();
        request["artifactSignatures"] = new JsonArray();
        var none = request.Inspect();

        Assert.Equal(["$.artifactSignatures[0]", "$.artifactSignatures[1]"], swapped.Findings.Select(static finding => finding.Path));
        Assert.Contains(depositor, swapped.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal("$.artifactSignatures", Assert.Single(tooFew.Findings).Path);
        Assert.Equal("$.artifactSignatures", Assert.Single(none.Findings).Path);
        Assert.All([swapped, tooFew, none], inspection => Assert.Equal(digest, inspection.RequestDigest));
    }

    [Fact]
    public void Roles_are_those_of_the_route()
    {
        var missing = Vectors.Request();
        missing["artifactApprovals"]!["approvals"]!.AsArray().RemoveAt(0);
        var twice = Vectors.Request();
        twice.Set("artifactApprovals.approvals[0].role", "D");
        var custodianOnSelf = Vectors.Request("self_v1");
        custodianOnSelf["artifactApprovals"]!["approvals"]!.AsArray().Add(new JsonObject { ["role"] = "C", ["signature"] = "0x00" });

        Assert.Equal(
            new RequestFinding("$.artifactApprovals.approvals", "the route qc_v1 requires an approval of the role C, which is missing"), Assert.Single(missing.Inspect().Findings));
        Assert.Equal(
            new RequestFinding("$.artifactApprovals.approvals[1].role", "the role D is there more than once; keep one"), twice.Inspect().Findings[0]);
        Assert.Equal(
            new RequestFinding("$.artifactApprovals.approvals[1].role", "the route self_v1 has no approval of the role C; leave it out"),
            Assert.Single(custodianOnSelf.Inspect().Findings));
        Assert.All([missing, twice, custodianOnSelf], static request => Assert.Null(request.Inspect().Request));
    }

    [Fact]
    public void Old_version_of_an_approval_is_digested_and_verified_and_refused()
    {
        var vector = Vectors.Vector("old_approval");

        var inspection = vector["request"]!.Inspect();

        Assert.Equal("$.artifactApprovals.payload.approvalVersion", Assert.Single(inspection.Findings).Path);
        Assert.Equal(vector["approvalDigest"]!.GetValue<string>(), inspection.ApprovalDigest.ToString());
    }

    [Fact]
    public void Certificate_without_an_end_is_refused()
    {
        var request = Vectors.Request("with_signer_approval");
        request["signerApproval"]!.AsObject().Remove("endBlock");

        Assert.Equal("$.signerApproval.endBlock", Assert.Single(request.Inspect().Findings).Path);
    }

    [Fact]
    public void Certificate_for_another_approval_is_found_at_its_digest_and_its_signature()
    {
        var request = Vectors.Request("with_signer_approval");
        request.Set("signerApproval.approvalDigest", "0x" + new string('0', 64));

        Assert.Equal(["$.signerApproval.approvalDigest", "$.signerApproval.signature"], request.Inspect().Findings.Select(static finding => finding.Path));
    }
}
