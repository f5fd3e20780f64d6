using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Testing.Rpc;

/// <summary>A JSON-RPC server on a loopback port of its own choice, which breaks its answers as it is told.</summary>
internal sealed class RpcServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping = new();
    private readonly IRpcBackend _backend;
    private int _requestCount;

    private RpcServer(WebApplication web, IRpcBackend backend)
    {
        _web = web;
        _backend = backend;
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>The number of HTTP requests so far: a batch is one.</summary>
    public int RequestCount => Volatile.Read(ref _requestCount);

    public static async Task<RpcServer> StartAsync(IRpcBackend backend, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Logging.ClearProviders();
        var web = builder.Build();
        var server = new RpcServer(web, backend);
        web.Run(server.HandleAsync);
        await web.StartAsync(cancellationToken).ConfigureAwait(false);
        server.Url = new(web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _web.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        Interlocked.Increment(ref _requestCount);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stopping.Token);
        try
        {
            await AnswerAsync(http, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            http.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext http, CancellationToken stopping)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: stopping).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await FaultyResponse.WriteAsync(http, null, RpcAnswer.Error(null, -32700, "parse error"), stopping).ConfigureAwait(false);
            return;
        }

        var requests = body is JsonArray batch ? batch.Select(request => new RpcRequest(request)).ToList() : [new(body)];
        var faults = requests.ConvertAll(_backend.FaultOf);
        var wholeAnswer = faults.Find(FaultyResponse.IsOfWholeAnswer);
        var answers = await _backend.AnswerAsync(body, requests, stopping).ConfigureAwait(false);
        var replaced = answers.Select((answer, i) => FaultyResponse.Replace(faults[i], requests[i], answer)).ToArray();
        await FaultyResponse.WriteAsync(http, wholeAnswer, body is JsonArray ? new JsonArray(replaced) : replaced[0], stopping).ConfigureAwait(false);
    }
}
