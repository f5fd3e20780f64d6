using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain;

/// <summary>Makes what happens between the SDK and its nodes visible: each attempt, retry, fallback and failure, as log entries, metrics and traces.</summary>
internal sealed partial class RpcTelemetry(ILogger logger, TimeProvider time)
{
    private const string Answered = "answered";

    /// <summary>Makes one attempt.</summary>
    public async Task<T> AttemptAsync<T>(string endpoint, string method, Func<Task<T>> attempt)
    {
        using var activity = TbtcTelemetry.Activities.StartActivity(TbtcTelemetry.AttemptActivity, ActivityKind.Client);
        activity?.SetTag("rpc.system", "jsonrpc").SetTag("rpc.method", method).SetTag("server.address", endpoint);
        var started = time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            var answer = await attempt().ConfigureAwait(false);
            outcome = Answered;
            return answer;
        }
        catch (EthereumRpcException failed)
        {
            outcome = failed.Kind.ToString();
            activity?.SetStatus(ActivityStatusCode.Error, failed.Message);
            AttemptFailed(logger, method, endpoint, failed.Message);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            TbtcTelemetry.AttemptDuration.Record(
                time.GetElapsedTime(started).TotalSeconds,
                new("server.address", endpoint),
                new("rpc.method", method),
                new("outcome", outcome));
        }
    }

    public void Retrying(string method, EthereumRpcException failed, int retry, TimeSpan delay)
    {
        TbtcTelemetry.Retries.Add(1, new("rpc.method", method), new("error.type", failed.Kind.ToString()));
        Activity.Current?.AddEvent(new("retry", tags: new() { { "retry", retry }, { "delay", delay.TotalSeconds } }));
        Retry(logger, method, retry, delay.TotalMilliseconds, failed.Message);
    }

    public void FallingBack(string method, EthereumRpcException failed, string endpoint)
    {
        TbtcTelemetry.Fallbacks.Add(1, new("server.address", endpoint), new("failed.address", failed.Endpoint));
        Activity.Current?.AddEvent(new("fallback", tags: new() { { "server.address", endpoint } }));
        Fallback(logger, endpoint, method, failed.Message);
    }

    public void OnWrongChain(EthereumRpcException wrong) => WrongChain(logger, wrong.Message);

    public void GaveUp(string method, EthereumRpcException failed) => RequestFailed(logger, method, failed.Message);

    [LoggerMessage(1010, LogLevel.Debug, "{Method} was not answered by {Endpoint}: {Message}")]
    private static partial void AttemptFailed(ILogger logger, string method, string endpoint, string message);

    [LoggerMessage(1011, LogLevel.Information, "{Method} is asked again (retry {Retry}, after {DelayMs:0} ms): {Message}")]
    private static partial void Retry(ILogger logger, string method, int retry, double delayMs, string message);

    [LoggerMessage(1012, LogLevel.Warning, "Falling back to {Endpoint} for {Method}: {Message}")]
    private static partial void Fallback(ILogger logger, string endpoint, string method, string message);

    [LoggerMessage(1013, LogLevel.Error, "A node is not used: {Message}")]
    private static partial void WrongChain(ILogger logger, string message);

    [LoggerMessage(1014, LogLevel.Warning, "{Method} was given up: {Message}")]
    private static partial void RequestFailed(ILogger logger, string method, string message);
}
