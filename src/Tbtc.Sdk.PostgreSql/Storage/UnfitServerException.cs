namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A connection was made to a server that must not be used.</summary>
internal sealed class UnfitServerException(PostgreSqlOpenErrorKind kind, string message) : Exception(message)
{
    public PostgreSqlOpenErrorKind Kind { get; } = kind;
}
