using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>What is wrong with a request is told in one line with status 400, and nothing is stored.</summary>
public sealed class BadInputTests
{
    /// <summary>What is done to a good submit, and what the answer names.</summary>
    public static TheoryData<string, string> Changes { get; } = new()
    {
        { "routeRequestId = ../../etc/passwd", "$.routeRequestId" },
        { "routeRequestId = ", "$.routeRequestId" },
        { "routeRequestId = null", "$.routeRequestId" },
        { "stage = SIGNER_DONE", "$.stage" },
        { "unknown = 1", "$.unknown" },
        { "request.unknown = 1", "$.request.unknown" },
        { "request.facadeRequestId = a b", "$.request.facadeRequestId" },
        { "request.idempotencyKey = ", "$.request.idempotencyKey" },
        { "request.requestType = presign_self_v1", "$.request.requestType" },
        { "request.requestType = sign", "$.request.requestType" },
        { "request.route = self_v1", "$.request.route" },
        { "request.route = other", "$.request.route" },
        { "request.strategy = 1234", "$.request.strategy" },
        { "request.reserve = 0x", "$.request.reserve" },
        { "request.reserve = 0x123", "$.request.reserve" },
        { "request.epoch = -1", "$.request.epoch" },
        { "request.epoch = 18446744073709551616", "$.request.epoch" },
        { "request.epoch = 1.5", "$.request.epoch" },
        { "request.maturityHeight = 4294967296", "$.request.maturityHeight" },
        { "request.activeOutpoint = null", "$.request.activeOutpoint" },
        { "request.activeOutpoint.vout = 4294967296", "$.request.activeOutpoint.vout" },
        { "request.destinationCommitmentHash = 0xff", "$.request.destinationCommitmentHash" },
        { "request.migrationDestination = null", "$.request.migrationDestination" },
        { "request.migrationDestination.status = USED", "$.request.migrationDestination.status" },
        { "request.migrationDestination.revealer = 0x1234", "$.request.migrationDestination.revealer" },
        { "request.migrationTransactionPlan = null", "$.request.migrationTransactionPlan" },
        { "request.migrationTransactionPlan.feeSats = 18446744073709551615", "$.request.migrationTransactionPlan" },
        { "request.migrationTransactionPlan.anchorValueSats = 331", "$.request.migrationTransactionPlan" },
        { "request.migrationTransactionPlan.planCommitmentHash = 0x00", "$.request.migrationTransactionPlan.planCommitmentHash" },
        { "request.artifactApprovals = null", "$.request.artifactApprovals" },
        { "request.artifactApprovals.payload.approvalVersion = 1", "$.request.artifactApprovals.payload" },
        { "request.artifactApprovals.approvals[0].role = X", "$.request.artifactApprovals.approvals[0].role" },
        { "request.artifactApprovals.approvals[0].signature = 0x00", "$.request.artifactApprovals.approvals[0].signature" },
        { "request.artifactSignatures[0] = 0x00", "$.request.artifactSignatures" },
        { "request.scriptTemplate.unknown = 1", "$.request.scriptTemplate.unknown" },
        { "request.scriptTemplate.template = self_v1", "$.request.scriptTemplate" },
        { "request.scriptTemplate.depositorPublicKey = 0x00", "$.request.scriptTemplate.depositorPublicKey" },
        { "request.signing.signerRequired = false", "$.request.signing.signerRequired" },
        { "request.signing.custodianRequired = false", "$.request.signing.custodianRequired" },
        { "request = null", "$.request" },
        { "request = text", "$.request" },
    };

    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "", "got nothing" },
        { "{", "line 1" },
        { "null", "$" },
        { "[]", "$" },
        { "\"text\"", "$" },
        { "{}", "$.routeRequestId" },
        { $"{Vectors.Body(Vectors.Request()).ToJsonString()} {{}}", "line 1" },
        { $"{Vectors.Body(Vectors.Request()).ToJsonString()}x", "line 1" },
        { Vectors.Body(Vectors.Request()).ToJsonString().Insert(1, "\"stage\":\"SIGNER_COORDINATION\","), "$.stage" },
        { new string('[', 100_000), "levels" },
        { "{\"request\":\"\u0000\"}", "line 1" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Wrong_field_is_400_and_named(string change, string path)
    {
        await using var host = await SignerHost.StartAsync();
        var body = Vectors.Body(Vectors.Request());
        var (field, value) = (change[..change.IndexOf(" = ", StringComparison.Ordinal)], change[(change.IndexOf(" = ", StringComparison.Ordinal) + 3)..]);
        body.Set(field, Value(value));

        (await host.SubmitAsync(body.Bytes())).IsLine(HttpStatusCode.BadRequest, path);
        Assert.Equal(0, await host.CountJobsAsync());
        (await host.SubmitAsync(Vectors.Body(Vectors.Request()).Bytes())).IsStep("PENDING");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Document_that_is_no_request_is_400_for_submit_and_poll(string document, string says)
    {
        await using var host = await SignerHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(document);

        (await host.SubmitAsync(body)).IsLine(HttpStatusCode.BadRequest, says);
        (await host.PollAsync("kcs_qc_0000000000000000", body)).IsLine(HttpStatusCode.BadRequest, says);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_400()
    {
        await using var host = await SignerHost.StartAsync();

        (await host.SubmitAsync([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D])).IsLine(HttpStatusCode.BadRequest, "UTF-8");
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_of_3_MiB_is_400_and_the_answer_arrives(bool isChunked)
    {
        await using var host = await SignerHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/qc_v1/signer/requests") { Content = new ByteArrayContent(new byte[3 * 1024 * 1024]) };
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await host.Http.SendAsync(request);

        (await Reply.ReadAsync(response)).IsLine(HttpStatusCode.BadRequest, "longer than 2097152 bytes");
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Body_of_exactly_2_MiB_is_read()
    {
        await using var host = await SignerHost.StartAsync();
        var request = Vectors.Body(Vectors.Request()).Bytes();
        var body = Enumerable.Repeat((byte)' ', CovenantRequestJson.MaxBytes).ToArray();
        request.CopyTo(body, 0);

        (await host.SubmitAsync(body)).IsStep("PENDING");
        (await host.SubmitAsync([.. body, (byte)' '])).IsLine(HttpStatusCode.BadRequest, "longer than 2097152 bytes");
    }

    [Fact]
    public async Task Request_with_a_signer_approval_is_400_where_there_is_no_verifier()
    {
        await using var host = await SignerHost.StartAsync();

        (await host.SubmitAsync(Vectors.Body(Vectors.Request("with_signer_approval")).Bytes())).IsLine(HttpStatusCode.BadRequest, "$.request.signerApproval: expected none");
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Long_route_request_id_is_taken_up_to_255_characters()
    {
        await using var host = await SignerHost.StartAsync();
        var body = Vectors.Body(Vectors.Request());

        body["routeRequestId"] = new string('a', 255);
        (await host.SubmitAsync(body.Bytes())).IsStep("PENDING");
        body["routeRequestId"] = new string('a', 256);
        (await host.SubmitAsync(body.Bytes())).IsLine(HttpStatusCode.BadRequest, "$.routeRequestId");
        Assert.Equal(1, await host.CountJobsAsync());
    }

    private static JsonNode? Value(string text) => text == "null" ? null
        : text is "true" or "false" || (text.Length > 0 && text.All(static c => char.IsAsciiDigit(c) || c is '-' or '.')) ? JsonNode.Parse(text)
        : JsonValue.Create(text);
}
