using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>Writes answers: JSON for what was asked, one line of text for what went wrong.</summary>
internal static class Answer
{
    private const int LongestLine = 4000;

    public static Task JsonAsync(HttpResponse response, int status, ReadOnlyMemory<byte> utf8Json) =>
        WriteAsync(response, status, "application/json", utf8Json);

    public static Task LineAsync(HttpResponse response, int status, string line) =>
        WriteAsync(response, status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(OneLine(line)));

    private static async Task WriteAsync(HttpResponse response, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        await response.BodyWriter.WriteAsync(body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestLine) + 4);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, LongestLine)))
        {
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.Append(text.Length > LongestLine ? "...\n" : "\n").ToString();
    }
}
