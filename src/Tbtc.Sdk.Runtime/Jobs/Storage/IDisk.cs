namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Everything the store asks of the operating system. Every failure is a <see cref="DiskException"/>; nothing fails silently.</summary>
/// <remarks>
/// The seam where tests crash, fill and damage the disk. What a call changed is durable only after the sync that covers it: <see cref="IDiskFile.SyncData"/>
/// or <see cref="IDiskFile.Sync"/> for a file's content, <see cref="IDiskDirectory.Sync"/> for names. Safe to use from any thread.
/// </remarks>
internal interface IDisk
{
    /// <summary>Opens the data directory; its path is the operator's, so links in it are followed.</summary>
    /// <param name="path">The path.</param>
    /// <param name="create">Whether to create it and its parents, 0700, where it is missing.</param>
    IDiskDirectory OpenRoot(string path, bool create);
}
