namespace Tbtc.Sdk.Jobs;

/// <summary>The database cannot be opened as a job store. Nothing in it was changed.</summary>
public sealed class PostgreSqlOpenException : TbtcException
{
    /// <summary>States why a database cannot be opened.</summary>
    /// <param name="kind">Why, for programs.</param>
    /// <param name="database">The database, without credentials.</param>
    /// <param name="message">What is wrong, and what to do. No credentials.</param>
    /// <param name="innerException">The cause, or null.</param>
    public PostgreSqlOpenException(PostgreSqlOpenErrorKind kind, string database, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Database = database;
    }

    /// <summary>Why.</summary>
    public PostgreSqlOpenErrorKind Kind { get; }

    /// <summary>The database: servers, name and schema, without credentials.</summary>
    public string Database { get; }

    /// <inheritdoc/>
    public override bool IsTransient => Kind is PostgreSqlOpenErrorKind.Unreachable or PostgreSqlOpenErrorKind.ReadOnly;
}
