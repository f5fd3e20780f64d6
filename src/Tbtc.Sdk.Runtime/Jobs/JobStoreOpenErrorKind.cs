namespace Tbtc.Sdk.Jobs;

/// <summary>Why a data directory cannot be opened as a job store.</summary>
public enum JobStoreOpenErrorKind
{
    /// <summary>Another process, or another store in this one, has it open.</summary>
    Locked,

    /// <summary>It is a file, a link or something else that is not a directory, or something in the place of one of its directories is.</summary>
    NotADirectory,

    /// <summary>It may not be read or written by this user, or the file system is read-only.</summary>
    AccessDenied,

    /// <summary>There is no room for the journal.</summary>
    DiskFull,

    /// <summary>Its journal is that of another store than the one configured, or its two copies are of different stores.</summary>
    OtherStore,

    /// <summary>No store is there although the configuration names one: the volume may not be mounted.</summary>
    StoreMissing,

    /// <summary>It was written by a newer version.</summary>
    NewerVersion,

    /// <summary>It is encrypted with a password that was not given, or another; or it is not encrypted, and a password was given.</summary>
    WrongPassword,

    /// <summary>It says both that it is ours and that it was handed over: it holds the journal's second copy under both names.</summary>
    NotOwned,

    /// <summary>The disk reported an error.</summary>
    DiskError,
}
