using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Signing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client of a covenant signer.</summary>
public static class CovenantSignerClientServiceCollectionExtensions
{
    private const string HttpClientName = "Tbtc.Sdk.Signer";

    /// <summary>Registers a <see cref="CovenantSignerClient"/>.</summary>
    /// <remarks>
    /// Requests are made by the HTTP client named <c>Tbtc.Sdk.Signer</c>; its own logging is off, because the token is in its headers, and it follows no redirects.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options: the address is required.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">Thrown later: an option is missing or out of range. The message lists every mistake.</exception>
    public static IServiceCollection AddCovenantSignerClient(this IServiceCollection services, Action<CovenantSignerClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddCredentialedHttpClient(HttpClientName);
        services.AddOptions<CovenantSignerClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CovenantSignerClientOptions>, CovenantSignerClientOptionsValidator>());
        services.TryAddSingleton(provider => new CovenantSignerClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<CovenantSignerClientOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<CovenantSignerClient>>()));
        return services;
    }
}
