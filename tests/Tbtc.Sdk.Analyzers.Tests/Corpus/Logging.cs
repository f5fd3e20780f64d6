// Stands in for Microsoft.Extensions.Logging.Abstractions, so that the corpus needs no reference but the SDK.
namespace Microsoft.Extensions.Logging;

public interface ILogger
{
    void Log(string message, Exception? exception);

    IDisposable BeginScope(string name);
}

public interface ILogger<out TCategoryName> : ILogger;

public static class LoggerExtensions
{
    public static void LogDebug(this ILogger logger, string? message, params object?[] args) =>
        logger.Log(string.Format(null, message ?? "", args), null);

    public static void LogInformation(this ILogger logger, string? message, params object?[] args) =>
        logger.Log(string.Format(null, message ?? "", args), null);

    public static void LogWarning(this ILogger logger, string? message, params object?[] args) =>
        logger.Log(string.Format(null, message ?? "", args), null);

    public static void LogError(this ILogger logger, string? message, params object?[] args) =>
        logger.Log(string.Format(null, message ?? "", args), null);

    public static void LogError(this ILogger logger, Exception? exception, string? message, params object?[] args) =>
        logger.Log(string.Format(null, message ?? "", args), exception);
}
