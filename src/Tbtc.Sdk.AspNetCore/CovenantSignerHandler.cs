using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>Answers the requests of one route: the token first, then the method, then the body.</summary>
internal sealed class CovenantSignerHandler(
    CovenantSigner signer, CovenantRoute route, BearerToken? token, TimeSpan bodyTimeout, TimeProvider time, ILogger<CovenantSigner> logger)
{
    public const string RequestIdValue = "requestId";

    public Task SubmitAsync(HttpContext context) => RunAsync(context, async body =>
        await signer.SubmitAsync(body, route, context.RequestAborted).ConfigureAwait(false) switch
        {
            SubmitResult.Accepted(var step) => new Reply(step),
            SubmitResult.Existing(var step) => new Reply(step),
            SubmitResult.Conflict => new Reply(
                StatusCodes.Status400BadRequest, "The routeRequestId was accepted with another request. Submit a changed request under a new routeRequestId."),
            SubmitResult.Refused(var reason, _) => new Reply(StatusCodes.Status503ServiceUnavailable, reason),
            SubmitResult.Invalid(var findings) => Wrong(findings),
            _ => throw new InvalidOperationException("Not a result of a submit."),
        });

    public Task PollAsync(HttpContext context) => RunAsync(context, async body =>
        await signer.PollAsync(body, route, context.GetRouteValue(RequestIdValue) as string, context.RequestAborted).ConfigureAwait(false) switch
        {
            PollResult.Found(var step) => new Reply(step),
            PollResult.NotFound => new Reply(StatusCodes.Status404NotFound, "There is no such job on this route."),
            PollResult.Refused(var reason, _) => new Reply(StatusCodes.Status503ServiceUnavailable, reason),
            PollResult.Invalid(var findings) => Wrong(findings),
            _ => throw new InvalidOperationException("Not a result of a poll."),
        });

    /// <summary>Addresses that have no meaning among those that have.</summary>
    public async Task RefuseAsync(HttpContext context)
    {
        if (await Guard.LetsInAsync(context, token, HttpMethods.Post).ConfigureAwait(false))
        {
            await Answer.LineAsync(context.Response, StatusCodes.Status404NotFound, "There is nothing at this address.").ConfigureAwait(false);
        }
    }

    private async Task RunAsync(HttpContext context, Func<byte[], Task<Reply>> answer)
    {
        if (!await Guard.LetsInAsync(context, token, HttpMethods.Post).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            var (body, problem) = await RequestBody.ReadAsync(context, bodyTimeout, time).ConfigureAwait(false);
            if (body is null)
            {
                await Answer.LineAsync(context.Response, StatusCodes.Status400BadRequest, problem!).ConfigureAwait(false);
                return;
            }

            var reply = await answer(body).ConfigureAwait(false);
            await (reply.Step is { } step
                ? Answer.JsonAsync(context.Response, reply.Status, step.ToUtf8Json())
                : Answer.LineAsync(context.Response, reply.Status, reply.Line)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            CovenantSignerHttpLog.HungUp(logger, context.Request.Path);
        }
        catch (Exception failed)
        {
            CovenantSignerHttpLog.Failed(logger, context.Request.Path, failed);
            if (!context.Response.HasStarted)
            {
                await Answer.LineAsync(context.Response, StatusCodes.Status500InternalServerError, "Internal server error.").ConfigureAwait(false);
            }
        }
    }

    private static Reply Wrong(IReadOnlyList<RequestFinding> findings) => new(StatusCodes.Status400BadRequest, string.Join("; ", findings));

    /// <summary>A step result, or a status with one line.</summary>
    private readonly record struct Reply(int Status, string Line)
    {
        public Reply(StepResult step)
            : this(StatusCodes.Status200OK, "") => Step = step;

        public StepResult? Step { get; }
    }
}
