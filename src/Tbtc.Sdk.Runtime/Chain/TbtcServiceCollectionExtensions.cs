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

    /// <summary>Registers <see cref="IWalletReader"/> and <see cref="IEthereumRpc"/>, which read a deployment of tBTC through nodes over HTTP.</summary>
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

        services.AddCredentialedHttpClient(HttpClientName);
        return services.AddTbtc(configure, needsRpcUrl: true, OverHttp);
    }

    /// <summary>Registers <see cref="IWalletReader"/> and <see cref="IEthereumRpc"/>, which read a deployment of tBTC through nodes reached in another way than over HTTP.</summary>
    /// <remarks>As the other overload, but that no addresses are needed. Retries, fallbacks and timeouts are the same.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options: the network is required, addresses of nodes are not looked at.</param>
    /// <param name="nodes">Makes the ways to the nodes, in the order in which they are preferred. At least one.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">Thrown later: an option is missing or out of range. The message lists every mistake.</exception>
    public static IServiceCollection AddTbtc(
        this IServiceCollection services, Action<TbtcOptions> configure, Func<IServiceProvider, IReadOnlyList<IEthereumRpc>> nodes)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(nodes);
        return services.AddTbtc(configure, needsRpcUrl: false, (provider, _) => nodes(provider));
    }

    private static IServiceCollection AddTbtc(
        this IServiceCollection services,
        Action<TbtcOptions> configure,
        bool needsRpcUrl,
        Func<IServiceProvider, TbtcOptions, IReadOnlyList<IEthereumRpc>> nodes)
    {
        services.AddOptions<TbtcOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TbtcOptions>>(new TbtcOptionsValidator(needsRpcUrl)));
        services.TryAddSingleton<IEthereumRpc>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<TbtcOptions>>().Value;
            return new ResilientEthereumRpc(
                nodes(provider, options), options, provider.GetService<TimeProvider>(), provider.GetService<ILogger<ResilientEthereumRpc>>());
        });
        services.TryAddSingleton<IWalletReader>(provider => new WalletReader(
            provider.GetRequiredService<IEthereumRpc>(),
            provider.GetRequiredService<IOptions<TbtcOptions>>().Value,
            provider.GetService<ILogger<WalletReader>>(),
            provider.GetService<TimeProvider>()));
        return services;
    }

    private static IReadOnlyList<IEthereumRpc> OverHttp(IServiceProvider provider, TbtcOptions options)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        return [.. options.FallbackRpcUrls.Prepend(options.RpcUrl!).Select(url => new HttpEthereumRpc(http, url, options, provider.GetService<TimeProvider>()))];
    }
}
