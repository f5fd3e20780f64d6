using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Testing;

/// <summary>A node on loopback that knows its chain id, and answers those alone who say who they are.</summary>
internal sealed class AuthorizedNode : IAsyncDisposable
{
    private readonly WebApplication _web;

    private AuthorizedNode(WebApplication web) => _web = web;

    public Uri Url => new(_web.Urls.Single());

    public static async Task<AuthorizedNode> StartAsync(string authorization)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var web = builder.Build();
        web.Run(http => http.Request.Headers.Authorization == authorization
            ? http.Response.WriteAsync("""{"jsonrpc":"2.0","id":7,"result":"0x1"}""")
            : http.Response.WriteAsync("who is it?"));
        await web.StartAsync();
        return new(web);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
