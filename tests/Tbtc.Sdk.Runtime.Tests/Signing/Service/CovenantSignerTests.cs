using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tbtc.Sdk.Chain.Resilience;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Submit and poll over a real store, with one node.</summary>
public sealed class CovenantSignerTests
{
    private static SigningTransition Signed { get; } = SigningTransition.ArtifactReady("0xaa", "0xbb", "signed");

    [Fact]
    public async Task Accepted_job_has_the_normalised_request_and_keep_cores_fields()
    {
        await using var scenario = new SignerScenario();
        var signer = scenario.Signer(new PassiveSigningEngine());

        var step = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step;

        var job = await scenario.StoredAsync(step.RequestId);
        var vector = Vectors.Vector("qc_v1");
        Assert.Equal(JsonNode.Parse(vector["normalized"]!.GetValue<string>())!.ToJsonString(), JsonNode.Parse(job.Request.ToString())!.ToJsonString());
        Assert.Equal(vector["requestDigest"]!.GetValue<string>(), job.RequestDigest.ToString());
        Assert.Equal((JobState.Pending, "accepted for covenant signing"), (job.State, job.Detail));
        Assert.Equal(vector["request"]!["facadeRequestId"]!.GetValue<string>(), job.FacadeRequestId);
        Assert.Equal(vector["request"]!["idempotencyKey"]!.GetValue<string>(), job.IdempotencyKey);
    }

    [Fact]
    public async Task Engine_gets_the_request_and_its_transition_is_stored_with_its_time()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        CovenantRequest? given = null;
        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = (turn, _) => Result(given = turn.Request, Signed) }, time: time);

        var step = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step;

        var job = await scenario.StoredAsync(step.RequestId);
        Assert.Equal(StepStatus.Ready, step.Status);
        Assert.Equal(CovenantDigests.ComputeRequestDigest(given!), job.RequestDigest);
        Assert.Equal((JobState.ArtifactReady, "0xaa", "0xbb"), (job.State, job.PsbtHash, job.TransactionHex));
        Assert.Equal((job.UpdatedAt, default), (job.CompletedAt, job.FailedAt));
    }

    [Fact]
    public async Task Request_id_that_is_taken_is_replaced_by_another()
    {
        await using var scenario = new SignerScenario();
        var store = new TakenIds(scenario.Store, count: 3);
        var signer = scenario.Signer(new PassiveSigningEngine(), store);

        var step = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step;

        Assert.Equal(4, store.Tried.Distinct().Count());
        Assert.Equal(store.Tried[^1], step.RequestId);
    }

    [Fact]
    public async Task Store_in_which_every_id_is_taken_is_a_refusal()
    {
        await using var scenario = new SignerScenario();
        var store = new TakenIds(scenario.Store, count: int.MaxValue);

        Assert.IsType<SubmitResult.Refused>(await scenario.Signer(new PassiveSigningEngine(), store).SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1));
        Assert.Equal(16, store.Tried.Count);
    }

    [Fact]
    public async Task Stale_poll_does_not_overwrite_a_newer_state_and_is_answered_with_it()
    {
        await using var scenario = new SignerScenario();
        var (begun, go, polls) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var signer = scenario.Signer(new ScriptedEngine
        {
            OnPoll = async (_, _) =>
            {
                if (Interlocked.Increment(ref polls) > 1)
                {
                    return Signed;
                }

                begun.SetResult();
                await go.Task;
                return SigningTransition.Failed(FailureReason.ProviderFailed, "stale");
            },
        });
        var requestId = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.RequestId;
        var stale = signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId);
        await begun.Task;
        Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId));

        go.SetResult();

        Assert.Equal("signed", Assert.IsType<PollResult.Found>(await stale).Step.Detail);
        Assert.Equal(JobState.ArtifactReady, (await scenario.StoredAsync(requestId)).State);
    }

    [Fact]
    public async Task Done_job_is_not_given_to_the_engine_again()
    {
        await using var scenario = new SignerScenario();
        var polls = 0;
        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = static (_, _) => Result(null, Signed), OnPoll = (_, _) => Result(polls++, null) });
        var requestId = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.RequestId;

        Assert.Equal(StepStatus.Ready, Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId)).Step.Status);
        Assert.Equal(StepStatus.Ready, Assert.IsType<SubmitResult.Existing>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.Status);
        Assert.Equal((0, 0), (polls, await signer.DriveSubmittedAsync()));
    }

    [Fact]
    public async Task Jobs_that_were_accepted_and_not_driven_are_picked_up()
    {
        await using var scenario = new SignerScenario();
        for (var i = 0; i < 20; i++)
        {
            await scenario.AcceptedAsync($"kcs_qc_{i:x16}", $"rr-{i}");
        }

        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = static (_, _) => Result(null, Signed) });

        Assert.Equal(20, await signer.DriveSubmittedAsync());
        Assert.Equal(0, await signer.DriveSubmittedAsync());
        Assert.Equal(JobState.ArtifactReady, (await scenario.StoredAsync("kcs_qc_0000000000000013")).State);
    }

    [Fact]
    public async Task Job_that_a_submit_drives_is_not_picked_up_meanwhile()
    {
        await using var scenario = new SignerScenario();
        var (begun, go, calls) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var signer = scenario.Signer(new ScriptedEngine
        {
            OnSubmit = async (_, _) =>
            {
                Interlocked.Increment(ref calls);
                begun.SetResult();
                await go.Task;
                return Signed;
            },
        });
        var submit = signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1);
        await begun.Task;

        Assert.Equal(0, await signer.DriveSubmittedAsync());

        go.SetResult();
        Assert.Equal(StepStatus.Ready, Assert.IsType<SubmitResult.Accepted>(await submit).Step.Status);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Job_whose_request_cannot_be_read_stays_and_stops_no_other()
    {
        await using var scenario = new SignerScenario();
        await scenario.AcceptedAsync("kcs_qc_0000000000000001", "rr-1", request: """{"of":"another program"}""");
        await scenario.AcceptedAsync("kcs_qc_0000000000000002", "rr-2");
        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = static (_, _) => Result(null, Signed) });

        Assert.Equal(1, await signer.DriveSubmittedAsync());
        Assert.Equal(JobState.Submitted, (await scenario.StoredAsync("kcs_qc_0000000000000001")).State);
        Assert.Equal(JobState.ArtifactReady, (await scenario.StoredAsync("kcs_qc_0000000000000002")).State);
    }

    [Fact]
    public async Task Job_with_a_digest_of_before_the_domain_is_found_by_submit_and_poll()
    {
        await using var scenario = new SignerScenario();
        var old = await scenario.AcceptedAsync(digest: CovenantDigests.ComputeOldRequestDigest(Vectors.Request().Inspect().Request!));
        var signer = scenario.Signer(new PassiveSigningEngine());

        Assert.Equal(old.RequestId, Assert.IsType<SubmitResult.Existing>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.RequestId);
        Assert.Equal(old.RequestId, Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, old.RequestId)).Step.RequestId);
    }

    [Fact]
    public async Task Submit_that_comes_again_after_its_quote_expired_is_the_same_job()
    {
        await using var scenario = new SignerScenario();
        var quoted = Vectors.Body(Vectors.Request("with_quote"));
        var issued = DateTimeOffset.Parse(quoted["request"]!["migrationPlanQuote"]!["issuedAt"]!.GetValue<string>(), null);
        var time = new FakeTimeProvider(issued);
        var signer = scenario.Signer(new PassiveSigningEngine(), time: time, policy: Policies.TrustingQuotes);
        var accepted = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(quoted.Bytes(), CovenantRoute.QcV1)).Step;

        time.Advance(TimeSpan.FromDays(365));
        var again = await signer.SubmitAsync(quoted.Bytes(), CovenantRoute.QcV1);
        quoted["routeRequestId"] = "rr-2";
        var another = await signer.SubmitAsync(quoted.Bytes(), CovenantRoute.QcV1);

        Assert.Equal(accepted, Assert.IsType<SubmitResult.Existing>(again).Step);
        Assert.Contains("expired", Assert.Single(Assert.IsType<SubmitResult.Invalid>(another).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_that_takes_longer_than_a_submit_may_is_interrupted_and_the_job_stays()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = static (_, stopping) => Task.Delay(Timeout.Infinite, stopping).ContinueWith<SigningTransition?>(static _ => throw new OperationCanceledException(), TaskScheduler.Default) }, time: time);

        var result = await time.RunAsync(signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1));

        var step = Assert.IsType<SubmitResult.Accepted>(result).Step;
        Assert.Equal((StepStatus.Pending, JobState.Submitted), (step.Status, (await scenario.StoredAsync(step.RequestId)).State));
        Assert.InRange(time.GetUtcNow() - TestJobs.Start, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task Result_that_is_too_big_to_be_stored_fails_the_job()
    {
        await using var scenario = new SignerScenario();
        var handoff = RawJson.Parse($$"""{"fill":"{{new string('x', 64 << 20)}}"}""");
        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = (_, _) => Result(null, SigningTransition.HandoffReady(handoff, "big")) });

        var step = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step;

        Assert.Equal((StepStatus.Failed, "MALFORMED_ARTIFACT"), (step.Status, step.Reason));
    }

    [Fact]
    public async Task Caller_that_cancels_ends_its_wait_and_not_the_work()
    {
        await using var scenario = new SignerScenario();
        var (begun, go) = (new TaskCompletionSource<string>(), new TaskCompletionSource());
        var signer = scenario.Signer(new ScriptedEngine
        {
            OnSubmit = async (turn, _) =>
            {
                begun.SetResult(turn.Job.RequestId);
                await go.Task;
                return Signed;
            },
        });
        using var cancel = new CancellationTokenSource();
        var submit = signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1, cancel.Token);
        var requestId = await begun.Task;

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        go.SetResult();
        await signer.DisposeAsync();

        Assert.Equal(JobState.ArtifactReady, (await scenario.StoredAsync(requestId)).State);
    }

    [Fact]
    public async Task Stopped_signer_accepts_nothing_and_answers_polls()
    {
        await using var scenario = new SignerScenario();
        var signer = scenario.Signer(new PassiveSigningEngine());
        var requestId = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.RequestId;

        signer.Stop();

        Assert.Contains("stopping", Assert.IsType<SubmitResult.Refused>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Reason, StringComparison.Ordinal);
        Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId));
    }

    [Fact]
    public async Task Poll_before_the_engine_was_done_with_the_submit_is_pending_without_asking_it()
    {
        await using var scenario = new SignerScenario();
        var job = await scenario.AcceptedAsync();
        var polls = 0;
        var signer = scenario.Signer(new ScriptedEngine { OnPoll = (_, _) => Result(polls++, Signed) });

        var step = Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, job.RequestId)).Step;

        Assert.Equal((StepStatus.Pending, 0), (step.Status, polls));
    }

    [Fact]
    public async Task Options_are_checked_and_every_mistake_is_listed()
    {
        await using var scenario = new SignerScenario();

        var wrong = Assert.Throws<ArgumentException>(() => new CovenantSigner(
            scenario.Store, new PassiveSigningEngine(), new() { SubmitTimeout = TimeSpan.Zero, LeaseDuration = TimeSpan.Zero, SweepInterval = TimeSpan.Zero }));

        Assert.All(["Policy", "SubmitTimeout", "LeaseDuration", "SweepInterval"], option => Assert.Contains(option, wrong.Message, StringComparison.Ordinal));
    }

    private static Task<SigningTransition?> Result(object? _, SigningTransition? transition) => Task.FromResult(transition);
}
