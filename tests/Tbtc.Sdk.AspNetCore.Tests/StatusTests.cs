using System.Net;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>Every row of the table of statuses, over HTTP.</summary>
public sealed class StatusTests
{
    private static byte[] Submit { get; } = Vectors.Body(Vectors.Request()).Bytes();

    [Fact]
    public async Task Submit_is_answered_with_the_step_as_the_wire_has_it()
    {
        await using var host = await SignerHost.StartAsync();

        var reply = await host.SubmitAsync(Submit);

        reply.IsStep("PENDING");
        Assert.Matches("^kcs_qc_[0-9a-f]{16}$", reply.RequestId);
        Assert.Equal($$"""{"status":"PENDING","requestId":"{{reply.RequestId}}","detail":"accepted for covenant signing"}""", reply.Text);
        var stored = Assert.IsType<FindResult.Found>(await host.Store.FindAsync(reply.RequestId)).Job;
        Assert.Equal((JobState.Pending, new RouteKey("qc_v1", "rr-1")), (stored.State, stored.Route));
    }

    [Fact]
    public async Task Self_v1_has_its_own_request_ids()
    {
        await using var host = await SignerHost.StartAsync(new() { EnableSelfV1 = true });

        var reply = await host.SubmitAsync(Vectors.Body(Vectors.Request("self_v1")).Bytes(), "self_v1");

        reply.IsStep("PENDING");
        Assert.Matches("^kcs_self_[0-9a-f]{16}$", reply.RequestId);
    }

    [Fact]
    public async Task Submit_that_comes_again_is_the_same_job()
    {
        await using var host = await SignerHost.StartAsync();
        var first = await host.SubmitAsync(Submit);

        var again = await host.SubmitAsync(Submit);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Submits_at_the_same_time_are_one_job()
    {
        await using var host = await SignerHost.StartAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => host.SubmitAsync(Submit)));

        Assert.All(replies, reply => reply.IsStep("PENDING"));
        Assert.Single(replies.Select(reply => reply.RequestId).Distinct());
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Another_request_under_the_route_key_is_400_and_changes_nothing()
    {
        await using var host = await SignerHost.StartAsync();
        var first = await host.SubmitAsync(Submit);
        var other = Vectors.Request();
        other["facadeRequestId"] = "another";

        var reply = await host.SubmitAsync(Vectors.Body(other).Bytes());

        reply.IsLine(HttpStatusCode.BadRequest, "was accepted with another request");
        Assert.Equal(1, await host.CountJobsAsync());
        (await host.PollAsync(first.RequestId, Submit)).IsStep("PENDING");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Poll_has_its_request_id_in_the_path_or_the_body_or_both(bool isInPath, bool isInBody)
    {
        await using var host = await SignerHost.StartAsync();
        var requestId = (await host.SubmitAsync(Submit)).RequestId;
        var body = Vectors.Body(Vectors.Request(), isInBody ? requestId : null).Bytes();

        var reply = await host.PostAsync($"/v1/qc_v1/signer/requests{(isInPath ? $"/{requestId}" : "")}:poll", body);

        reply.IsStep("PENDING");
        Assert.Equal(requestId, reply.RequestId);
    }

    [Fact]
    public async Task Poll_of_a_done_job_has_what_was_made()
    {
        var engine = new ScriptedEngine { OnPoll = static (_, _) => Task.FromResult<SigningTransition?>(SigningTransition.ArtifactReady("0xaa", "0xbb", "signed")) };
        await using var host = await SignerHost.StartAsync(new() { Engine = engine });
        var requestId = (await host.SubmitAsync(Submit)).RequestId;

        var reply = await host.PollAsync(requestId, Submit);

        Assert.Equal($$"""{"status":"READY","requestId":"{{requestId}}","detail":"signed","psbtHash":"0xaa","transactionHex":"0xbb"}""", reply.Text);
    }

    [Fact]
    public async Task Poll_of_a_job_that_was_handed_off_has_the_handoff()
    {
        var handoff = RawJson.Parse("""{"kind":"qc","note":"<é>"}""");
        var engine = new ScriptedEngine { OnSubmit = (_, _) => Task.FromResult<SigningTransition?>(SigningTransition.HandoffReady(handoff, "handed off")) };
        await using var host = await SignerHost.StartAsync(new() { Engine = engine });

        var submitted = await host.SubmitAsync(Submit);
        var polled = await host.PollAsync(submitted.RequestId, Submit);

        Assert.Equal($"{{\"status\":\"READY\",\"requestId\":\"{submitted.RequestId}\",\"detail\":\"handed off\",\"handoff\":{handoff}}}", submitted.Text);
        Assert.Equal(submitted.Text, polled.Text);
    }

    [Fact]
    public async Task Poll_of_a_failed_job_has_the_reason()
    {
        var engine = new ScriptedEngine { OnPoll = static (_, _) => Task.FromResult<SigningTransition?>(SigningTransition.JobNotFound()) };
        await using var host = await SignerHost.StartAsync(new() { Engine = engine });
        var requestId = (await host.SubmitAsync(Submit)).RequestId;

        var reply = await host.PollAsync(requestId, Submit);

        Assert.Equal($$"""{"status":"FAILED","requestId":"{{requestId}}","detail":"signer job no longer exists","reason":"JOB_NOT_FOUND"}""", reply.Text);
    }

    [Fact]
    public async Task Poll_for_a_job_that_does_not_exist_is_404()
    {
        await using var host = await SignerHost.StartAsync();

        (await host.PollAsync("kcs_qc_0000000000000000", Submit)).IsLine(HttpStatusCode.NotFound, "no such job");
    }

    [Fact]
    public async Task Poll_for_another_routes_job_is_404()
    {
        await using var host = await SignerHost.StartAsync(new() { EnableSelfV1 = true });
        var requestId = (await host.SubmitAsync(Submit)).RequestId;

        var reply = await host.PollAsync(requestId, Vectors.Body(Vectors.Request("self_v1")).Bytes(), "self_v1");

        reply.IsLine(HttpStatusCode.NotFound, "no such job");
    }

    [Fact]
    public async Task Poll_with_another_request_route_request_id_or_request_id_is_400()
    {
        await using var host = await SignerHost.StartAsync();
        var requestId = (await host.SubmitAsync(Submit)).RequestId;
        var changed = Vectors.Request();
        changed["facadeRequestId"] = "another";
        var renamed = Vectors.Body(Vectors.Request());
        renamed["routeRequestId"] = "rr-2";

        (await host.PollAsync(requestId, Vectors.Body(changed).Bytes())).IsLine(HttpStatusCode.BadRequest, "its digest is another");
        (await host.PollAsync(requestId, renamed.Bytes())).IsLine(HttpStatusCode.BadRequest, "$.routeRequestId");
        (await host.PollAsync(requestId, Vectors.Body(Vectors.Request(), "kcs_qc_0000000000000000").Bytes())).IsLine(HttpStatusCode.BadRequest, "$.requestId");
        (await host.PostAsync("/v1/qc_v1/signer/requests:poll", Submit)).IsLine(HttpStatusCode.BadRequest, "$.requestId: is required");
    }

    [Theory]
    [InlineData("GET", "/v1/qc_v1/signer/requests")]
    [InlineData("PUT", "/v1/qc_v1/signer/requests")]
    [InlineData("DELETE", "/v1/qc_v1/signer/requests/kcs_qc_0000000000000000:poll")]
    [InlineData("GET", "/v1/qc_v1/signer/requests:poll")]
    [InlineData("GET", "/v1/qc_v1/signer/requests/kcs_qc_0000000000000000")]
    public async Task Another_method_is_405(string method, string path)
    {
        await using var host = await SignerHost.StartAsync();

        var reply = await host.SendAsync(new(method), path);

        reply.IsLine(HttpStatusCode.MethodNotAllowed, "POST");
        Assert.Equal("POST", reply.Headers["Allow"]);
    }

    [Theory]
    [InlineData("/v1/qc_v1/signer/requests/kcs_qc_0000000000000000")]
    [InlineData("/v1/qc_v1/signer/requests/kcs_qc_0000000000000000:cancel")]
    [InlineData("/v1/qc_v1/signer/requests/a/b:poll")]
    public async Task Another_address_is_404(string path)
    {
        await using var host = await SignerHost.StartAsync();

        (await host.PostAsync(path, Submit)).IsLine(HttpStatusCode.NotFound, "nothing at this address");
    }

    [Theory]
    [InlineData("self_v1")]
    [InlineData("no_v1")]
    public async Task Route_that_is_not_served_is_404_and_stores_nothing(string route)
    {
        await using var host = await SignerHost.StartAsync();

        var reply = await host.SubmitAsync(Vectors.Body(Vectors.Request("self_v1")).Bytes(), route);

        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Job_in_quarantine_is_503_for_submit_and_poll_and_others_go_on()
    {
        await using var host = await SignerHost.StartAsync();
        var requestId = (await host.SubmitAsync(Submit)).RequestId;
        await host.LeaveAsync();
        File.Delete(host.Directory.File(requestId));
        await using var after = await SignerHost.StartAsync(new() { Directory = host.Directory });

        (await after.PollAsync(requestId, Submit)).IsLine(HttpStatusCode.ServiceUnavailable, $"The job {requestId} is in quarantine");
        (await after.SubmitAsync(Submit)).IsLine(HttpStatusCode.ServiceUnavailable, "qc_v1/rr-1");
        var other = Vectors.Body(Vectors.Request());
        other["routeRequestId"] = "rr-2";
        (await after.SubmitAsync(other.Bytes())).IsStep("PENDING");
    }

    [Fact]
    public async Task Engine_that_fails_on_a_poll_is_500_and_says_no_more()
    {
        var engine = new ScriptedEngine { OnPoll = static (_, _) => throw new InvalidOperationException("secret of the engine") };
        var log = new RecordedLog();
        await using var host = await SignerHost.StartAsync(new() { Engine = engine, Log = log });
        var requestId = (await host.SubmitAsync(Submit)).RequestId;

        var reply = await host.PollAsync(requestId, Submit);

        Assert.Equal((HttpStatusCode.InternalServerError, "Internal server error.\n"), (reply.Status, reply.Text));
        Assert.Equal(1, log.Count(3100));
        Assert.Contains("secret of the engine", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_that_fails_on_a_submit_leaves_the_job_pending_and_gets_it_again()
    {
        var calls = 0;
        var engine = new ScriptedEngine
        {
            OnSubmit = (_, _) => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException("not now") : Task.FromResult<SigningTransition?>(SigningTransition.ArtifactReady("0xaa", "0xbb", "signed")),
        };
        var log = new RecordedLog();
        await using var host = await SignerHost.StartAsync(new() { Engine = engine, Log = log });

        var submitted = await host.SubmitAsync(Submit);

        submitted.IsStep("PENDING");
        await Eventually.IsAsync(async () => (await host.PollAsync(submitted.RequestId, Submit)).Json["status"]!.GetValue<string>() == "READY");
        Assert.Equal((2, 1), (calls, log.Count(3002)));
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_what_is_wrong_with_the_store()
    {
        await using var host = await SignerHost.StartAsync();
        var requestId = (await host.SubmitAsync(Submit)).RequestId;
        await host.LeaveAsync();
        await using var after = await SignerHost.StartAsync(new() { Directory = host.Directory });

        var good = await after.SendAsync(HttpMethod.Get, "/healthz/detailed");
        File.Delete(host.Directory.File(requestId));
        await after.Store.ScrubAsync();
        var degraded = await after.SendAsync(HttpMethod.Get, "/healthz/detailed");
        var alive = await after.SendAsync(HttpMethod.Get, "/healthz");

        Assert.Equal("healthy", good.Json["status"]!.GetValue<string>());
        Assert.Equal((HttpStatusCode.OK, "degraded"), (degraded.Status, degraded.Json["status"]!.GetValue<string>()));
        Assert.Contains(requestId, degraded.Json["checks"]!["tbtc-job-store"]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok"}"""), (alive.Status, alive.Text));
    }
}
