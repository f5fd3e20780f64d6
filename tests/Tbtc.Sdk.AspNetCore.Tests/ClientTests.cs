using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>The client against the real server, and against servers that are not what they should be.</summary>
public sealed class ClientTests
{
    private static CovenantRequest Request { get; } = Vectors.Request().Inspect().Request!;

    [Fact]
    public async Task Submits_and_polls()
    {
        var engine = new ScriptedEngine { OnPoll = static (_, _) => Task.FromResult<SigningTransition?>(SigningTransition.ArtifactReady("0xaa", "0xbb", "signed")) };
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token, Engine = engine });
        await using var services = Services(host.Address);
        var client = services.GetRequiredService<CovenantSignerClient>();

        var submitted = Assert.IsType<SignerResponse.Answered>(await client.SubmitAsync("rr-1", Request)).Step;
        var again = Assert.IsType<SignerResponse.Answered>(await client.SubmitAsync("rr-1", Request)).Step;
        var polled = Assert.IsType<SignerResponse.Answered>(await client.PollAsync("rr-1", submitted.RequestId, Request)).Step;

        Assert.Equal(StepStatus.Pending, submitted.Status);
        Assert.Equal(submitted, again);
        Assert.Equal(new StepResult { Status = StepStatus.Ready, RequestId = submitted.RequestId, Detail = "signed", PsbtHash = "0xaa", TransactionHex = "0xbb" }, polled);
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Statuses_are_values()
    {
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token });
        await using var services = Services(host.Address);
        var client = services.GetRequiredService<CovenantSignerClient>();
        var submitted = Assert.IsType<SignerResponse.Answered>(await client.SubmitAsync("rr-1", Request)).Step;

        Assert.Contains("another request", Assert.IsType<SignerResponse.Rejected>(await client.SubmitAsync("rr-1", Request with { FacadeRequestId = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("epoch", Assert.IsType<SignerResponse.Rejected>(await client.SubmitAsync("rr-2", Request with { Epoch = 99 })).Message, StringComparison.Ordinal);
        Assert.IsType<SignerResponse.NotFound>(await client.PollAsync("rr-1", "kcs_qc_0000000000000000", Request));
        Assert.IsType<SignerResponse.Rejected>(await client.PollAsync("rr-1", submitted.RequestId, Request with { FacadeRequestId = "other" }));
        await using var stranger = Services(host.Address, options => options.BearerToken = SignerHost.Token[1..]);
        Assert.IsType<SignerResponse.Unauthorized>(await stranger.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request));
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Quarantined_route_key_is_refused_after_the_retries()
    {
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token });
        await using var services = Services(host.Address);
        var requestId = Assert.IsType<SignerResponse.Answered>(await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request)).Step.RequestId;
        await host.LeaveAsync();
        File.Delete(host.Directory.File(requestId));
        await using var after = await SignerHost.StartAsync(new() { Token = SignerHost.Token, Directory = host.Directory });
        var log = new RecordedLog();
        await using var again = Services(after.Address, options => options.MaxRetries = 2, log);

        var refused = Assert.IsType<SignerResponse.Refused>(await again.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request));

        Assert.Contains("qc_v1/rr-1", refused.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), (log.Count(3200), log.Count(3201)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task Failures_that_pass_are_retried_until_the_answer(int status)
    {
        var calls = 0;
        await using var server = await ServeAsync(async context =>
        {
            if (Interlocked.Increment(ref calls) <= 2)
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsync($"not now {context.Request.Headers.Authorization}");
                return;
            }

            await context.Response.WriteAsync("""{"status":"PENDING","requestId":"kcs_qc_0123456789abcdef"}""");
        });
        var log = new RecordedLog();
        await using var services = Services(AddressOf(server), log: log);

        var answer = await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request);

        Assert.Equal("kcs_qc_0123456789abcdef", Assert.IsType<SignerResponse.Answered>(answer).Step.RequestId);
        Assert.Equal((3, 2), (calls, log.Count(3200)));
        Assert.DoesNotContain(SignerHost.Token, log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"status":"DONE"}""")]
    [InlineData("""{"status":1}""")]
    [InlineData("""{"status":"READY","psbtHash":5}""")]
    public async Task Answer_that_is_no_step_is_unknown(string body)
    {
        await using var server = await ServeAsync(context => context.Response.WriteAsync(body));
        await using var services = Services(AddressOf(server), static options => options.MaxRetries = 1);

        var answer = await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request);

        Assert.Contains("not a step result", Assert.IsType<SignerResponse.Unknown>(answer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_without_end_is_read_up_to_the_bound()
    {
        await using var server = await ServeAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.BodyWriter.WriteAsync(new byte[16 * 1024], context.RequestAborted);
            }
        });
        await using var services = Services(AddressOf(server), static options => (options.MaxRetries, options.MaxResponseBytes) = (0, 64 * 1024));

        var answer = await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request);

        Assert.Contains("65536 bytes", Assert.IsType<SignerResponse.Unknown>(answer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_never_answers_is_unknown_when_the_time_is_up()
    {
        await using var server = await ServeAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var services = Services(AddressOf(server), static options => (options.RequestTimeout, options.TotalTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(900)));

        var answer = await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request);

        Assert.Contains("did not answer within 0.1 s", Assert.IsType<SignerResponse.Unknown>(answer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unknown()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://{closed.LocalEndpoint}");
        closed.Stop();
        await using var services = Services(address, static options => options.MaxRetries = 1);

        var answer = await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request);

        Assert.IsType<HttpRequestException>(Assert.IsType<SignerResponse.Unknown>(answer).Exception);
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        var calls = 0;
        await using var server = await ServeAsync(context =>
        {
            Interlocked.Increment(ref calls);
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        await using var services = Services(AddressOf(server));

        Assert.IsType<SignerResponse.Unknown>(await services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait()
    {
        var begun = new TaskCompletionSource();
        await using var server = await ServeAsync(context =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var services = Services(AddressOf(server));
        using var cancel = new CancellationTokenSource();

        var submit = services.GetRequiredService<CovenantSignerClient>().SubmitAsync("rr-1", Request, cancel.Token);
        await begun.Task;
        await cancel.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        Assert.Equal(cancel.Token, thrown.CancellationToken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("../x")]
    public async Task Id_that_is_none_is_misuse(string id)
    {
        await using var services = Services(new Uri("http://127.0.0.1:1"));
        var client = services.GetRequiredService<CovenantSignerClient>();

        await Assert.ThrowsAsync<ArgumentException>(() => client.SubmitAsync(id, Request));
        await Assert.ThrowsAsync<ArgumentException>(() => client.PollAsync("rr-1", id, Request));
    }

    [Fact]
    public async Task Wrong_options_are_all_listed_and_show_no_secret()
    {
        await using var services = Services(new Uri("https://user:secret-of-mine@signer.example/?key=secret-of-mine"), static options =>
        {
            options.BearerToken = "secret of mine";
            options.MaxRetries = -1;
            options.RequestTimeout = TimeSpan.Zero;
            options.TotalTimeout = TimeSpan.FromDays(1);
            options.MaxResponseBytes = 1;
        });

        var wrong = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<CovenantSignerClient>());

        Assert.Equal(6, wrong.Failures.Count());
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Uri address, Action<CovenantSignerClientOptions>? configure = null, RecordedLog? log = null) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log ?? new RecordedLog()))
        .AddCovenantSignerClient(options =>
        {
            options.Endpoint = address;
            options.BearerToken = SignerHost.Token;
            configure?.Invoke(options);
        })
        .BuildServiceProvider();

    private static async Task<WebApplication> ServeAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static server => server.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private static Uri AddressOf(WebApplication app) => new(app.Urls.Single());
}
