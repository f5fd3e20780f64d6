using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>Reads a body that is bounded in length and in time.</summary>
internal static class RequestBody
{
    /// <summary>
    /// So much of a body that is too long is still read, and thrown away: who writes all before reading the answer would otherwise see a broken connection
    /// in place of it.
    /// </summary>
    private const long MostDiscarded = 8L * CovenantRequestJson.MaxBytes;

    /// <summary>The whole body, or what is wrong with it.</summary>
    public static async Task<(byte[]? Body, string? Problem)> ReadAsync(HttpContext context, TimeSpan timeout, TimeProvider time)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            return context.Request.ContentLength > MostDiscarded
                ? TooLong(context)
                : await ReadAsync(context, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return Broken(context, $"The body did not arrive within {timeout.TotalSeconds:0.###} s.");
        }
        catch (Exception broken) when (broken is BadHttpRequestException or IOException)
        {
            return Broken(context, "The body did not arrive as the headers say.");
        }
    }

    private static async Task<(byte[]? Body, string? Problem)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var reader = context.Request.BodyReader;
        var discarded = 0L;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var isTooLong = discarded > 0 || read.Buffer.Length > CovenantRequestJson.MaxBytes;
            if (read.IsCompleted && !isTooLong)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (body, null);
            }

            if (isTooLong)
            {
                discarded += read.Buffer.Length;
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || discarded > MostDiscarded)
                {
                    return TooLong(context);
                }
            }
            else
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private static (byte[]? Body, string? Problem) TooLong(HttpContext context) =>
        Broken(context, $"The body is longer than {CovenantRequestJson.MaxBytes} bytes.");

    /// <summary>What is left of the body must not be taken for the next request.</summary>
    private static (byte[]? Body, string? Problem) Broken(HttpContext context, string problem)
    {
        context.Response.Headers.Connection = "close";
        return (null, problem);
    }
}
