using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tbtc.Sdk.Jobs;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the directory job store.</summary>
public static class JobStoreServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="DirectoryJobStore"/> as the <see cref="IJobStore"/>. It is opened when it is first asked for, at the latest when the host
    /// starts; what opening found is logged. A scrub runs in the background. The container closes the store. Its health check is added with
    /// <c>services.AddHealthChecks().AddCheck&lt;JobStoreHealthCheck&gt;("tbtc-job-store")</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the data directory and, in production, the store's id.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddTbtcJobStore(this IServiceCollection services, Action<DirectoryJobStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(provider =>
        {
            var options = new DirectoryJobStoreOptions();
            if (provider.GetService<TimeProvider>() is { } clock)
            {
                options.TimeProvider = clock;
            }

            configure(options);
            return options;
        });
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<DirectoryJobStoreOptions>();
            var opened = DirectoryJobStore.Open(options);
            JobStoreLog.Report(Logger(provider), options.Directory, opened.Report);
            return opened;
        });
        services.TryAddSingleton(provider => provider.GetRequiredService<OpenedJobStore>().Store);
        services.TryAddSingleton<IJobStore>(provider => provider.GetRequiredService<DirectoryJobStore>());
        services.TryAddSingleton<IJobQuarantine>(provider => provider.GetRequiredService<DirectoryJobStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JobStoreService>(provider => new JobStoreService(
            provider.GetRequiredService<OpenedJobStore>(), provider.GetRequiredService<DirectoryJobStoreOptions>(), Logger(provider))));
        return services;
    }

    private static ILogger<DirectoryJobStore> Logger(IServiceProvider provider) =>
        provider.GetService<ILogger<DirectoryJobStore>>() ?? NullLogger<DirectoryJobStore>.Instance;
}
