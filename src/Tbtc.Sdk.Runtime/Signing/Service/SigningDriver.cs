using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>Gives jobs to the engine, and stores what it makes of them if nothing newer is there.</summary>
internal sealed class SigningDriver(IJobStore store, ISigningEngine engine, CovenantSignerOptions options, TimeProvider time, ILogger logger)
{
    private static SigningTransition Begun { get; } = SigningTransition.Pending(CovenantSigner.AcceptedDetail);

    private readonly IJobLeases? _leases = store as IJobLeases;
    private readonly SignerTelemetry _telemetry = new(time);

    /// <summary>Gives the engine a job that nobody drove yet. That the engine fails is no failure of this: the job stays as it is, and is given to it again.</summary>
    public async Task<TurnResult> SubmitAsync(Job job, CovenantRequest request, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.SubmitTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        try
        {
            return await TakeTurnAsync(
                job, request, async turn => await engine.OnSubmitAsync(turn.Turn, turn.Token).ConfigureAwait(false) ?? Begun, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            CovenantSignerLog.Interrupted(logger, job.RequestId, job.Route, limit.IsCancellationRequested ? "the time for a submit is over" : "the node is stopping");
        }
        catch (Exception failed)
        {
            CovenantSignerLog.EngineFailed(logger, job.RequestId, job.Route, failed);
        }

        return new TurnResult.Newest(job);
    }

    /// <summary>Asks the engine about a job that is under way. What the engine throws is thrown: nothing was learned, and nothing is stored.</summary>
    public Task<TurnResult> PollAsync(Job job, CovenantRequest request, CancellationToken cancellationToken) =>
        TakeTurnAsync(job, request, async turn => await engine.OnPollAsync(turn.Turn, turn.Token).ConfigureAwait(false), cancellationToken);

    private async Task<TurnResult> TakeTurnAsync(
        Job job, CovenantRequest request, Func<(SigningTurn Turn, CancellationToken Token), Task<SigningTransition?>> ask, CancellationToken cancellationToken)
    {
        if (_leases is null)
        {
            var transition = await _telemetry.TurnAsync(() => ask((new(job, request), cancellationToken))).ConfigureAwait(false);
            return await ApplyAsync(job, transition, (content, _) => store.UpdateAsync(content, CancellationToken.None), lease: null).ConfigureAwait(false);
        }

        var lease = await HeldLease.TryTakeAsync(_leases, job.RequestId, options.LeaseDuration, time, logger, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return new TurnResult.Newest(job);
        }

        await using (lease.ConfigureAwait(false))
        {
            // Whoever held the lease until now may have changed the job.
            var newest = TurnResult.Of(await store.FindAsync(job.RequestId, cancellationToken).ConfigureAwait(false));
            if (newest is not TurnResult.Newest(var current) || current.Revision != job.Revision)
            {
                return newest;
            }

            try
            {
                var transition = await _telemetry.TurnAsync(() => ask((new(job, request, lease), lease.Token))).ConfigureAwait(false);
                return await ApplyAsync(job, transition, (content, held) => _leases.UpdateAsync(content, held!, CancellationToken.None), lease.Lease).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (lease.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return await LoseAsync(job).ConfigureAwait(false);
            }
        }
    }

    private async Task<TurnResult> ApplyAsync(Job job, SigningTransition? transition, Func<Job, JobLease?, ValueTask<UpdateResult>> update, JobLease? lease)
    {
        if (transition is null)
        {
            return new TurnResult.Newest(job);
        }

        UpdateResult updated;
        try
        {
            updated = await update(transition.Apply(job, time.GetUtcNow()), lease).ConfigureAwait(false);
        }
        catch (ArgumentException tooBig)
        {
            CovenantSignerLog.ResultNotStorable(logger, job.RequestId, job.Route, tooBig);
            var failed = SigningTransition.Failed(FailureReason.MalformedArtifact, "the signer made a result that cannot be stored");
            updated = await update(failed.Apply(job, time.GetUtcNow()), lease).ConfigureAwait(false);
        }

        if (updated is UpdateResult.LeaseLost)
        {
            return await LoseAsync(job).ConfigureAwait(false);
        }

        var result = TurnResult.Of(updated);
        if (result is TurnResult.Refused(var reason, var remedy))
        {
            CovenantSignerLog.TransitionNotStored(logger, job.RequestId, job.Route, transition.State, reason, remedy);
        }

        return result;
    }

    private async Task<TurnResult> LoseAsync(Job job)
    {
        CovenantSignerLog.LeaseLost(logger, job.RequestId, job.Route);
        return TurnResult.Of(await store.FindAsync(job.RequestId, CancellationToken.None).ConfigureAwait(false));
    }
}
