using Microsoft.Extensions.DependencyInjection;

namespace Tbtc.Sdk.Chain;

/// <summary>HTTP clients whose addresses or headers hold credentials: without logging of their own, which would show them, and without redirects, which would carry them on.</summary>
internal static class CredentialedHttpClient
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static void AddCredentialedHttpClient(this IServiceCollection services, string name) =>
        services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
}
