using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tbtc.Sdk.Jobs;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the job store on PostgreSQL.</summary>
public static class PostgreSqlJobStoreServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="PostgreSqlJobStore"/> as the <see cref="IJobStore"/>, with its leases. It is opened when it is first used, at the
    /// latest when the host starts, which fails with a <see cref="PostgreSqlOpenException"/> where it cannot be opened. A scrub runs in the background. The container closes
    /// the store. Its health check is added with <c>services.AddHealthChecks().AddCheck&lt;JobStoreHealthCheck&gt;("tbtc-job-store")</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the connection string and, in production, the store's id.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddTbtcPostgreSqlJobStore(this IServiceCollection services, Action<PostgreSqlJobStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(provider =>
        {
            var options = new PostgreSqlJobStoreOptions();
            if (provider.GetService<TimeProvider>() is { } clock)
            {
                options.TimeProvider = clock;
            }

            configure(options);
            return options;
        });
        services.TryAddSingleton(provider => PostgreSqlJobStore.Create(provider.GetRequiredService<PostgreSqlJobStoreOptions>(), Logger(provider)));
        services.TryAddSingleton<IJobStore>(provider => provider.GetRequiredService<PostgreSqlJobStore>());
        services.TryAddSingleton<IJobLeases>(provider => provider.GetRequiredService<PostgreSqlJobStore>());
        services.TryAddSingleton<IJobQuarantine>(provider => provider.GetRequiredService<PostgreSqlJobStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PostgreSqlJobStoreService>(provider => new PostgreSqlJobStoreService(
            provider.GetRequiredService<PostgreSqlJobStore>(), provider.GetRequiredService<PostgreSqlJobStoreOptions>(), Logger(provider))));
        return services;
    }

    private static ILogger<PostgreSqlJobStore> Logger(IServiceProvider provider) =>
        provider.GetService<ILogger<PostgreSqlJobStore>>() ?? NullLogger<PostgreSqlJobStore>.Instance;
}
