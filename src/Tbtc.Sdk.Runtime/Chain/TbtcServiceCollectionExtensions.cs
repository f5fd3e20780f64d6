using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tbtc.Sdk;
using Tbtc.Sdk.Chain;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers tBTC.</summary>
public static class TbtcServiceCollectionExtensions
{
    private const string HttpClientName = "Tbtc.Sdk";
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Registers <see cref="IWalletReader"/> and <see cref="IEthereumRpc"/>, which read a deployment of tBTC through a node over HTTP.</summary>
    /// <remarks>
    /// The options are checked at the start of a host, and at the latest when one of the services is first asked for. An <see cref="IEthereumRpc"/> that
    /// is registered before is kept. Requests are made by the HTTP client named <c>Tbtc.Sdk</c>; its own logging is off, because the node's address may
    /// hold credentials.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options: the node's address and the network are required.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">Thrown later: an option is missing or out of range. The message lists every mistake.</exception>
    public static IServiceCollection AddTbtc(this IServiceCollection services, Action<TbtcOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.AddOptions<TbtcOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TbtcOptions>, TbtcOptionsValidator>());
        services.AddHttpClient(HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<IEthereumRpc>(provider => new HttpEthereumRpc(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<TbtcOptions>>().Value,
            provider.GetService<TimeProvider>()));
        services.TryAddSingleton<IWalletReader>(provider => new WalletReader(
            provider.GetRequiredService<IEthereumRpc>(),
            provider.GetRequiredService<IOptions<TbtcOptions>>().Value.Network!,
            provider.GetService<ILogger<WalletReader>>()));
        return services;
    }
}
