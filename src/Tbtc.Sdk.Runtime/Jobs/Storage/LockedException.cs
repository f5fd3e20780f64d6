namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Another process, or another store in this one, holds the lock of a directory.</summary>
internal sealed class LockedException(string path) : Exception($"'{path}' is locked.")
{
    public string Path { get; } = path;
}
