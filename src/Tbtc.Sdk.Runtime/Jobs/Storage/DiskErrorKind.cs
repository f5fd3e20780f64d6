namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What the store can do about an error of the disk depends on this.</summary>
internal enum DiskErrorKind
{
    /// <summary>Any other, such as EIO. What was written may or may not be there.</summary>
    Failed,

    /// <summary>No room, or over the quota.</summary>
    Full,

    /// <summary>The name is taken.</summary>
    Exists,

    /// <summary>A link, FIFO, device, socket or directory where a file was asked for.</summary>
    NotAFile,

    /// <summary>A link or file where a directory was asked for.</summary>
    NotADirectory,

    /// <summary>Not allowed, or a file system that is read-only.</summary>
    Denied,

    /// <summary>A name, or a directory above it, does not exist.</summary>
    Missing,
}
