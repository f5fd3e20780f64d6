using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Retry;

namespace Tbtc.Sdk.Signing;

/// <summary>Asks a covenant signer over HTTP: this SDK's or keep-core's.</summary>
/// <remarks>
/// Requests that may succeed later are repeated, which is safe: a submit is one job however often it is sent. What came of it is a value,
/// <see cref="SignerResponse"/>; exceptions are for cancellation and misuse. Safe to use from any thread.
/// </remarks>
public sealed class CovenantSignerClient
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(20);

    private readonly SignerExchange _exchange;
    private readonly ResiliencePipeline<SignerAttempt> _requests;
    private readonly TimeSpan _totalTimeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Sends. Its own timeout must be longer than that of a request, and it must not follow redirects: the token would go along.</param>
    /// <param name="options">How.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    /// <param name="logger">What happens, or null.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message lists every mistake.</exception>
    public CovenantSignerClient(HttpClient http, CovenantSignerClientOptions options, TimeProvider? time = null, ILogger<CovenantSignerClient>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (CovenantSignerClientOptionsValidator.Mistakes(options).ToList() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join(' ', mistakes), nameof(options));
        }

        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<CovenantSignerClient>.Instance;
        _totalTimeout = options.TotalTimeout;
        _exchange = new(http, options, _time);
        _requests = BuildRequests(options.MaxRetries);
    }

    /// <summary>Submits a request, as often as it takes to be answered.</summary>
    /// <param name="routeRequestId">The caller's id of this request, one for ever: 1 to 255 characters of <c>[a-zA-Z0-9_-]</c>. Keep it before submitting.</param>
    /// <param name="request">The request, normalised.</param>
    /// <param name="cancellationToken">Ends the wait. What the signer has accepted stays accepted.</param>
    /// <exception cref="ArgumentException">The id is no such id.</exception>
    public Task<SignerResponse> SubmitAsync(string routeRequestId, CovenantRequest request, CancellationToken cancellationToken = default)
    {
        RequireId(routeRequestId, nameof(routeRequestId));
        ArgumentNullException.ThrowIfNull(request);
        return AskAsync("submit", $"v1/{Wire.Routes[request.Route]}/signer/requests", Body(routeRequestId, requestId: null, request), cancellationToken);
    }

    /// <summary>Asks how far a job is.</summary>
    /// <param name="routeRequestId">The id that the request was submitted under.</param>
    /// <param name="requestId">The request id that the submit was answered with.</param>
    /// <param name="request">The request as it was submitted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">An id is no such id.</exception>
    public Task<SignerResponse> PollAsync(string routeRequestId, string requestId, CovenantRequest request, CancellationToken cancellationToken = default)
    {
        RequireId(routeRequestId, nameof(routeRequestId));
        RequireId(requestId, nameof(requestId));
        ArgumentNullException.ThrowIfNull(request);
        return AskAsync("poll", $"v1/{Wire.Routes[request.Route]}/signer/requests/{requestId}:poll", Body(routeRequestId, requestId, request), cancellationToken);
    }

    private async Task<SignerResponse> AskAsync(string what, string path, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_totalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        SignerAttempt? last = null;
        try
        {
            last = await _requests.ExecuteAsync(
                async token => last = await _exchange.PostAsync(path, body, token).ConfigureAwait(false), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
            }

            last ??= SignerAttempt.Unknown($"The signer did not answer within {_totalTimeout.TotalSeconds:0.###} s.", cancelled);
        }

        if (last.MayPass)
        {
            CovenantSignerClientLog.GaveUp(_logger, what, last.Message);
        }

        return last.Response;
    }

    private ResiliencePipeline<SignerAttempt> BuildRequests(int maxRetries)
    {
        var builder = new ResiliencePipelineBuilder<SignerAttempt> { TimeProvider = _time };
        if (maxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<SignerAttempt>
            {
                MaxRetryAttempts = maxRetries,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { MayPass: true }),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
                OnRetry = args =>
                {
                    CovenantSignerClientLog.Retrying(_logger, args.AttemptNumber + 1, args.RetryDelay.TotalMilliseconds, args.Outcome.Result!.Message);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.Build();
    }

    private static byte[] Body(string routeRequestId, string? requestId, CovenantRequest request) =>
        CanonicalJson.Write([], (routeRequestId, requestId, request), static (writer, of) =>
        {
            writer.WriteText("routeRequestId"u8, of.routeRequestId);
            writer.WriteOptionalText("requestId"u8, of.requestId);
            writer.WriteStartObject("request"u8);
            RequestWriter.Write(writer, of.request);
            writer.WriteEndObject();
            writer.WriteText("stage"u8, Wire.Stage);
        }).ToArray();

    private static void RequireId(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id, name);
        if (Identifiers.Check(id) is { } wrong)
        {
            throw new ArgumentException($"Not an id: {wrong}.", name);
        }
    }
}
