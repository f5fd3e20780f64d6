using System.Text.Json.Nodes;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Broken requests are repaired by a program that sees nothing but the findings.</summary>
public class RepairTests
{
    private const string Zeros = "0x0000000000000000000000000000000000000000000000000000000000000000";

    public static TheoryData<string, object?> Breakages { get; } = new()
    {
        { "migrationTransactionPlan.planCommitmentHash", Zeros },
        { "migrationDestination.destinationCommitmentHash", Zeros },
        { "destinationCommitmentHash", Zeros },
        { "migrationDestination.migrationExtraData", "0x41435f4d4947524154455631" },
        { "migrationDestination.depositScriptHash", Zeros },
        { "migrationTransactionPlan.inputSequence", 4294967295 },
        { "migrationTransactionPlan.lockTime", 949999 },
        { "migrationTransactionPlan.inputValueSats", 1000001 },
        { "migrationTransactionPlan.anchorValueSats", 546 },
        { "migrationDestination.epoch", 11 },
        { "artifactApprovals.payload.scriptTemplateId", "self_v1" },
        { "artifactSignatures[0]", "0x00" },
        { "signing.custodianRequired", false },
        { "migrationPlanQuote.network", "mainnet" },
        { "migrationPlanQuote.expiresAt", "2026-03-09T00:20:00.000Z" },
        { "signerApproval.approvalDigest", Zeros },
        { "unknown", "field" },
        { "signerApproval.unknown", 1 },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void Broken_request_is_repaired_from_its_findings_alone(string path, object? value)
    {
        var good = Vectors.Request("with_everything");
        var request = good.DeepClone().AsObject();
        request.Set(path, JsonValue.Create(value));
        Assert.False(request.Inspect().IsValid);

        Repair(request);

        Assert.Empty(request.Inspect().Findings);
        Assert.Equal(good.Inspect().RequestDigest, request.Inspect().RequestDigest);
    }

    [Fact]
    public void Request_that_is_broken_in_ten_places_is_repaired_too()
    {
        var request = Vectors.Request("with_everything");
        foreach (var path in (string[])["migrationTransactionPlan.planCommitmentHash", "migrationDestination.migrationExtraData", "migrationDestination.depositScriptHash"])
        {
            request.Set(path, Zeros);
        }

        request.Set("migrationTransactionPlan.inputSequence", 1);
        request.Set("migrationTransactionPlan.lockTime", 1);
        request.Set("migrationDestination.epoch", 1);
        request.Set("signing.signerRequired", false);
        request.Set("migrationPlanQuote.vault", "0x0000000000000000000000000000000000000000");
        request.Set("artifactSignatures[2]", "0x00");
        request.Set("scriptTemplate.unknown", 1);

        Repair(request);

        Assert.Equal(Vectors.Request("with_everything").Inspect().RequestDigest, request.Inspect().RequestDigest);
        Assert.Empty(request.Inspect().Findings);
    }

    [Fact]
    public void High_s_is_repaired_from_its_finding()
    {
        var request = Vectors.Request().WithDepositorSignature(Vectors.Signature("depositor", "highDer"));

        Repair(request);

        Assert.Empty(request.Inspect().Findings);
    }

    /// <summary>What cannot be computed from the request is told well enough for a person: what was expected, and what stands there.</summary>
    [Theory]
    [InlineData("strategy", "0x1f1", "$.strategy: expected 0x and two hex digits a byte; got 3 hex digits")]
    [InlineData("epoch", "12", "$.epoch: expected an integer from 0 to 18446744073709551615, without quotes, fraction or exponent; got text in quotes")]
    [InlineData("facadeRequestId", "rf qc", "$.facadeRequestId: expected 1 to 255 characters of [a-zA-Z0-9_-]; got ' ' at position 3")]
    [InlineData("migrationDestination.vault", null, "$.migrationDestination.vault: is required, and is missing or null")]
    [InlineData("migrationDestination.status", "RETIRED", "$.migrationDestination.status: expected RESERVED or COMMITTED_TO_EPOCH; got 'RETIRED'")]
    [InlineData(
        "migrationPlanQuote.issuedAt",
        "2026-03-09T00:00:00Z",
        "$.migrationPlanQuote.issuedAt: expected a UTC time of the form YYYY-MM-DDTHH:MM:SS.mmmZ, such as 2026-03-09T00:00:00.000Z; got '2026-03-09T00:00:00Z'")]
    public void Finding_of_what_only_its_author_knows_says_what_was_expected(string path, string? value, string finding)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, value);

        Assert.Equal([finding], request.Inspect().Findings.Select(static found => found.ToString()));
    }

    private static void Repair(JsonObject request)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var findings = request.Inspect().Findings;
            if (findings.Count == 0)
            {
                return;
            }

            FindingRepair.Apply(request, findings[0]);
        }

        Assert.Fail($"After 40 repairs: {string.Join("; ", request.Inspect().Findings)}");
    }
}
