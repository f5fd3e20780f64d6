using Microsoft.AspNetCore.Http;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>What every request must pass before it is looked at.</summary>
internal static class Guard
{
    /// <summary>Whether the request has the token and the method; if not, it is answered.</summary>
    public static async ValueTask<bool> LetsInAsync(HttpContext context, BearerToken? token, string method)
    {
        var (request, response) = (context.Request, context.Response);
        if (token?.IsIn(request) == false)
        {
            response.Headers.WWWAuthenticate = "Bearer";
            await Answer.LineAsync(response, StatusCodes.Status401Unauthorized, "The bearer token is missing or wrong.").ConfigureAwait(false);
            return false;
        }

        if (!HttpMethods.Equals(request.Method, method))
        {
            response.Headers.Allow = method;
            await Answer.LineAsync(response, StatusCodes.Status405MethodNotAllowed, $"Use the method {method} here.").ConfigureAwait(false);
            return false;
        }

        return true;
    }
}
