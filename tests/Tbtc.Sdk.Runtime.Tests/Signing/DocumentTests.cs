using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Documents that are no JSON object of the right shape.</summary>
public class DocumentTests
{
    [Theory]
    [InlineData("", "$", "got nothing")]
    [InlineData(" ", "$", "line 1")]
    [InlineData("null", "$", "expected an object; got null")]
    [InlineData("[]", "$", "expected an object; got a list")]
    [InlineData("\"0x\"", "$", "expected an object; got text")]
    [InlineData("12", "$", "expected an object; got 12")]
    [InlineData("{\"epoch\":", "$", "line 1, byte 10")]
    [InlineData("{} {}", "$", "line 1, byte 4")]
    [InlineData("{}]", "$", "line 1, byte 3")]
    [InlineData("{\"epoch\":1,}", "$", "line 1, byte 12")]
    [InlineData("// comment\n{}", "$", "line 1, byte 1")]
    [InlineData("\uFEFF{}", "$", "line 1, byte 1")]
    [InlineData("{'epoch':1}", "$", "line 1, byte 2")]
    [InlineData("{\"epoch\":01}", "$", "line 1, byte 11")]
    [InlineData("{\"epoch\":NaN}", "$", "line 1, byte 10")]
    public void What_is_no_json_object_is_one_finding(string document, string path, string said)
    {
        var finding = Assert.Single(CovenantRequestJson.Inspect(Vectors.Bytes(document), Vectors.Domain).Findings);

        Assert.Equal(path, finding.Path);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Truncated_request_is_one_finding_wherever_it_ends()
    {
        var whole = Vectors.Request("with_everything").Bytes();

        for (var length = 0; length < whole.Length; length += 7)
        {
            var inspection = CovenantRequestJson.Inspect(whole.AsMemory(0, length), Vectors.Domain);
            Assert.Equal("$", Assert.Single(inspection.Findings).Path);
            Assert.Null(inspection.Request);
            Assert.Null(inspection.RequestDigest);
        }
    }

    [Fact]
    public void Deep_nesting_is_one_finding()
    {
        var request = Encoding.UTF8.GetString(Vectors.Request().Bytes());
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));

        var inspection = CovenantRequestJson.Inspect(Vectors.Bytes(request[..^1] + ",\"deep\":" + deep + "}"), Vectors.Domain);

        var finding = Assert.Single(inspection.Findings);
        Assert.Contains("at most 16 levels", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_requests_in_one_document_are_one_finding()
    {
        var request = Vectors.Request().Bytes();

        var inspection = CovenantRequestJson.Inspect((byte[])[.. request, .. request], Vectors.Domain);

        Assert.Equal("$", Assert.Single(inspection.Findings).Path);
        Assert.Null(inspection.Request);
    }

    [Fact]
    public void Document_beyond_two_mebibytes_is_not_parsed()
    {
        var finding = Assert.Single(CovenantRequestJson.Inspect(new byte[CovenantRequestJson.MaxBytes + 1], Vectors.Domain).Findings);

        Assert.Equal("expected at most 2097152 bytes; got 2097153", finding.Message);
    }

    [Fact]
    public void Document_that_is_not_utf8_is_one_finding()
    {
        var request = Vectors.Request().Bytes();
        request[20] = 0xFF;

        Assert.Equal("is not UTF-8", Assert.Single(CovenantRequestJson.Inspect(request, Vectors.Domain).Findings).Message);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_one_finding_in_values_and_names()
    {
        var text = Encoding.UTF8.GetString(Vectors.Request().Bytes());
        var value = text.Replace("\" regtest \"", "\"\\ud800\"", StringComparison.Ordinal);
        var name = text.Replace("{\"facadeRequestId\"", "{\"\\udc00\":1,\"facadeRequestId\"", StringComparison.Ordinal);

        Assert.Equal("$.migrationDestination.network", Assert.Single(CovenantRequestJson.Inspect(Vectors.Bytes(value), Vectors.Domain).Findings).Path);
        Assert.Equal("$['?']", Assert.Single(CovenantRequestJson.Inspect(Vectors.Bytes(name), Vectors.Domain).Findings).Path);
    }

    [Fact]
    public void Repeated_field_is_one_finding()
    {
        var text = Encoding.UTF8.GetString(Vectors.Request().Bytes());

        var inspection = CovenantRequestJson.Inspect(Vectors.Bytes(text.Replace("\"epoch\":12", "\"epoch\":12,\"epoch\":13", StringComparison.Ordinal)), Vectors.Domain);

        Assert.Equal(["$.epoch", "$.migrationDestination.epoch"], inspection.Findings.Select(static finding => finding.Path));
        Assert.All(inspection.Findings, static finding => Assert.Equal("is there more than once; keep one", finding.Message));
        Assert.Null(inspection.Request);
    }

    [Theory]
    [InlineData("Epoch")]
    [InlineData("activeOutpoint.value")]
    [InlineData("migrationDestination.epochs")]
    [InlineData("migrationPlanQuote.x")]
    [InlineData("migrationPlanQuote.signature.x")]
    [InlineData("migrationTransactionPlan.x")]
    [InlineData("artifactApprovals.x")]
    [InlineData("artifactApprovals.payload.x")]
    [InlineData("artifactApprovals.approvals[1].x")]
    [InlineData("signerApproval.x")]
    [InlineData("artifacts.OTHER")]
    [InlineData("artifacts.MIGRATION.x")]
    [InlineData("scriptTemplate.x")]
    [InlineData("signing.x")]
    public void Unknown_field_is_one_finding(string path)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, 1);

        var inspection = request.Inspect();

        Assert.Equal(new RequestFinding("$." + path, "is unknown here; leave it out"), Assert.Single(inspection.Findings));
        Assert.Null(inspection.Request);
    }

    [Fact]
    public void Unknown_field_hides_no_other_finding()
    {
        var request = Vectors.Request("with_everything");
        request["unknown field"] = 1;
        request.Set("migrationDestination.unknown", 1);
        request.Set("migrationDestination.migrationExtraData", "0x00");
        request.Set("migrationTransactionPlan.lockTime", 1);

        Assert.Equal(
            [
                "$.migrationDestination.unknown",
                "$['unknown field']",
                "$.migrationDestination.migrationExtraData",
                "$.migrationDestination.destinationCommitmentHash",
                "$.destinationCommitmentHash",
                "$.migrationTransactionPlan.lockTime",
                "$.migrationTransactionPlan.planCommitmentHash",
                "$.migrationPlanQuote.migrationTransactionPlan.lockTime",
            ],
            request.Inspect().Findings.Select(static finding => finding.Path));
    }

    [Fact]
    public void Findings_are_bounded()
    {
        var request = Vectors.Request();
        for (var i = 0; i < 900; i++)
        {
            request[$"unknown{i}"] = i;
        }

        var findings = request.Inspect().Findings;

        Assert.Equal(101, findings.Count);
        Assert.Equal("800 more findings are left out; repair these first", findings[^1].Message);
    }

    [Theory]
    [InlineData("\"artifactApprovals\":{\"approvals\":[*]}", "{}")]
    [InlineData("\"artifactApprovals\":{\"approvals\":[*]}", "{\"role\":\"D\",\"signature\":\"0x00\"}")]
    [InlineData("\"artifactSignatures\":[*],\"scriptTemplate\":{}", "\"0x0\"")]
    [InlineData("\"signerApproval\":{\"activeMembers\":[*]}", "\"1\"")]
    [InlineData("\"signerApproval\":{\"activeMembers\":[*]}", "1")]
    [InlineData("*", "\"a\":1")]
    public void More_mistakes_than_are_kept_do_not_make_the_rest_look_good(string part, string repeated)
    {
        foreach (var route in (string[])["qc_v1", "self_v1"])
        {
            var many = string.Join(',', Enumerable.Repeat(repeated, 900));
            var document = Vectors.Bytes($$"""{"route":"{{route}}",{{part.Replace("*", many, StringComparison.Ordinal)}}}""");

            var inspection = CovenantRequestJson.Inspect(document, Vectors.Domain);

            Assert.InRange(inspection.Findings.Count, 10, 101);
            Assert.Null(inspection.Request);
        }
    }

    [Fact]
    public void Huge_lists_and_objects_are_one_finding()
    {
        var request = Vectors.Request("with_everything");
        request["signerApproval"]!["activeMembers"] = new JsonArray([.. Enumerable.Range(1, 1001).Select(static member => JsonValue.Create(member))]);
        request["signing"] = new JsonObject(Enumerable.Range(0, 1001).Select(static i => KeyValuePair.Create<string, JsonNode?>($"k{i}", i)));

        Assert.Equal(
            [
                new RequestFinding("$.signerApproval.activeMembers", "expected at most 1000 entries; got 1001"),
                new RequestFinding("$.signing", "expected at most 1000 fields; got 1001"),
            ],
            request.Inspect().Findings);
    }

    [Fact]
    public void Values_from_outside_are_cut_short_in_messages()
    {
        var request = Vectors.Request();
        request["strategy"] = new string('\n', 100_000);
        request["facadeRequestId"] = new string('x', 100_000);
        request["migrationDestination"]!["status"] = string.Concat(Enumerable.Repeat("\u0007", 100_000));

        Assert.All(request.Inspect().Findings, static finding =>
        {
            Assert.InRange(finding.Message.Length, 1, 300);
            Assert.DoesNotContain(finding.Message, char.IsControl);
        });
    }

    [Fact]
    public void Body_of_a_submit_names_its_fields_from_the_root()
    {
        var body = Vectors.Body(Vectors.Request());
        body.Set("request.epoch", "12");
        body["routeRequestId"] = "a\nb";
        body["stage"] = "SIGNING";

        Assert.Equal(
            ["$.routeRequestId", "$.stage", "$.request.epoch"], body.Inspect().Findings.Select(static finding => finding.Path));
    }

    [Fact]
    public void Body_is_inspected_as_the_request_in_it_is()
    {
        var request = Vectors.Request("with_everything");

        var inspection = Vectors.Body(request, "kcs_qc_0123456789abcdef").Inspect();

        Assert.True(inspection.IsValid);
        Assert.Equal("rr-1", inspection.RouteRequestId);
        Assert.Equal("kcs_qc_0123456789abcdef", inspection.RequestId);
        Assert.Equal(request.Inspect().RequestDigest, inspection.RequestDigest);
    }

    [Fact]
    public void Inspection_as_json_has_the_documented_members()
    {
        var vector = Vectors.Vector("qc_v1");
        var request = vector["request"]!.AsObject();
        request["artifactSignatures"]![1] = "0x00";
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
        {
            request.Inspect().WriteTo(writer);
        }

        var json = JsonNode.Parse(stream.ToArray())!.AsObject();

        Assert.Equal(
            ["valid", "requestDigest", "approvalDigest", "destinationCommitmentHash", "planCommitmentHash", "findings", "normalized"], json.Select(static member => member.Key));
        Assert.False(json["valid"]!.GetValue<bool>());
        Assert.Equal(vector["requestDigest"]!.GetValue<string>(), json["requestDigest"]!.GetValue<string>());
        Assert.Equal("$.artifactSignatures[1]", Assert.Single(json["findings"]!.AsArray())!["path"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(vector["normalized"]!.GetValue<string>()), json["normalized"]));
    }
}
