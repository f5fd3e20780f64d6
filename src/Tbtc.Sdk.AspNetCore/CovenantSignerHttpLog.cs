using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>What the HTTP surface logs. Event ids 3100 to 3199 are its own.</summary>
internal static partial class CovenantSignerHttpLog
{
    [LoggerMessage(3100, LogLevel.Error, "A request to {Path} failed, and was answered with status 500")]
    public static partial void Failed(ILogger logger, PathString path, Exception exception);

    [LoggerMessage(3101, LogLevel.Debug, "The client of a request to {Path} hung up. A submit goes on without it")]
    public static partial void HungUp(ILogger logger, PathString path);
}
