using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tbtc.Sdk.AspNetCore;
using Tbtc.Sdk.Jobs;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what serves the covenant signer over HTTP.</summary>
public static class CovenantSignerHttpServiceCollectionExtensions
{
    /// <summary>Registers the options of the covenant signer's HTTP surface, and the health check of its job store.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, the bearer token first of all.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">Thrown later: an option is out of range. The message lists every mistake.</exception>
    public static IServiceCollection AddCovenantSignerHttp(this IServiceCollection services, Action<CovenantSignerHttpOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CovenantSignerHttpOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CovenantSignerHttpOptions>, CovenantSignerHttpOptionsValidator>());
        services.AddRouting();
        services.AddHealthChecks().AddCheck<JobStoreHealthCheck>("tbtc-job-store");
        return services;
    }
}
