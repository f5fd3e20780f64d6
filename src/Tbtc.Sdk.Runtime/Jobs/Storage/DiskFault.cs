namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The first error of the disk. Once there is one, nothing is written until the store is opened again.</summary>
internal sealed class DiskFault
{
    private DiskException? _first;

    public DiskException? First => Volatile.Read(ref _first);

    /// <summary>Remembers it. What the disk has no part in, such as memory that ran out, also leaves a write half done, and is taken for the same.</summary>
    public void Report(Exception error) =>
        Interlocked.CompareExchange(
            ref _first, error as DiskException ?? new DiskException(DiskErrorKind.Failed, "writing", "the store", $"{error.GetType().Name}: {error.Message}", error), null);
}
