using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>The covenant signer: accepts requests as jobs, gives them to an engine, and says how far they are.</summary>
/// <remarks>
/// <para>
/// One route request has one job, for ever: a submit that comes again finds the job it made, also when the node's configuration, the time or the chain would
/// not let it in any more. A submit outlives its caller: cancelling ends the wait. A state that an engine made is stored only if the job did not change
/// meanwhile; otherwise the newer state is the answer.
/// </para>
/// <para>Safe to use from any thread. Disposing of it interrupts the engine and waits for it; what was accepted stays accepted.</para>
/// </remarks>
public sealed class CovenantSigner : IAsyncDisposable, IDisposable
{
    internal const string AcceptedDetail = "accepted for covenant signing";

    private const string AskAgain = "Nothing was changed; ask again.";
    private const int MostRequestIds = 16;
    private const int RandomBytes = 8;
    private const int ParallelPickUps = 8;

    private readonly IJobStore _store;
    private readonly ISignerApprovalVerifier? _approvals;
    private readonly CovenantRequestValidator _validator;
    private readonly SigningDriver _driver;
    private readonly SignerTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly bool _enableSelfV1;
    private readonly ConcurrentDictionary<string, bool> _driven = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _submits = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Makes a signer.</summary>
    /// <param name="store">Keeps the jobs. Where it is an <see cref="IJobLeases"/> too, a job is driven only under its lease.</param>
    /// <param name="engine">Signs.</param>
    /// <param name="options">How.</param>
    /// <param name="approvals">Verifies signer approvals; null for a node that takes none.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    /// <param name="logger">What happens, or null.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message lists every mistake.</exception>
    public CovenantSigner(
        IJobStore store,
        ISigningEngine engine,
        CovenantSignerOptions options,
        ISignerApprovalVerifier? approvals = null,
        TimeProvider? time = null,
        ILogger<CovenantSigner>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        if (CovenantSignerOptionsValidator.Mistakes(options).ToList() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(' ', mistakes), nameof(options));
        }

        _store = store;
        _approvals = approvals;
        _validator = new(options.Policy! with { VerifiesSignerApprovals = approvals is not null });
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<CovenantSigner>.Instance;
        _enableSelfV1 = options.EnableSelfV1;
        _telemetry = new(_time);
        _driver = new(store, engine, options, _time, _logger);
    }

    /// <summary>Whether requests of a route are served.</summary>
    /// <param name="route">The route.</param>
    public bool IsEnabled(CovenantRoute route) => route == CovenantRoute.QcV1 || (route == CovenantRoute.SelfV1 && _enableSelfV1);

    /// <summary>Accepts a request and gives it to the engine, or says why not. Idempotent: what came before is answered with the job that it has.</summary>
    /// <param name="body">The body of a submit, JSON; copied.</param>
    /// <param name="route">The route of the address that it was sent to.</param>
    /// <param name="cancellationToken">Ends the wait, not the work. Repeating the submit is safe.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task<SubmitResult> SubmitAsync(ReadOnlyMemory<byte> body, CovenantRoute route, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_stopping.IsCancellationRequested)
        {
            return Stopping();
        }

        var copy = body.ToArray();
        var work = _telemetry.RequestAsync(TbtcTelemetry.SubmitActivity, () => SubmitAsync(copy, route));
        _submits.TryAdd(work, true);
        _ = work.ContinueWith(done => _submits.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = ObserveAsync(work);
            throw;
        }
    }

    /// <summary>Says how far a job is, after the engine was asked about one that is under way.</summary>
    /// <param name="body">The body of a poll, JSON, with the request as it was submitted; not kept.</param>
    /// <param name="route">The route of the address that it was sent to.</param>
    /// <param name="requestId">The request id of the address that it was sent to, or null where the body has it.</param>
    /// <param name="cancellationToken">Ends the wait, and interrupts the engine.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    /// <remarks>What the engine throws is thrown on.</remarks>
    public Task<PollResult> PollAsync(ReadOnlyMemory<byte> body, CovenantRoute route, string? requestId = null, CancellationToken cancellationToken = default) =>
        _telemetry.RequestAsync(TbtcTelemetry.PollActivity, () => TryAnswerPollAsync(body, route, requestId, cancellationToken));

    /// <summary>Drives every job that was accepted and not driven, because the process died, the engine failed or another node did.</summary>
    /// <param name="cancellationToken">Ends the work; what was not driven is driven next time.</param>
    /// <returns>How many jobs went on: not those that the engine failed on, and not those that another node drives.</returns>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task<int> DriveSubmittedAsync(CancellationToken cancellationToken = default)
    {
        var driven = 0;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await Parallel.ForEachAsync(
            _store.ListAsync(JobState.Submitted, both.Token),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelPickUps, CancellationToken = both.Token },
            async (requestId, stopping) =>
            {
                if (_driven.TryAdd(requestId, true))
                {
                    try
                    {
                        if (await PickUpAsync(requestId, stopping).ConfigureAwait(false))
                        {
                            Interlocked.Increment(ref driven);
                        }
                    }
                    finally
                    {
                        _driven.TryRemove(requestId, out _);
                    }
                }
            }).ConfigureAwait(false);
        return driven;
    }

    /// <summary>Interrupts the engine, so that every submit under way is answered. New ones are refused, and what was accepted is driven by the next start.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Interrupts the engine and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_submits.Keys.Select(ObserveAsync)).ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => Task.Run(async () => await DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();

    private async Task<SubmitResult> SubmitAsync(byte[] body, CovenantRoute route)
    {
        if (!IsEnabled(route))
        {
            return new SubmitResult.Invalid([new("$.request.route", $"expected a route that this node serves; {Wire.Routes[route]} is not switched on")]);
        }

        var submit = CovenantRequestJson.ReadSubmit(body, route);
        if (!submit.IsValid)
        {
            return new SubmitResult.Invalid(_validator.ValidateSubmit(body, route, _time.GetUtcNow()).Findings);
        }

        // Before all that depends on the time, the configuration or the chain: who repeats a submit has a right to its job.
        var key = new RouteKey(Wire.Routes[route], submit.RouteRequestId!);
        FindResult found;
        try
        {
            found = await _store.FindByRouteAsync(key, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException unavailable)
        {
            return Refuse(unavailable.Message, AskAgain);
        }

        return found switch
        {
            FindResult.Found(var job) => CovenantDigests.MatchesRequestDigest(submit.Request, job.RequestDigest)
                ? new SubmitResult.Existing(StepResult.Of(job))
                : new SubmitResult.Conflict(job.RequestId),
            FindResult.Quarantined(var quarantine) => Refuse($"The route key {key} cannot be proved free.", quarantine.Reason),
            _ => await AdmitAsync(body, route, key, submit).ConfigureAwait(false),
        };
    }

    private async Task<SubmitResult> AdmitAsync(byte[] body, CovenantRoute route, RouteKey key, RequestInspection submit)
    {
        var inspection = _validator.ValidateSubmit(body, route, _time.GetUtcNow());
        if (!inspection.IsValid)
        {
            return new SubmitResult.Invalid(inspection.Findings);
        }

        try
        {
            return (_approvals is null ? SignerApprovalOutcome.Valid.Instance : await _approvals.VerifyAsync(inspection.Request, _stopping.Token).ConfigureAwait(false)) switch
            {
                SignerApprovalOutcome.Valid => await AcceptAsync(key, inspection.Request, inspection.RequestDigest.Value).ConfigureAwait(false),
                SignerApprovalOutcome.Invalid(var findings) => new SubmitResult.Invalid(findings),
                SignerApprovalOutcome.Unavailable(var reason, var remedy) => Refuse(reason, remedy),
                _ => throw new InvalidOperationException("Not an outcome."),
            };
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return Stopping();
        }
    }

    private async Task<SubmitResult> AcceptAsync(RouteKey key, CovenantRequest request, Bytes32 digest)
    {
        var now = JobTimestamp.From(_time.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            var requestId = NewRequestId(request.Route);

            // Claimed before anybody can find it, so that it is not picked up meanwhile.
            if (!_driven.TryAdd(requestId, true))
            {
                continue;
            }

            try
            {
                var accepted = await _store.AcceptAsync(
                    new Job
                    {
                        RequestId = requestId,
                        Route = key,
                        RequestDigest = digest,
                        Request = RawJson.Parse(CovenantRequestJson.Write(request)),
                        IdempotencyKey = request.IdempotencyKey,
                        FacadeRequestId = request.FacadeRequestId,
                        State = JobState.Submitted,
                        Detail = AcceptedDetail,
                        CreatedAt = now,
                        UpdatedAt = now,
                    },
                    CancellationToken.None).ConfigureAwait(false);
                switch (accepted)
                {
                    case AcceptResult.Accepted(var job):
                        CovenantSignerLog.Accepted(_logger, key, requestId);
                        var turn = await _driver.SubmitAsync(job, request, _stopping.Token).ConfigureAwait(false);
                        return new SubmitResult.Accepted(StepResult.Of(turn is TurnResult.Newest(var newest) ? newest : job));

                    case AcceptResult.AlreadyAccepted(var job):
                        return new SubmitResult.Existing(StepResult.Of(job));

                    case AcceptResult.Conflict(var other):
                        return new SubmitResult.Conflict(other);

                    case AcceptResult.Refused(var refusal) when refusal.Reason != JobStoreRefusalReason.RequestIdTaken || attempt == MostRequestIds:
                        return Refuse(refusal.Message, refusal.Remedy);
                }
            }
            finally
            {
                _driven.TryRemove(requestId, out _);
            }
        }
    }

    private async Task<PollResult> TryAnswerPollAsync(ReadOnlyMemory<byte> body, CovenantRoute route, string? requestId, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerPollAsync(body, route, requestId, cancellationToken).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException unavailable)
        {
            return Answer(new TurnResult.Refused(unavailable.Message, AskAgain));
        }
    }

    private async Task<PollResult> AnswerPollAsync(ReadOnlyMemory<byte> body, CovenantRoute route, string? requestId, CancellationToken cancellationToken)
    {
        var poll = CovenantRequestJson.ReadPoll(body, route);
        if (!poll.IsValid)
        {
            return new PollResult.Invalid(poll.Findings);
        }

        if ((requestId ?? poll.RequestId) is not { } id)
        {
            return Wrong("$.requestId", "is required, and is missing or null");
        }

        if (poll.RequestId is not null && poll.RequestId != id)
        {
            return Wrong("$.requestId", $"expected {Display.Value(id)}, as in the address; got {Display.Value(poll.RequestId)}");
        }

        switch (await _store.FindAsync(id, cancellationToken).ConfigureAwait(false))
        {
            case FindResult.Quarantined(var quarantine):
                return Answer(TurnResult.Of(quarantine));

            case FindResult.Found(var job) when IsEnabled(route) && job.Route.Route == Wire.Routes[route]:
                return job.Route.RouteRequestId != poll.RouteRequestId
                    ? Wrong("$.routeRequestId", $"expected the one that the job {id} was accepted under; got {Display.Value(poll.RouteRequestId!)}")
                    : !CovenantDigests.MatchesRequestDigest(poll.Request, job.RequestDigest)
                    ? Wrong("$.request", $"expected the request that the job {id} was accepted with; its digest is another")
                    : job.State == JobState.Submitted || job.State.IsTerminal()
                    ? new PollResult.Found(StepResult.Of(job))
                    : Answer(await AskAsync(job, poll.Request, cancellationToken).ConfigureAwait(false));

            default:
                return PollResult.NotFound.Instance;
        }
    }

    /// <summary>Asks the engine about a job. When the node stops meanwhile, the job is as it was.</summary>
    private async Task<TurnResult> AskAsync(Job job, CovenantRequest request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        try
        {
            return await _driver.PollAsync(job, request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new TurnResult.Newest(job);
        }
    }

    private async Task<bool> PickUpAsync(string requestId, CancellationToken stopping)
    {
        if (await _store.FindAsync(requestId, stopping).ConfigureAwait(false) is not FindResult.Found({ State: JobState.Submitted } job))
        {
            return false;
        }

        if (CovenantRequestJson.ReadStored(job.Request.Utf8) is not { } request)
        {
            CovenantSignerLog.RequestUnreadable(_logger, job.RequestId, job.Route);
            return false;
        }

        return await _driver.SubmitAsync(job, request, stopping).ConfigureAwait(false) is TurnResult.Newest(var newest) && newest.Revision != job.Revision;
    }

    private static string NewRequestId(CovenantRoute route) =>
        $"{(route == CovenantRoute.QcV1 ? "kcs_qc_" : "kcs_self_")}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}";

    private static PollResult.Invalid Wrong(string path, string message) => new([new(path, message)]);

    private SubmitResult.Refused Stopping() => Refuse("The node is stopping, and nothing was accepted.", "Submit again when it is back.");

    private SubmitResult.Refused Refuse(string reason, string remedy)
    {
        CovenantSignerLog.Refused(_logger, reason, remedy);
        return new(reason, remedy);
    }

    private PollResult Answer(TurnResult turn)
    {
        if (turn is TurnResult.Newest(var job))
        {
            return new PollResult.Found(StepResult.Of(job));
        }

        var (reason, remedy) = (TurnResult.Refused)turn;
        CovenantSignerLog.Refused(_logger, reason, remedy);
        return new PollResult.Refused(reason, remedy);
    }

    private async Task ObserveAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            CovenantSignerLog.OrphanFailed(_logger, failed);
        }
    }
}
