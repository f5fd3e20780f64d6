using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Tbtc.Sdk.Benchmarks.Http;

/// <summary>A covenant signer on loopback as the tool serves it, with the engine that signs nothing and without a log.</summary>
internal sealed class ServedSigner : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tbtc-benchmark-");
    private readonly ConcurrentDictionary<int, string> _requestIds = new();
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private ServedSigner()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.LimitForCovenantSigner();
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services
            .AddTbtcJobStore(store => store.Directory = _directory.FullName)
            .AddCovenantSigner(signer => signer.Policy = new() { Domain = new(1) })
            .AddCovenantSignerHttp(_ => { });
        _app = builder.Build();
        _app.MapCovenantSigner();
    }

    public static async Task<ServedSigner> StartAsync()
    {
        var served = new ServedSigner();
        await served._app.StartAsync();
        served._http.BaseAddress = new Uri(served._app.Urls.Single());
        return served;
    }

    public async Task SubmitAsync(int number)
    {
        var answer = await PostAsync(SampleRequest.Path, number);
        var start = answer.IndexOf("kcs_qc_", StringComparison.Ordinal);
        _requestIds[number] = answer[start..answer.IndexOf('"', start)];
    }

    public Task PollAsync(int number) => PostAsync($"{SampleRequest.Path}/{_requestIds[number]}:poll", number);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task<string> PostAsync(string path, int number)
    {
        using var content = new ByteArrayContent(SampleRequest.Body(number));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{(int)response.StatusCode}: {answer}");
    }
}
