using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Signing;

/// <summary>What the client logs. Event ids 3200 to 3299 are its own.</summary>
internal static partial class CovenantSignerClientLog
{
    [LoggerMessage(3200, LogLevel.Information, "The signer is asked again (retry {Retry}, after {DelayMs:0} ms): {Message}")]
    public static partial void Retrying(ILogger logger, int retry, double delayMs, string message);

    [LoggerMessage(3201, LogLevel.Warning, "A {Operation} was given up: {Message}")]
    public static partial void GaveUp(ILogger logger, string operation, string message);
}
