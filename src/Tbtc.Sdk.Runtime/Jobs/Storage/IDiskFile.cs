namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>An open regular file.</summary>
internal interface IDiskFile : IDisposable
{
    /// <summary>The length in bytes, asked of the file system.</summary>
    long Length { get; }

    /// <summary>When the content was last changed, asked of the file system.</summary>
    DateTimeOffset ModifiedAt { get; }

    /// <summary>Reads up to the end of the file.</summary>
    /// <returns>How many bytes; fewer than asked for only at the end.</returns>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all of it.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Makes the content durable: fdatasync.</summary>
    void SyncData();

    /// <summary>Makes the content and what belongs to it durable: fsync.</summary>
    void Sync();

    /// <summary>Takes the lock that keep-core takes, <c>flock(LOCK_EX|LOCK_NB)</c>; false where another holds it. Closing the file gives it back.</summary>
    bool TryLock();
}
