namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A call to the operating system failed.</summary>
internal sealed class DiskException : IOException
{
    public DiskException(DiskErrorKind kind, string call, string path, string cause, Exception? innerException = null)
        : base($"{call} failed on '{path}': {cause}.", innerException)
    {
        Kind = kind;
    }

    public DiskErrorKind Kind { get; }
}
