using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Tbtc.Sdk.Chain;

/// <summary>Asks one node, or the first of several that answers, and asks again after what may pass.</summary>
/// <remarks>
/// <para>
/// A failure that may pass (<see cref="EthereumRpcException.IsTransient"/>) is followed by the next node at once, and when all have failed by another round
/// after a growing, jittered delay, or the one a node asked for. A node that cannot be asked at all, or answers with something that is no answer, is
/// followed by the next one too. What the EVM did, a revert included, and an error that the node itself answers with, is the outcome.
/// </para>
/// <para>
/// A node that failed is asked last for as long as <see cref="TbtcOptions.TotalTimeout"/>, so that the requests that follow do not wait for it. Where the
/// network names a chain id, each node is asked for its own before it is asked for anything else; one on another chain is reported and never used.
/// </para>
/// <para>No request takes longer than <see cref="TbtcOptions.TotalTimeout"/>, also over a transport that ignores cancellation. Safe to use from any thread.</para>
/// </remarks>
public sealed class ResilientEthereumRpc : IEthereumRpc
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly ResiliencePropertyKey<RpcRequest> RequestKey = new("Tbtc.Sdk.Request");

    private readonly RpcEndpoint[] _endpoints;
    private readonly ulong? _chainId;
    private readonly TimeSpan _requestTimeout;
    private readonly TimeSpan _totalTimeout;
    private readonly TimeProvider _time;
    private readonly RpcTelemetry _telemetry;
    private readonly ResiliencePipeline _attempts;
    private readonly ResiliencePipeline _requests;
    private RpcEndpoint? _lastAnswered;
    private int _nodeChanges;

    /// <summary>Asks the nodes in <paramref name="endpoints"/>.</summary>
    /// <param name="endpoints">The nodes, in the order in which they are preferred. At least one.</param>
    /// <param name="options">The timeouts, the number of retries, and the chain where the network names one. Addresses are not looked at.</param>
    /// <param name="time">The clock of timeouts and delays; the system's unless given.</param>
    /// <param name="logger">Where retries, fallbacks and failures are logged; nowhere unless given.</param>
    /// <exception cref="ArgumentException">There is no node, or an option is out of range.</exception>
    public ResilientEthereumRpc(
        IReadOnlyList<IEthereumRpc> endpoints, TbtcOptions options, TimeProvider? time = null, ILogger<ResilientEthereumRpc>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(options);
        if (endpoints.Count == 0)
        {
            throw new ArgumentException("There is no node: give at least one.", nameof(endpoints));
        }

        if (TbtcOptionsValidator.MistakesOfResilience(options).FirstOrDefault() is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(options));
        }

        _time = time ?? TimeProvider.System;
        _endpoints = [.. endpoints.Select(endpoint => new RpcEndpoint(endpoint, _time))];
        _chainId = options.Network?.ChainId;
        _requestTimeout = options.RequestTimeout;
        _totalTimeout = options.TotalTimeout;
        _telemetry = new(logger ?? NullLogger<ResilientEthereumRpc>.Instance, _time);
        _attempts = new ResiliencePipelineBuilder { TimeProvider = _time }.AddTimeout(_requestTimeout).Build();
        _requests = BuildRequests(options.MaxRetries);
        Endpoint = string.Join(" or ", endpoints.Select(endpoint => endpoint.Endpoint));
    }

    /// <inheritdoc/>
    /// <remarks>Of several nodes, all of them.</remarks>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) =>
        AskAsync(Begin(), "eth_chainId", (rpc, token) => _chainId is { } verified ? Task.FromResult(verified) : rpc.GetChainIdAsync(token), cancellationToken);

    /// <inheritdoc/>
    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) =>
        AskAsync(Begin(), "eth_blockNumber", (rpc, token) => rpc.GetBlockNumberAsync(token), cancellationToken);

    /// <inheritdoc/>
    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default) =>
        AskAsync(Begin(), "eth_getBlock", (rpc, token) => rpc.GetBlockAsync(block, token), cancellationToken);

    /// <inheritdoc/>
    public Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default) =>
        CallAsync(Begin(), call, block, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        CallBatchAsync(Begin(), calls, block, cancellationToken);

    /// <summary>The chain that every node is held to, where the network names one.</summary>
    internal ulong? ChainId => _chainId;

    /// <summary>The node that the next request goes to first.</summary>
    internal RpcEndpoint Next => InOrder().First();

    /// <summary>The node that answered last.</summary>
    internal RpcEndpoint LastAnswered => Volatile.Read(ref _lastAnswered) ?? _endpoints[0];

    /// <summary>How often an answer came from another node than the one before. While it stays the same, so does the node.</summary>
    internal int NodeChanges => Volatile.Read(ref _nodeChanges);

    internal RpcRequest Begin() => new(_time.GetTimestamp(), Next);

    internal Task<EthCallResult> CallAsync(RpcRequest request, EthCall call, BlockReference block, CancellationToken cancellationToken) =>
        AskAsync(request, "eth_call", (rpc, token) => rpc.CallAsync(call, block, token), cancellationToken);

    internal async Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        RpcRequest request, IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var batch = new PendingBatch(calls, keepsAnswers: block.Kind == BlockReferenceKind.Hash);
        try
        {
            return await AskAsync(request, "eth_call batch", TakeAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumRpcException) when (batch.Results is not null)
        {
            return batch.Results;
        }

        async Task<IReadOnlyList<EthCallResult>> TakeAsync(IEthereumRpc rpc, CancellationToken token)
        {
            var answers = await rpc.CallBatchAsync(batch.Open, block, token).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            return batch.Take(answers) is { } failed ? throw failed : batch.Results!;
        }
    }

    private ResiliencePipeline BuildRequests(int maxRetries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = _time }.AddTimeout(_totalTimeout);
        if (maxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = maxRetries,
                Delay = FirstDelay,
                MaxDelay = _totalTimeout,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is EthereumRpcException { IsTransient: true } failed && IsWorthWaiting(failed, args.Context)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Exception is EthereumRpcException { RetryAfter.Ticks: > 0 } failed ? failed.RetryAfter : null),
                OnRetry = args =>
                {
                    _telemetry.Retrying(args.Context.OperationKey!, (EthereumRpcException)args.Outcome.Exception!, args.AttemptNumber + 1, args.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.Build();
    }

    private bool IsWorthWaiting(EthereumRpcException failed, ResilienceContext context) =>
        context.Properties.TryGetValue(RequestKey, out var request)
        && (failed.RetryAfter ?? TimeSpan.Zero) < _totalTimeout - _time.GetElapsedTime(request.Started);

    private async Task<T> AskAsync<T>(
        RpcRequest request, string method, Func<IEthereumRpc, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(method, cancellationToken);
        context.Properties.Set(RequestKey, request);
        try
        {
            return await _requests.ExecuteAsync(
                static (context, state) => new ValueTask<T>(state.Rpc.AskRoundAsync(state.Request, context.OperationKey!, state.Ask, context.CancellationToken)),
                context,
                (Rpc: this, Request: request, Ask: ask)).ConfigureAwait(false);
        }
        catch (EthereumRpcException failed)
        {
            _telemetry.GaveUp(method, failed);
            throw;
        }
        catch (TimeoutRejectedException late)
        {
            var failed = EthereumRpcException.TimedOut(Endpoint, _totalTimeout, (Exception?)request.LastFailure ?? late);
            _telemetry.GaveUp(method, failed);
            throw failed;
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            // The reader's time may be up: then it tells what went wrong before.
            throw new OperationCanceledException(cancelled.Message, (Exception?)request.LastFailure ?? cancelled, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Asks one node after the other, until one answers.</summary>
    private async Task<T> AskRoundAsync<T>(
        RpcRequest request, string method, Func<IEthereumRpc, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        EthereumRpcException? failure = null;
        foreach (var endpoint in InOrder())
        {
            if (failure is not null)
            {
                _telemetry.FallingBack(method, failure, endpoint.Address);
            }

            request.Node = endpoint;
            try
            {
                await RequireChainAsync(endpoint, cancellationToken).ConfigureAwait(false);
                var answer = await AttemptAsync(endpoint, method, ask, cancellationToken).ConfigureAwait(false);
                if (_endpoints.Length > 1 && Interlocked.Exchange(ref _lastAnswered, endpoint) != endpoint)
                {
                    Interlocked.Increment(ref _nodeChanges);
                }

                return answer;
            }
            catch (EthereumRpcException failed)
            {
                request.Failed(failed);
                if (!MayAnotherNodeAnswer(failed))
                {
                    throw;
                }

                endpoint.Rest(failed.RetryAfter > _totalTimeout ? failed.RetryAfter.Value : _totalTimeout);
                failure = failure is null || (failed.IsTransient && !failure.IsTransient) ? failed : failure;
            }
        }

        throw failure!;
    }

    private async Task<T> AttemptAsync<T>(
        RpcEndpoint endpoint, string method, Func<IEthereumRpc, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        return await _telemetry.AttemptAsync(endpoint.Address, method, AttemptAsync).ConfigureAwait(false);

        async Task<T> AttemptAsync()
        {
            try
            {
                // Waiting ends with the token also where the transport does not look at it.
                return await _attempts.ExecuteAsync(
                    static (state, token) => new ValueTask<T>(state.Ask(state.Rpc, token).WaitAsync(token)), (Ask: ask, endpoint.Rpc), cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutRejectedException late)
            {
                throw EthereumRpcException.TimedOut(endpoint.Address, _requestTimeout, late);
            }
        }
    }

    private async Task RequireChainAsync(RpcEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (_chainId is not { } expected || endpoint.IsOnChain)
        {
            return;
        }

        if (endpoint.WrongChain is null)
        {
            var chainId = await AttemptAsync(endpoint, "eth_chainId", (rpc, token) => rpc.GetChainIdAsync(token), cancellationToken).ConfigureAwait(false);
            if (chainId == expected)
            {
                endpoint.IsOnChain = true;
                return;
            }

            endpoint.WrongChain = new(EthereumRpcErrorKind.WrongChain, $"the node at {endpoint.Address} is on chain {chainId}, not on chain {expected}", endpoint.Address);
            _telemetry.OnWrongChain(endpoint.WrongChain);
        }

        throw endpoint.WrongChain;
    }

    // Nodes on another chain are left out, unless there are no others: then their error is the answer.
    private IEnumerable<RpcEndpoint> InOrder()
    {
        var usable = Array.FindAll(_endpoints, endpoint => endpoint.WrongChain is null);
        return usable.Length == 0 ? _endpoints : usable.OrderBy(endpoint => endpoint.IsResting);
    }

    private static bool MayAnotherNodeAnswer(EthereumRpcException failed) => failed.Kind switch
    {
        EthereumRpcErrorKind.RpcError => failed.IsTransient,
        _ => !failed.RefusesForm,
    };
}
