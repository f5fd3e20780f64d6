using System.Net.Sockets;
using Npgsql;
using Polly.Timeout;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a failed call says: whether another try may succeed, and whether anything can have been written.</summary>
internal static class DatabaseFailure
{
    /// <summary>Whether it comes from the database or the way to it.</summary>
    public static bool IsDatabase(Exception exception) =>
        exception is NpgsqlException or UnfitServerException or TimeoutException or TimeoutRejectedException or IOException or SocketException;

    /// <summary>Whether the same call may succeed a little later, on this server or its successor.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException server => IsTransient(server.SqlState),
        UnfitServerException unfit => unfit.Kind == PostgreSqlOpenErrorKind.ReadOnly,
        NpgsqlException { InnerException: AggregateException { InnerExceptions: var each } } => each.Any(IsTransient),
        NpgsqlException { InnerException: { } inner and (UnfitServerException or PostgresException) } => IsTransient(inner),
        _ => IsDatabase(exception),
    };

    /// <summary>Whether the failure of a write that was sent proves that nothing was written: the server said so, and went on.</summary>
    public static bool IsRolledBack(Exception exception) =>
        exception is PostgresException { SqlState: var state, InvariantSeverity: "ERROR" }
        && !state.StartsWith("08", StringComparison.Ordinal)
        && !state.StartsWith("57P", StringComparison.Ordinal)
        && !state.StartsWith("XX", StringComparison.Ordinal)
        && state != PostgresErrorCodes.StatementCompletionUnknown;

    /// <summary>Whether the server, as it is now, is the wrong one: other connections to it have to go too.</summary>
    public static bool IsDemoted(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } or UnfitServerException { Kind: PostgreSqlOpenErrorKind.ReadOnly };

    /// <summary>What the database or the way to it said, without anything secret.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        PostgresException server => $"{server.MessageText} (SQLSTATE {server.SqlState})",
        TimeoutRejectedException => "no answer came in time",
        { InnerException: { } inner } when inner is PostgresException or UnfitServerException => Describe(inner),
        { InnerException: AggregateException { InnerExceptions: [.., var last] } } => Describe(last),
        _ => exception.Message,
    };

    private static bool IsTransient(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.StatementCompletionUnknown
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.IdleSessionTimeout
            or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.OutOfMemory
            or PostgresErrorCodes.ReadOnlySqlTransaction => true,
        _ => state.StartsWith("08", StringComparison.Ordinal),
    };
}
