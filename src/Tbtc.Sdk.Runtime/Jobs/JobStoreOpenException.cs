namespace Tbtc.Sdk.Jobs;

/// <summary>The data directory cannot be opened as a job store. No job in it was changed.</summary>
public sealed class JobStoreOpenException : TbtcException
{
    /// <summary>States why a data directory cannot be opened.</summary>
    /// <param name="kind">Why, for programs.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public JobStoreOpenException(JobStoreOpenErrorKind kind, string directory, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Directory = directory;
    }

    /// <summary>Why.</summary>
    public JobStoreOpenErrorKind Kind { get; }

    /// <summary>The data directory.</summary>
    public string Directory { get; }

    /// <inheritdoc/>
    public override bool IsTransient => Kind is JobStoreOpenErrorKind.Locked or JobStoreOpenErrorKind.DiskFull;
}
