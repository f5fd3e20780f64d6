using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>A covenant signer on loopback: the real server, and a real store in a directory of its own.</summary>
internal sealed class SignerHost : IAsyncDisposable
{
    public const string Token = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication _app;
    private readonly TestDirectory _directory;
    private bool _isLeft;

    private SignerHost(WebApplication app, TestDirectory directory, HttpClient http)
    {
        (_app, _directory, Http) = (app, directory, http);
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>Sends the token, where there is one.</summary>
    public HttpClient Http { get; }

    public Uri Address { get; }

    public DirectoryJobStore Store => _app.Services.GetRequiredService<DirectoryJobStore>();

    public CovenantSigner Signer => _app.Services.GetRequiredService<CovenantSigner>();

    public TestDirectory Directory => _directory;

    public static async Task<SignerHost> StartAsync(SignerHostOptions? options = null)
    {
        options ??= new();
        var directory = options.Directory ?? new TestDirectory();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(options.Log);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.LimitForCovenantSigner();
            options.Server(server);
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddTbtcJobStore(store => store.Directory = directory.Path);
        if (options.Engine is { } engine)
        {
            builder.Services.AddSingleton(engine);
        }

        options.Services(builder.Services);
        builder.Services
            .AddCovenantSigner(signer =>
            {
                signer.Policy = options.Policy;
                signer.EnableSelfV1 = options.EnableSelfV1;
                signer.SweepInterval = options.SweepInterval;
            })
            .AddCovenantSignerHttp(http =>
            {
                http.BearerToken = options.Token;
                http.BodyTimeout = options.BodyTimeout;
            });
        var app = builder.Build();
        app.MapCovenantSigner();
        await app.StartAsync();
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(1) };
        if (options.Token is { } token)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return new(app, directory, http);
    }

    public Task<Reply> SubmitAsync(byte[] body, string route = "qc_v1") => PostAsync($"/v1/{route}/signer/requests", body);

    public Task<Reply> PollAsync(string requestId, byte[] body, string route = "qc_v1") => PostAsync($"/v1/{route}/signer/requests/{requestId}:poll", body);

    public async Task<Reply> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Reply.ReadAsync(response);
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await Http.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>Asserts that the server answers a good request, and how many jobs there are then.</summary>
    public async Task<int> CountJobsAsync()
    {
        var alive = await SendAsync(HttpMethod.Get, "/healthz");
        Assert.Equal(HttpStatusCode.OK, alive.Status);
        return (await Store.GetReportAsync()).Jobs;
    }

    /// <summary>A connection of its own, to write on what no client would.</summary>
    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        return socket;
    }

    public Task StopAsync() => _app.StopAsync();

    /// <summary>Ends the process as far as that is possible here, and leaves the directory to the next one.</summary>
    public async Task LeaveAsync()
    {
        _isLeft = true;
        Http.Dispose();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isLeft)
        {
            await LeaveAsync();
            _directory.Dispose();
        }
    }
}
