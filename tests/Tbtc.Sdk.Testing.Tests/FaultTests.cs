using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Testing;

/// <summary>What can be set where, and what is on the wire then.</summary>
public class FaultTests
{
    private const string ChainIdRequest = """{"jsonrpc":"2.0","id":7,"method":"eth_chainId","params":[]}""";
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    [Fact]
    public async Task Fault_of_a_contract_is_refused_as_one_of_the_node()
    {
        await using var chain = await TestChain.StartAsync();

        var refused = Assert.Throws<ArgumentException>(() => chain.NodeFault = ChainFault.Revert("paused"));

        Assert.Contains(nameof(TestChain.RegistryFault), refused.Message, StringComparison.Ordinal);
        Assert.Null(chain.NodeFault);
    }

    [Fact]
    public async Task Fault_of_a_contract_is_refused_by_a_proxy()
    {
        await using var chain = await TestChain.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(chain.RpcUrl, chain.Network);

        Assert.Throws<ArgumentException>(() => proxy.NodeFault = ChainFault.NoContract);
        Assert.Throws<ArgumentException>(() => proxy.BridgeFault = ChainFault.NoContract);
        Assert.Throws<ArgumentException>(() => proxy.RegistryFault = ChainFault.NoContract);
    }

    [Fact]
    public void Fault_of_the_node_has_no_code() => Assert.Throws<InvalidOperationException>(ChainFault.Html.ToRuntimeCode);

    [Fact]
    public async Task Proxy_hands_on_what_the_node_answers_until_it_is_broken()
    {
        await using var chain = await TestChain.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(chain.RpcUrl, chain.Network);
        using var http = new HttpClient();

        using var healthy = await AskAsync(http, proxy.RpcUrl);
        proxy.NodeFault = ChainFault.HttpStatus(502);
        using var broken = await AskAsync(http, proxy.RpcUrl);
        proxy.NodeFault = null;
        using var healed = await AskAsync(http, proxy.RpcUrl);

        Assert.Equal("""{"jsonrpc":"2.0","id":7,"result":"0x7a69"}""", await healthy.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadGateway, broken.StatusCode);
        Assert.Equal(HttpStatusCode.OK, healed.StatusCode);
        Assert.Equal(3, proxy.RequestCount);
    }

    [Theory]
    [InlineData("user:pa%3Ass0123", "user:pa:ss0123")]
    [InlineData("token0123", "token0123")]
    public async Task Proxy_sends_the_credentials_of_the_address_to_the_node_and_shows_them_nowhere(string userInfo, string expected)
    {
        await using var node = await AuthorizedNode.StartAsync($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(expected))}");
        await using var proxy = await FaultProxy.StartAsync(new UriBuilder(node.Url) { UserName = userInfo }.Uri, TbtcNetwork.Mainnet);
        await using var withoutThem = await FaultProxy.StartAsync(node.Url, TbtcNetwork.Mainnet);
        using var http = new HttpClient();

        using var answered = await AskAsync(http, proxy.RpcUrl);
        using var refused = await AskAsync(http, withoutThem.RpcUrl);

        Assert.Equal("""{"jsonrpc":"2.0","id":7,"result":"0x1"}""", await answered.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.All([proxy.RpcUrl.ToString(), proxy.ToString()!, $"{answered}"], shown => Assert.DoesNotContain("0123", shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_requests_says_how_long_to_wait()
    {
        await using var chain = await TestChain.StartAsync();
        chain.NodeFault = ChainFault.TooManyRequests(TimeSpan.FromSeconds(7));
        using var http = new HttpClient();

        using var response = await AskAsync(http, chain.RpcUrl);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("not JSON", "-32700")]
    [InlineData("7", "-32601")]
    [InlineData("{\"id\":1,\"method\":\"eth_noSuchMethod\"}", "-32601")]
    public async Task Request_that_makes_no_sense_is_answered_with_an_error(string request, string code)
    {
        await using var chain = await TestChain.StartAsync();
        using var http = new HttpClient();

        using var response = await AskAsync(http, chain.RpcUrl, request);

        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_that_hangs_ends_with_its_requests_when_it_is_disposed()
    {
        var chain = await TestChain.StartAsync();
        chain.NodeFault = ChainFault.Hang;
        using var http = new HttpClient();
        var asking = AskAsync(http, chain.RpcUrl);

        await chain.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<HttpRequestException>(() => asking.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, Uri url, string request = ChainIdRequest) =>
        http.PostAsync(url, new StringContent(request, Encoding.UTF8, Json));
}
