namespace Tbtc.Sdk.Jobs;

/// <summary>Why a database cannot be opened as a job store.</summary>
public enum PostgreSqlOpenErrorKind
{
    /// <summary>No server answered in time, or none of them takes connections.</summary>
    Unreachable,

    /// <summary>The server refused the user, the password or the database's name, or the user lacks a right that the store needs.</summary>
    AccessDenied,

    /// <summary>The server only reads: it is a standby, or the database is set to read-only.</summary>
    ReadOnly,

    /// <summary>The server has a setting that can lose what it acknowledged.</summary>
    UnsafeSettings,

    /// <summary>The store's tables are not there, or older than this version, and the options do not ask to create them.</summary>
    SchemaMissing,

    /// <summary>The store's tables are newer than this version.</summary>
    NewerVersion,

    /// <summary>The schema belongs to another application.</summary>
    OtherApplication,

    /// <summary>The store there is not the one that the options name.</summary>
    OtherStore,

    /// <summary>The server reported something else.</summary>
    ServerError,
}
