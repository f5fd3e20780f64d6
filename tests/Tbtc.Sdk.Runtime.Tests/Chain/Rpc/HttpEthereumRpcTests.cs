using System.Globalization;
using System.Net;
using System.Text;
using Tbtc.Sdk.Chain.Transport;

namespace Tbtc.Sdk.Chain.Rpc;

public sealed class HttpEthereumRpcTests : BatchTransportTests, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    protected override string Column => "Over HTTP";

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("user:pa%3Ass", "user:pa:ss")]
    [InlineData("token", "token")]
    public async Task Credentials_go_as_basic_authorization_and_appear_in_no_message(string userInfo, string expected)
    {
        await using var server = new LoopbackServer(exchange => exchange.HtmlAsync("401 Unauthorized"));
        var rpc = Connect(new UriBuilder(server.Url) { UserName = userInfo, Path = "/v3/projectkey012345", Query = "?key=querykey01234567" }.Uri);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /v3/projectkey012345?key=querykey01234567 HTTP/1.1", request.RequestLine);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(expected)), request.Headers["Authorization"]);
        Assert.Equal(server.Url.GetLeftPart(UriPartial.Authority), rpc.Endpoint);
        AssertSecret(error, "token", "pa%3A", "pa:ss", "projectkey", "querykey");
    }

    [Fact]
    public async Task Credentials_appear_in_no_message_when_the_connection_fails()
    {
        var rpc = Connect(new UriBuilder(await LoopbackServer.NobodyAsync()) { UserName = "user", Password = "pass0123", Path = "/v3/projectkey012345" }.Uri);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));

        AssertSecret(error, "pass0123", "projectkey");
    }

    [Fact]
    public async Task Credentials_that_the_node_repeats_appear_in_no_message()
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.ErrorAsync("""{"code":-32000,"message":"execution reverted? no: bad key projectkey012345, querykey01234567 or pass0123"}"""));
        var url = new UriBuilder(server.Url) { UserName = "user", Password = "pass0123", Path = "/v3/projectkey012345", Query = "?key=querykey01234567" }.Uri;

        var result = await Connect(url).CallAsync(Call, BlockReference.Latest);

        Assert.Equal("execution reverted? no: bad key ***, *** or ***", result.Message);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("Fri, 02 Jan 2026 03:04:35 GMT", 30.0)]
    [InlineData("Fri, 02 Jan 2026 03:04:00 GMT", null)]
    [InlineData("soon", null)]
    public async Task Wait_that_the_node_asks_for_is_kept(string retryAfter, double? seconds)
    {
        await using var server = new LoopbackServer(exchange => exchange.HtmlAsync("429 Too Many Requests", $"Retry-After: {retryAfter}"));

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).CallAsync(Call, BlockReference.Latest));

        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
        Assert.Equal(HttpStatusCode.TooManyRequests, error.HttpStatus);
    }

    [Fact]
    public async Task Redirect_says_what_to_do()
    {
        await using var server = new LoopbackServer(TransportFaults.All["HTTP 302"]!);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url).CallAsync(Call, BlockReference.Latest));

        Assert.Single(server.Requests);
        Assert.EndsWith("answered with HTTP 302: redirects are not followed, use the address it redirects to", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>", "(application/json, 6 bytes): '<' is an invalid start of a value")]
    [InlineData("", "(application/json, 0 bytes): The input does not contain any JSON tokens")]
    [InlineData("""{"jsonrpc":"2.0","result":"0x""", "(application/json, 29 bytes): Expected end of string, but instead reached end of data")]
    [InlineData("""{"id":1,"result":"0x"}}""", "(application/json, 23 bytes): '}' is invalid after a single JSON value")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""", "(application/json, 24 bytes): the answer has neither a result nor an error")]
    [InlineData("""{"id":1,"result":"0x7"}""", ": expected bytes, 0x and two hex digits each")]
    public async Task Answer_that_is_malformed_is_told_in_one_plain_sentence(string body, string told)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));
        var rpc = Connect(server.Url);

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));
        var read = await Assert.ThrowsAsync<BridgeReadException>(() => new WalletReader(Connect(server.Url), TbtcNetwork.Mainnet).GetWalletAsync(default));

        Assert.StartsWith($"the node at {rpc.Endpoint} answered with something else than was asked for", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", read.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", read.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Check that the address is that of an Ethereum node's JSON-RPC, or use another node.", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_that_decompresses_to_more_than_allowed_is_not_read_on()
    {
        var bomb = TransportFaults.Gzip(new byte[16 * 1024 * 1024]);
        Assert.True(bomb.Length < 256 * 1024);
        await using var server = new LoopbackServer(exchange => exchange.AnswerAsync("200 OK", "application/json", bomb, "Content-Encoding: gzip"));
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url, http).CallAsync(Call, BlockReference.Latest));

        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
        Assert.Contains(TransportFaults.MaxResponseBytes.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_that_does_not_decompress_is_malformed()
    {
        await using var server = new LoopbackServer(exchange => exchange.AnswerAsync("200 OK", "application/json", "not gzip at all"u8.ToArray(), "Content-Encoding: gzip"));
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

        var error = await Assert.ThrowsAsync<EthereumRpcException>(() => Connect(server.Url, http).CallAsync(Call, BlockReference.Latest));

        Assert.Equal(EthereumRpcErrorKind.MalformedResponse, error.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Answer_may_be_as_long_as_allowed_and_no_longer(int tooMany)
    {
        await using var server = new LoopbackServer(exchange =>
        {
            var start = $$"""{"jsonrpc":"2.0","id":{{exchange.Id}},"result":"0x2a""";
            return exchange.JsonAsync(start + "\"}" + new string(' ', TransportFaults.MaxResponseBytes - start.Length - 2 + tooMany));
        });

        var call = Connect(server.Url).CallAsync(Call, BlockReference.Latest);

        if (tooMany == 0)
        {
            Assert.Equal([0x2a], (await call).Data.ToArray());
        }
        else
        {
            Assert.Equal(EthereumRpcErrorKind.MalformedResponse, (await Assert.ThrowsAsync<EthereumRpcException>(() => call)).Kind);
        }
    }

    [Fact]
    public void Options_that_are_wrong_are_refused()
    {
        var options = new TbtcOptions { RpcUrl = new Uri("ftp://user:secret@node.example"), RequestTimeout = TimeSpan.Zero };

        var error = Assert.Throws<ArgumentException>(() => new HttpEthereumRpc(_http, options));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private protected override IEthereumRpc Connect(Uri url) => Connect(url, _http);

    private HttpEthereumRpc Connect(Uri url, HttpClient http) =>
        new(http, new TbtcOptions { RpcUrl = url, RequestTimeout = RequestTimeout, MaxResponseBytes = TransportFaults.MaxResponseBytes }, Time);

    private static void AssertSecret(EthereumRpcException error, params string[] secrets) =>
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
}
