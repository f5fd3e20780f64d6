using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Signing;

namespace Quickstart;

/// <summary>A covenant signer on loopback, with the engine that signs nothing, and a client that sends what it is given.</summary>
internal sealed class SignerNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SignerNode(WebApplication app) => (_app, _http) = (app, new() { BaseAddress = new Uri(app.Urls.Single()) });

    public static async Task<SignerNode> StartAsync(string store)
    {
        // This is all it takes to serve the signer.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.LimitForCovenantSigner();
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddTbtcJobStore(options => options.Directory = store);
        builder.Services.AddCovenantSigner(options => options.Policy = new() { Domain = new ApprovalDomain(chainId: 1) });
        builder.Services.AddCovenantSignerHttp(_ => { });
        var app = builder.Build();
        app.MapCovenantSigner();
        await app.StartAsync();
        return new(app);
    }

    public Task<string> SubmitAsync(byte[] body) => PostAsync("v1/qc_v1/signer/requests", body);

    public Task<string> PollAsync(string requestId, byte[] body) => PostAsync($"v1/qc_v1/signer/requests/{requestId}:poll", body);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<string> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return $"{(int)response.StatusCode} {(await response.Content.ReadAsStringAsync()).TrimEnd()}";
    }
}
