using System.Net;
using System.Text.Json.Nodes;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>An answer of the server, read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string RequestId => Json["requestId"]!.GetValue<string>();

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Content.Headers.ContentType?.ToString(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>Asserts a status other than 200, with one line of text that says <paramref name="says"/>.</summary>
    public void IsLine(HttpStatusCode status, string says)
    {
        Assert.Equal(status, Status);
        Assert.Equal("text/plain; charset=utf-8", ContentType);
        Assert.Contains(says, Text, StringComparison.Ordinal);
        Assert.Equal(Text.Length - 1, Text.IndexOf('\n', StringComparison.Ordinal));
    }

    /// <summary>Asserts a step result.</summary>
    public void IsStep(string status)
    {
        Assert.True(Status == HttpStatusCode.OK, Text);
        Assert.Equal("application/json", ContentType);
        Assert.Equal(status, Json["status"]!.GetValue<string>());
    }
}
