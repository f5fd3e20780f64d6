using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain;

/// <summary>Makes the registry's circuit breaker visible.</summary>
internal sealed partial class RegistryTelemetry(ILogger logger)
{
    public ValueTask OpenedAsync(TimeSpan duration, string lastFailure)
    {
        Opened(logger, duration.TotalSeconds, lastFailure);
        return Changed("open");
    }

    public ValueTask HalfOpenedAsync()
    {
        HalfOpened(logger);
        return Changed("half-open");
    }

    public ValueTask ClosedAsync()
    {
        Closed(logger);
        return Changed("closed");
    }

    private static ValueTask Changed(string state)
    {
        TbtcTelemetry.RegistryCircuit.Add(1, new KeyValuePair<string, object?>("state", state));
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1020, LogLevel.Warning, "The wallet registry is not asked for {DurationSeconds:0.#} s: it failed again and again. The last failure: {Message}")]
    private static partial void Opened(ILogger logger, double durationSeconds, string message);

    [LoggerMessage(1021, LogLevel.Information, "The wallet registry is tried again")]
    private static partial void HalfOpened(ILogger logger);

    [LoggerMessage(1022, LogLevel.Information, "The wallet registry answers again")]
    private static partial void Closed(ILogger logger);
}
