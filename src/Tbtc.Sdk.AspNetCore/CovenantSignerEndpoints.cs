using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tbtc.Sdk.AspNetCore;
using Tbtc.Sdk.Signing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the covenant signer's addresses.</summary>
public static class CovenantSignerEndpoints
{
    /// <summary>
    /// Maps submit and poll of every route that the signer serves, below <c>/v1</c>; <c>/healthz</c>, which says that the process lives, without the token; and
    /// <c>/healthz/detailed</c>, which runs all health checks, behind the token.
    /// </summary>
    /// <remarks>
    /// Needs the services of <c>AddCovenantSigner</c> and <c>AddCovenantSignerHttp</c>. Statuses: 200 with a step result; 400 for what is wrong with a request, its
    /// length and a conflict included; 401; 404; 405; 503 for what the node cannot answer for now; 500 otherwise. Errors are one line of text.
    /// </remarks>
    /// <param name="endpoints">Where to.</param>
    /// <returns>Takes conventions for all of these addresses.</returns>
    public static IEndpointConventionBuilder MapCovenantSigner(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var signer = services.GetRequiredService<CovenantSigner>();
        var options = services.GetRequiredService<IOptions<CovenantSignerHttpOptions>>().Value;
        var token = options.BearerToken is { } text ? new BearerToken(text) : null;
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var logger = services.GetRequiredService<ILogger<CovenantSigner>>();

        var group = endpoints.MapGroup("");
        foreach (var (route, name) in new[] { (CovenantRoute.QcV1, "qc_v1"), (CovenantRoute.SelfV1, "self_v1") })
        {
            if (signer.IsEnabled(route))
            {
                var handler = new CovenantSignerHandler(signer, route, token, options.BodyTimeout, time, logger);
                group.Map($"/v1/{name}/signer/requests", handler.SubmitAsync);
                group.Map($"/v1/{name}/signer/requests:poll", handler.PollAsync);
                group.Map($"/v1/{name}/signer/requests/{{{CovenantSignerHandler.RequestIdValue}}}:poll", handler.PollAsync);
                group.Map($"/v1/{name}/signer/requests/{{**other}}", handler.RefuseAsync);
            }
        }

        var health = new CovenantSignerHealth(services.GetService<HealthCheckService>(), token);
        group.Map("/healthz", CovenantSignerHealth.LiveAsync);
        group.Map("/healthz/detailed", health.DetailedAsync);
        return group;
    }
}
