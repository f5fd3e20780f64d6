namespace Tbtc.Sdk.Jobs;

/// <summary>A store that was opened, with what opening it found. Disposing of it closes the store.</summary>
/// <param name="Store">The store.</param>
/// <param name="Report">What is quarantined, what is refused and what was healed.</param>
public sealed record OpenedJobStore(DirectoryJobStore Store, JobStoreReport Report) : IAsyncDisposable, IDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();
}
