namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The first error of the disk. Once there is one, nothing is written until the store is opened again.</summary>
internal sealed class DiskFault
{
    private DiskException? _first;

    public DiskException? First => Volatile.Read(ref _first);

    public void Report(DiskException error) => Interlocked.CompareExchange(ref _first, error, null);
}
