using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>Where a node keeps its jobs: exactly one of the nested types.</summary>
/// <param name="StoreId">The id that it must have, or null for any.</param>
internal abstract record SignerStore(Guid? StoreId)
{
    /// <summary>Registers the store.</summary>
    public abstract void AddTo(IServiceCollection services);

    /// <summary>Opens the store, so that whatever is wrong with it is said before anything else is begun.</summary>
    /// <exception cref="UsageException">What names it cannot be used.</exception>
    /// <exception cref="TbtcException">It cannot be opened.</exception>
    public virtual async Task<IJobStore> OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IJobStore>();
        await store.GetReportAsync(cancellationToken).ConfigureAwait(false);
        return store;
    }

    /// <summary>A data directory, which one node has.</summary>
    internal sealed record InDirectory(string Directory, string? Password, Guid? StoreId) : SignerStore(StoreId)
    {
        public override void AddTo(IServiceCollection services) =>
            services.AddTbtcJobStore(store => (store.Directory, store.StoreId, store.Password) = (Directory, StoreId, Password));
    }

    /// <summary>A database, which any number of nodes share.</summary>
    internal sealed record InDatabase(string ConnectionString, Guid? StoreId) : SignerStore(StoreId)
    {
        public override void AddTo(IServiceCollection services) =>
            services.AddTbtcPostgreSqlJobStore(store => (store.ConnectionString, store.StoreId) = (ConnectionString, StoreId));

        public override async Task<IJobStore> OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
        {
            try
            {
                return await base.OpenAsync(services, cancellationToken).ConfigureAwait(false);
            }
            catch (ArgumentException)
            {
                throw PostgresOption.Unusable();
            }
        }
    }
}
