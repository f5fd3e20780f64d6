using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>Runs a node until it is told to stop.</summary>
internal static class SignerServer
{
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(SignerSettings settings, CancellationToken stopping)
    {
        var app = Build(settings);
        await using (app.ConfigureAwait(false))
        {
            var store = await settings.Store.OpenAsync(app.Services, stopping).ConfigureAwait(false);
            app.MapCovenantSigner();
            app.MapFallback(NothingHereAsync);
            try
            {
                await app.StartAsync(stopping).ConfigureAwait(false);
            }
            catch (IOException failed)
            {
                Terminal.WriteError($"{settings.Listen} cannot be listened on: {failed.Message} Stop what uses it, or give another --listen.");
                return ExitCode.Error;
            }

            Announce(settings, app.Services.GetRequiredService<IServer>(), await store.GetReportAsync(stopping).ConfigureAwait(false));
            await UntilStoppedAsync(stopping).ConfigureAwait(false);
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        Terminal.WriteLine("Stopped.");
        return ExitCode.Good;
    }

    // Nothing is taken from the environment or from files that --config does not name.
    private static WebApplication Build(SignerSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.LimitForCovenantSigner();
            server.Listen(settings.Listen);
        });
        builder.Logging
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
                console.UseUtcTimestamp = true;
            });
        settings.Store.AddTo(builder.Services);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = DrainTimeout)
            .AddSingleton<IHostLifetime, CommandLifetime>()
            .AddCovenantSigner(signer =>
            {
                signer.Policy = settings.Policy;
                signer.EnableSelfV1 = settings.EnableSelfV1;
            })
            .AddCovenantSignerHttp(http => http.BearerToken = settings.Token);
        if (settings.Chain is { } chain)
        {
            builder.Services.AddTbtc(chain).AddSignerApprovalVerifier();
        }

        return builder.Build();
    }

    private static Task NothingHereAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("There is nothing at this address.\n", context.RequestAborted);
    }

    private static void Announce(SignerSettings settings, IServer server, JobStoreReport report)
    {
        if (settings.Policy.DepositorTrustRoots.Count == 0)
        {
            Terminal.WriteWarning("No trust roots for depositors are configured: whoever signs with the key that the request itself names is believed.");
        }

        if (settings.Policy.CustodianTrustRoots.Count == 0)
        {
            Terminal.WriteWarning("No trust roots for custodians are configured: whoever signs with the key that the request itself names is believed.");
        }

        if (settings.Chain is null)
        {
            Terminal.WriteWarning("No node is named: requests with a signer approval are refused.");
        }

        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Terminal.WriteLine(
                $"Serving {(settings.EnableSelfV1 ? "qc_v1 and self_v1" : "qc_v1")} on {address} {(settings.Token is null ? "without a token" : "with a token")}: store {report.StoreId}, {report.Jobs} jobs.");
        }
    }

    private static async Task UntilStoppedAsync(CancellationToken stopping)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stopping.Register(stopped.SetResult);
        await stopped.Task.ConfigureAwait(false);
    }

    /// <summary>Signals are the command's affair, not the host's.</summary>
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
