using System.Net;
using Microsoft.Extensions.Options;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>Who is let in.</summary>
public sealed class TokenTests
{
    private const string Submit = "/v1/qc_v1/signer/requests";

    public static TheoryData<string?> Wrong { get; } =
    [
        null,
        "",
        "Bearer",
        "Bearer ",
        $"Bearer {SignerHost.Token[..^1]}",
        $"Bearer {SignerHost.Token}0",
        $"Bearer {SignerHost.Token.ToUpperInvariant()}",
        $"Bearer {SignerHost.Token},Bearer {SignerHost.Token}",
        $"Basic {SignerHost.Token}",
        $"{SignerHost.Token}",
        $"Token {SignerHost.Token}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Missing_or_wrong_token_is_401_and_nothing_is_looked_at(string? authorization)
    {
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token });
        host.Http.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null)
        {
            host.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var reply in new[] { await host.SubmitAsync(Vectors.Body(Vectors.Request()).Bytes()), await host.SendAsync(HttpMethod.Get, Submit), await host.SendAsync(HttpMethod.Get, "/healthz/detailed") })
        {
            reply.IsLine(HttpStatusCode.Unauthorized, "bearer token");
            Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        }

        Assert.Equal(0, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Two_tokens_in_two_headers_are_401()
    {
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token });
        host.Http.DefaultRequestHeaders.Authorization = null;
        host.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", [$"Bearer {SignerHost.Token}", $"Bearer {SignerHost.Token}"]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.SubmitAsync([])).Status);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    public async Task Right_token_is_let_in(string scheme)
    {
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token });
        host.Http.DefaultRequestHeaders.Authorization = new(scheme, SignerHost.Token);

        (await host.SubmitAsync(Vectors.Body(Vectors.Request()).Bytes())).IsStep("PENDING");
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "/healthz/detailed")).Status);
    }

    [Fact]
    public async Task Token_is_in_no_log()
    {
        var log = new RecordedLog();
        await using var host = await SignerHost.StartAsync(new() { Token = SignerHost.Token, Log = log });

        (await host.SubmitAsync(Vectors.Body(Vectors.Request()).Bytes())).IsStep("PENDING");
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", SignerHost.Token + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.SubmitAsync([])).Status);

        Assert.Contains("3000 ", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SignerHost.Token, log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789abcdef 0123456789abcdef")]
    [InlineData("0123456789abcdef\n")]
    [InlineData("0123456789abcdéf")]
    public async Task Token_that_is_none_keeps_the_server_from_starting_and_is_not_shown(string token)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => SignerHost.StartAsync(new() { Token = token }));

        Assert.Contains("BearerToken", refused.Message, StringComparison.Ordinal);
        Assert.True(token.Length == 0 || !refused.Message.Contains(token, StringComparison.Ordinal), refused.Message);
    }
}
