namespace Tbtc.Sdk.Jobs;

/// <summary>A store that was opened, with what it holds. Disposing of it closes the store.</summary>
/// <param name="Store">The store.</param>
/// <param name="Report">What is quarantined and what is refused.</param>
public sealed record OpenedPostgreSqlJobStore(PostgreSqlJobStore Store, JobStoreReport Report) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
