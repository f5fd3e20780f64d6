using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Tbtc.Sdk.Chain;

/// <summary>
/// Calls to the registry apart from the Bridge, which must cost a read no more than their share of its time: after that, or while the registry failed
/// again and again and is left alone, each call fails with the reason.
/// </summary>
internal sealed class RegistryCalls
{
    private const double FailureRatio = 0.5;
    private const int FewestCalls = 3;
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly ResiliencePropertyKey<TimeSpan> TimeoutKey = new("Tbtc.Sdk.RegistryTimeout");

    private readonly PinnedCalls _calls;
    private readonly string _endpoint;
    private readonly RegistryTelemetry _telemetry;
    private readonly ResiliencePipeline<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> _pipeline;
    private volatile string _lastFailure = "";

    public RegistryCalls(PinnedCalls calls, string endpoint, TbtcOptions options, TimeProvider time, ILogger logger)
    {
        _calls = calls;
        _endpoint = endpoint;
        _telemetry = new(logger);
        var period = options.RegistryTimeout * (FewestCalls + 1);
        _pipeline = new ResiliencePipelineBuilder<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<(IReadOnlyList<EthCallResult> Results, bool ByNumber)>
            {
                FailureRatio = FailureRatio,
                MinimumThroughput = FewestCalls,
                SamplingDuration = period > ShortestPeriod ? period : ShortestPeriod,
                BreakDuration = options.RegistryBreakDuration,
                ShouldHandle = args => ValueTask.FromResult(IsFailure(args.Outcome)),
                OnOpened = _ => _telemetry.OpenedAsync(options.RegistryBreakDuration, _lastFailure),
                OnHalfOpened = _ => _telemetry.HalfOpenedAsync(),
                OnClosed = _ => _telemetry.ClosedAsync(),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(args.Context.Properties.GetValue(TimeoutKey, ShortestTimeout)),
            })
            .Build();
    }

    /// <summary>Executes calls to the registry at <paramref name="registry"/>, at one block.</summary>
    /// <returns>The results in the order of the calls, and whether they are from whichever block had the number.</returns>
    public Task<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> CallAsync(
        Address registry, IReadOnlyList<EthCall> calls, BlockHeader block, ReadBudget budget) =>
        AskAsync(registry, calls.Count, budget, token => _calls.CallAsync(calls, block, token));

    /// <summary>Executes calls to the registry at <paramref name="registry"/>, at the block as it is named.</summary>
    public async Task<IReadOnlyList<EthCallResult>> CallAsync(Address registry, IReadOnlyList<EthCall> calls, BlockReference block, ReadBudget budget)
    {
        var (results, _) = await AskAsync(registry, calls.Count, budget, async token => (await _calls.CallAsync(calls, block, token).ConfigureAwait(false), true))
            .ConfigureAwait(false);
        return results;
    }

    private async Task<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> AskAsync(
        Address registry, int count, ReadBudget budget, Func<CancellationToken, Task<(IReadOnlyList<EthCallResult>, bool)>> ask)
    {
        var timeout = budget.ForRegistry;
        var context = ResilienceContextPool.Shared.Get(budget.Token);
        context.Properties.Set(TimeoutKey, timeout > ShortestTimeout ? timeout : ShortestTimeout);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, ask) => new ValueTask<(IReadOnlyList<EthCallResult>, bool)>(ask(context.CancellationToken)), context, ask).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            return Failed(EthereumRpcErrorKind.Timeout, $"the wallet registry at {registry} did not answer within {late.Timeout.TotalSeconds:0.###} s", late);
        }
        catch (BrokenCircuitException open)
        {
            var wait = open.RetryAfter is { } left ? $" for another {left.TotalSeconds:0.#} s" : "";
            return Failed(
                EthereumRpcErrorKind.CircuitOpen,
                $"the wallet registry at {registry} was not asked: it failed so often that it is left alone{wait}; the last failure: {_lastFailure}",
                open);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        (IReadOnlyList<EthCallResult>, bool) Failed(EthereumRpcErrorKind kind, string message, Exception cause) =>
            (Enumerable.Repeat(EthCallResult.Failed(new(kind, message, _endpoint, cause)), count).ToArray(), false);
    }

    // A revert is an answer, and costs no time.
    private bool IsFailure(Outcome<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> outcome)
    {
        if (outcome.Exception is TimeoutRejectedException late)
        {
            _lastFailure = $"no answer within {late.Timeout.TotalSeconds:0.###} s";
            return true;
        }

        if (outcome.Exception is not null || !outcome.Result.Results.All(result => result.IsFailed))
        {
            return false;
        }

        _lastFailure = outcome.Result.Results[0].Error!.Message;
        return true;
    }
}
