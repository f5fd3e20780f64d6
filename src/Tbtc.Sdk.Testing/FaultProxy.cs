using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing.Rpc;

namespace Tbtc.Sdk.Testing;

/// <summary>Stands between a reader and a node, and breaks what goes through as it is told: the faults that a node cannot be made to show.</summary>
/// <remarks>
/// A reader may call both contracts in one request. As only the requests that call one of them are broken by <see cref="BridgeFault"/> and
/// <see cref="RegistryFault"/>, that one is refused as long as either is set. Listens on loopback. Safe to use from any thread.
/// </remarks>
public sealed class FaultProxy : IRpcBackend, IAsyncDisposable
{
    private static readonly MediaTypeHeaderValue JsonMediaType = new("application/json");

    private readonly HttpClient _http = new();
    private readonly Uri _node;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly TbtcNetwork _network;
    private volatile ChainFault? _nodeFault;
    private volatile ChainFault? _bridgeFault;
    private volatile ChainFault? _registryFault;
    private RpcServer? _server;

    private FaultProxy(Uri node, TbtcNetwork network)
    {
        // HttpClient does not send what stands in an address.
        _node = new UriBuilder(node) { UserName = "", Password = "" }.Uri;
        _authorization = node.UserInfo.Length == 0
            ? null
            : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(node.UserInfo))));
        _network = network;
    }

    /// <summary>The proxy's JSON-RPC address.</summary>
    public Uri RpcUrl => _server!.Url;

    /// <summary>The number of HTTP requests so far; a batch is one.</summary>
    public int RequestCount => _server!.RequestCount;

    /// <summary>What breaks every request; null for nothing.</summary>
    /// <exception cref="ArgumentException">The fault is of a contract.</exception>
    public ChainFault? NodeFault
    {
        get => _nodeFault;
        set => _nodeFault = OfNode(value);
    }

    /// <summary>What breaks the requests that call the Bridge; null for nothing.</summary>
    /// <exception cref="ArgumentException">The fault is of a contract.</exception>
    public ChainFault? BridgeFault
    {
        get => _bridgeFault;
        set => _bridgeFault = OfNode(value);
    }

    /// <summary>What breaks the requests that call the wallet registry; null for nothing.</summary>
    /// <exception cref="ArgumentException">The fault is of a contract.</exception>
    public ChainFault? RegistryFault
    {
        get => _registryFault;
        set => _registryFault = OfNode(value);
    }

    /// <summary>Starts a proxy in front of a node.</summary>
    /// <param name="node">The node's JSON-RPC address. Credentials in it are sent to the node and shown nowhere.</param>
    /// <param name="network">Where the contracts are. The wallet registry's address is needed for <see cref="RegistryFault"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<FaultProxy> StartAsync(Uri node, TbtcNetwork network, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(network);
        var proxy = new FaultProxy(node, network);
        proxy._server = await RpcServer.StartAsync(proxy, cancellationToken).ConfigureAwait(false);
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync().ConfigureAwait(false);
        _http.Dispose();
    }

    ChainFault? IRpcBackend.FaultOf(RpcRequest request) =>
        _nodeFault ?? (request.To == _network.Bridge ? _bridgeFault
            : request.To is { } to && to == _network.WalletRegistry ? _registryFault
            : request.IsProgram && (_bridgeFault ?? _registryFault) is not null ? ChainFault.ProgramsRefused
            : null);

    async Task<IReadOnlyList<JsonNode>> IRpcBackend.AnswerAsync(JsonNode? body, IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body?.ToJsonString() ?? "null", JsonMediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, _node) { Content = content };
        request.Headers.Authorization = _authorization;
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var answer = await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
            return answer is JsonArray batch ? [.. batch.Select(one => one!.DeepClone())] : [answer!];
        }
    }

    private static ChainFault? OfNode(ChainFault? fault) => fault is { IsOfContract: true }
        ? throw new ArgumentException($"{fault} is a fault of a contract, which a proxy cannot bring about: put its {nameof(ChainFault.ToRuntimeCode)} at the contract's address.", nameof(fault))
        : fault;
}
