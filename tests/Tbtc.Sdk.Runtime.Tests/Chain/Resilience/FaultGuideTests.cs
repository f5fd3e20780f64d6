using System.Net;
using Microsoft.Extensions.Time.Testing;
using Tbtc.Sdk.Chain.Transport;

namespace Tbtc.Sdk.Chain.Resilience;

/// <summary>The tables of the guide on faults from a request on: each row is what a read ends with. TransportTests has the table before them.</summary>
public sealed class FaultGuideTests
{
    private const string RequestColumn = "A request ends with";
    private const string ChainColumn = "Fault";

    private static readonly Dictionary<string, Func<PlainChain, EthCallResult>> Requests = new()
    {
        ["Timeout, transient"] = chain => throw chain.Failure(EthereumRpcErrorKind.Timeout),
        ["Transport, transient"] = chain => throw chain.Failure(EthereumRpcErrorKind.Transport),
        ["RpcError, transient"] = chain => throw new EthereumRpcException(EthereumRpcErrorKind.RpcError, "slow down", chain.Endpoint) { RpcErrorCode = -32005 },
        ["MalformedResponse"] = chain => throw chain.Failure(EthereumRpcErrorKind.MalformedResponse),
        ["Transport"] = chain => throw new EthereumRpcException(EthereumRpcErrorKind.Transport, "no key", chain.Endpoint) { HttpStatus = HttpStatusCode.Unauthorized },
        ["RpcError"] = chain => throw chain.Failure(EthereumRpcErrorKind.RpcError),
        ["reverted"] = _ => EthCallResult.Reverted("paused", default),
    };

    private static readonly Dictionary<string, Action<PlainChain>> Chains = new()
    {
        ["The node is on another chain"] = chain => chain.ChainId = 5,
        ["The node does not know the block"] = chain => chain.OnHeader = _ => null,
        ["The block changes while it is read by number"] = chain =>
        {
            chain.RefusesBlockHashes = true;
            chain.OnHeader = asked => new(7, Bytes32.Parse("0x" + new string((char)('0' + asked), 64)));
        },
        ["The Bridge reverts"] = chain => Bridge(chain, EthCallResult.Reverted("paused", default)),
        ["There is no contract at the address of the Bridge"] = chain => Bridge(chain, EthCallResult.Succeeded(default)),
        ["The Bridge answers with the wrong length"] = chain => Bridge(chain, EthCallResult.Succeeded(PlainChain.Known.Data[1..])),
        ["The Bridge answers with a number that is too large"] = chain => Bridge(chain, EthCallResult.Succeeded(Enumerable.Repeat((byte)1, 288).ToArray())),
        ["The Bridge does not know the wallet"] = chain => Bridge(chain, EthCallResult.Succeeded(new byte[288])),
        ["The Bridge hangs"] = chain => chain.OnBridge = new ScriptedRpc("").HangAsync<EthCallResult>,
        ["The registry reverts"] = chain => Registry(chain, EthCallResult.Reverted("paused", default)),
        ["There is no contract at the address of the registry"] = chain => Registry(chain, EthCallResult.Succeeded(default)),
        ["The registry answers with the wrong length"] = chain => Registry(chain, EthCallResult.Succeeded(PlainChain.Registered.Data[1..])),
        ["The registry answers for another wallet"] = chain => Registry(chain, EthCallResult.Succeeded(Enumerable.Repeat((byte)1, 96).ToArray())),
        ["The registry does not hold the wallet"] = chain => Registry(chain, EthCallResult.Succeeded(new byte[96])),
        ["The registry hangs"] = chain => chain.OnRegistry = new ScriptedRpc("").HangAsync<EthCallResult>,
        ["The registry failed again and again"] = chain => chain.OnRegistry = _ => throw chain.Failure(EthereumRpcErrorKind.MalformedResponse),
    };

    private readonly FakeTimeProvider _time = new();

    public static TheoryData<string> RequestRows => [.. Table(RequestColumn).Select(row => row[RequestColumn])];

    public static TheoryData<string> ChainRows => [.. Table(ChainColumn).Select(row => row[ChainColumn])];

    [Theory]
    [MemberData(nameof(RequestRows))]
    public async Task Request_that_ends_so_ends_the_read_as_the_guide_says(string request)
    {
        var row = Table(RequestColumn).Single(row => row[RequestColumn] == request);
        var bridgeFails = new PlainChain();
        bridgeFails.OnBridge = _ => Task.FromResult(Requests[request](bridgeFails));
        var registryFails = new PlainChain();
        registryFails.OnRegistry = _ => Task.FromResult(Requests[request](registryFails));
        var other = new PlainChain("http://other.example");

        Assert.Equal(row["Asking the Bridge"], await ReadAsync(bridgeFails));
        Assert.Equal(row["Retried"] == "yes", bridgeFails.BridgeCalls > CallsWithoutRetries(request));
        Assert.Equal(row["Asking the registry"], await ReadAsync(registryFails));
        await ReadAsync(bridgeFails, other);
        Assert.Equal(row["Next node"] == "yes", other.BridgeCalls > 0);
    }

    [Theory]
    [MemberData(nameof(ChainRows))]
    public async Task Fault_on_the_chain_ends_the_read_as_the_guide_says(string fault)
    {
        var row = Table(ChainColumn).Single(row => row[ChainColumn] == fault);
        var chain = new PlainChain();
        Chains[fault](chain);

        var options = new TbtcOptions { Network = new TbtcNetwork(PlainChain.Network.Bridge, PlainChain.Network.WalletRegistry, chainId: 1) };
        var reader = new WalletReader(new ResilientEthereumRpc([chain], options, _time), options, time: _time);
        for (var i = 0; i < 3 && fault.EndsWith("again and again", StringComparison.Ordinal); i++)
        {
            await reader.GetWalletAsync(PlainChain.Wallet);
        }

        Assert.Equal(row["What the caller gets"], await DescribeAsync(reader));
    }

    [Fact]
    public void Guide_has_every_row_once()
    {
        Assert.Equal(Requests.Keys, Table(RequestColumn).Select(row => row[RequestColumn]));
        Assert.Equal(Chains.Keys, Table(ChainColumn).Select(row => row[ChainColumn]));
    }

    // Where a block hash is refused, which the node's error does not tell from other refusals, the call is made once more, by number.
    private static int CallsWithoutRetries(string request) => request == "RpcError" ? 2 : 1;

    private static void Bridge(PlainChain chain, EthCallResult result) => chain.OnBridge = _ => Task.FromResult(result);

    private static void Registry(PlainChain chain, EthCallResult result) => chain.OnRegistry = _ => Task.FromResult(result);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string firstColumn) => GuideTable.Read("faults.md", firstColumn);

    private Task<string> ReadAsync(params IEthereumRpc[] nodes)
    {
        var options = new TbtcOptions { Network = PlainChain.Network };
        return DescribeAsync(new WalletReader(new ResilientEthereumRpc(nodes, options, _time), options, time: _time));
    }

    private async Task<string> DescribeAsync(WalletReader reader)
    {
        try
        {
            var wallet = await _time.RunAsync(reader.GetWalletAsync(PlainChain.Wallet));
            return wallet.RegistryFault is { } fault ? $"RegistryFault {fault.Kind}" : "wallet";
        }
        catch (BridgeReadException failed)
        {
            return $"BridgeReadException {failed.Kind}{(failed.IsTransient ? ", transient" : "")}";
        }
        catch (WalletNotFoundException)
        {
            return "WalletNotFoundException";
        }
    }
}
