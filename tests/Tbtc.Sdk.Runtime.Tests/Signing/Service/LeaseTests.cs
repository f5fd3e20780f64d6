using Microsoft.Extensions.Time.Testing;
using Tbtc.Sdk.Chain.Resilience;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Two nodes over one store: one at a time drives a job, and one that lost its lease writes nothing and has no effect outside.</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(30);

    private static SigningTransition Signed { get; } = SigningTransition.ArtifactReady("0xaa", "0xbb", "signed");

    [Fact]
    public async Task Job_under_lease_is_not_driven_by_another_node()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var (begun, go, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource(), 0);
        var first = scenario.Signer(
            new ScriptedEngine
            {
                OnSubmit = async (turn, interrupted) =>
                {
                    begun.SetResult(turn.Job.RequestId);
                    await go.Task;
                    await turn.EnsureLeaseAsync(interrupted);
                    return Signed;
                },
            },
            new NodeStore(scenario.Store, leases),
            time);
        var other = scenario.Signer(
            new ScriptedEngine { OnSubmit = (_, _) => Count(ref second), OnPoll = (_, _) => Count(ref second) }, new NodeStore(scenario.Store, leases), time);
        var submit = first.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1);
        var requestId = await begun.Task;

        await other.DriveSubmittedAsync();
        Assert.Equal(requestId, Assert.IsType<SubmitResult.Existing>(await other.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.RequestId);
        Assert.Equal(StepStatus.Pending, Assert.IsType<PollResult.Found>(await other.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId)).Step.Status);
        go.SetResult();

        Assert.Equal(StepStatus.Ready, Assert.IsType<SubmitResult.Accepted>(await submit).Step.Status);
        Assert.Equal(0, second);
    }

    [Fact]
    public async Task Lease_is_renewed_while_the_engine_works()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var (begun, go, second) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var first = scenario.Signer(
            new ScriptedEngine
            {
                OnSubmit = async (_, _) =>
                {
                    begun.SetResult();
                    await go.Task;
                    return Signed;
                },
            },
            new NodeStore(scenario.Store, leases),
            time);
        var other = scenario.Signer(new ScriptedEngine { OnSubmit = (_, _) => Count(ref second) }, new NodeStore(scenario.Store, leases), time);
        var submit = first.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1);
        await begun.Task;

        // Twice as long as the lease holds: it is the other's by then, unless it was renewed.
        for (var passed = TimeSpan.Zero; passed < LeaseDuration * 2; passed += LeaseDuration / 10)
        {
            time.Advance(LeaseDuration / 10);
            await Task.Delay(20);
            await other.DriveSubmittedAsync();
        }

        go.SetResult();
        Assert.Equal(StepStatus.Ready, Assert.IsType<SubmitResult.Accepted>(await submit).Step.Status);
        Assert.Equal(0, second);
    }

    [Fact]
    public async Task Node_that_is_cut_off_loses_its_lease_and_the_other_ones_result_stands()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var cut = new NodeStore(scenario.Store, leases);
        var (begun, effects) = (new TaskCompletionSource<string>(), 0);
        var first = scenario.Signer(
            new ScriptedEngine
            {
                OnSubmit = async (turn, interrupted) =>
                {
                    begun.SetResult(turn.Job.RequestId);
                    await Task.Delay(Timeout.Infinite, interrupted);
                    effects++;
                    return SigningTransition.Failed(FailureReason.ProviderFailed, "of the node that lost its lease");
                },
            },
            cut,
            time);
        var other = scenario.Signer(new ScriptedEngine { OnSubmit = static (_, _) => Task.FromResult<SigningTransition?>(Signed) }, new NodeStore(scenario.Store, leases), time);
        var submit = first.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1);
        var requestId = await begun.Task;

        cut.IsCutOff = true;
        time.Advance(LeaseDuration);
        Assert.Equal(1, await other.DriveSubmittedAsync());

        // How far it is depends on whether the other node was done when this one noticed.
        var step = Assert.IsType<SubmitResult.Accepted>(await time.RunAsync(submit)).Step;
        Assert.Equal((requestId, ""), (step.RequestId, step.Reason));
        Assert.Equal("signed", Assert.IsType<SubmitResult.Existing>(await first.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.Detail);
        Assert.Equal((0, JobState.ArtifactReady), (effects, (await scenario.StoredAsync(requestId)).State));
    }

    [Fact]
    public async Task Node_that_was_paused_past_its_lease_is_told_before_its_effect_and_cannot_write()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var (begun, go, effects) = (new TaskCompletionSource<string>(), new TaskCompletionSource(), 0);
        var paused = scenario.Signer(
            new ScriptedEngine
            {
                OnSubmit = async (turn, interrupted) =>
                {
                    begun.SetResult(turn.Job.RequestId);
                    await go.Task;
                    await turn.EnsureLeaseAsync(interrupted);
                    effects++;
                    return Signed;
                },
            },
            new NodeStore(scenario.Store, leases));
        var submit = paused.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1);
        var requestId = await begun.Task;

        // The lease ends by the store's clock while the node's own stands still, as that of a paused process does.
        time.Advance(LeaseDuration * 2);
        var other = scenario.Signer(
            new ScriptedEngine { OnSubmit = static (_, _) => Task.FromResult<SigningTransition?>(SigningTransition.ArtifactReady("0xcc", "0xdd", "of the other")) },
            new NodeStore(scenario.Store, leases));
        Assert.Equal(1, await other.DriveSubmittedAsync());
        go.SetResult();

        Assert.Equal("of the other", Assert.IsType<SubmitResult.Accepted>(await submit).Step.Detail);
        Assert.Equal((0, "0xdd"), (effects, (await scenario.StoredAsync(requestId)).TransactionHex));
    }

    [Fact]
    public async Task Node_that_lost_its_lease_without_asking_has_its_result_refused()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var signer = scenario.Signer(
            new ScriptedEngine
            {
                OnSubmit = (_, _) =>
                {
                    time.Advance(LeaseDuration * 2);
                    return Task.FromResult<SigningTransition?>(Signed);
                },
            },
            new NodeStore(scenario.Store, leases));

        var step = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step;

        Assert.Equal((StepStatus.Pending, JobState.Submitted), (step.Status, (await scenario.StoredAsync(step.RequestId)).State));
    }

    [Fact]
    public async Task Work_of_a_dead_node_is_picked_up_when_its_lease_ends()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var job = await scenario.AcceptedAsync();
        Assert.NotNull(leases.Acquire(job.RequestId, LeaseDuration));
        var signer = scenario.Signer(new ScriptedEngine { OnSubmit = static (_, _) => Task.FromResult<SigningTransition?>(Signed) }, new NodeStore(scenario.Store, leases), time);

        await signer.DriveSubmittedAsync();
        Assert.Equal(JobState.Submitted, (await scenario.StoredAsync(job.RequestId)).State);
        time.Advance(LeaseDuration);
        await signer.DriveSubmittedAsync();

        Assert.Equal(JobState.ArtifactReady, (await scenario.StoredAsync(job.RequestId)).State);
    }

    [Fact]
    public async Task Poll_of_a_job_that_another_node_drives_is_answered_without_asking_the_engine()
    {
        await using var scenario = new SignerScenario();
        var time = new FakeTimeProvider(TestJobs.Start);
        var leases = new SharedLeases(time);
        var signer = scenario.Signer(new ScriptedEngine { OnPoll = static (_, _) => Task.FromResult<SigningTransition?>(Signed) }, new NodeStore(scenario.Store, leases), time);
        var requestId = Assert.IsType<SubmitResult.Accepted>(await signer.SubmitAsync(SignerScenario.Body, CovenantRoute.QcV1)).Step.RequestId;
        var others = leases.Acquire(requestId, LeaseDuration);
        Assert.NotNull(others);

        Assert.Equal(StepStatus.Pending, Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId)).Step.Status);
        leases.Release(others);
        Assert.Equal(StepStatus.Ready, Assert.IsType<PollResult.Found>(await signer.PollAsync(SignerScenario.Body, CovenantRoute.QcV1, requestId)).Step.Status);
    }

    private static Task<SigningTransition?> Count(ref int calls)
    {
        Interlocked.Increment(ref calls);
        return Task.FromResult<SigningTransition?>(null);
    }
}
