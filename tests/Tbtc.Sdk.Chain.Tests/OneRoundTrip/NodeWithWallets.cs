using Tbtc.Sdk.RealChain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>A real node with the contracts, one wallet of each kind and then live ones, in all 400.</summary>
public sealed class NodeWithWallets : IAsyncLifetime, IDisposable
{
    public const string Collection = "Node with 400 wallets";
    public const int Count = 400;
    private const int FirstLiveWallet = 1001;

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private TbtcNode? _node;

    public TbtcNode Node => _node ?? throw new InvalidOperationException("The node is not started.");

    public IReadOnlyList<SampleWallet> Wallets { get; } =
    [
        SampleWallets.Live, SampleWallets.MovingFunds, SampleWallets.Closing, SampleWallets.Closed, SampleWallets.Terminated, SampleWallets.AtLimits,
        .. Enumerable.Range(FirstLiveWallet, Count - 6).Select(SampleWallet.Create),
    ];

    public async Task InitializeAsync()
    {
        _node = await TbtcNode.StartAsync();
        await _node.AddWalletsAsync(Wallets);
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();

    public void Dispose() => _http.Dispose();

    /// <summary>A transport to the node, with a count of its requests and ways to interfere with them.</summary>
    internal InterceptedRpc Connect(int maxResponseBytes = 16 * 1024 * 1024) => new(new HttpEthereumRpc(
        _http, new TbtcOptions { RpcUrl = Node.RpcUrl, RequestTimeout = TimeSpan.FromSeconds(60), MaxResponseBytes = maxResponseBytes }));

    /// <summary>The first wallets' public key hashes.</summary>
    public IEnumerable<WalletPublicKeyHash> Hashes(int count) => Wallets.Take(count).Select(wallet => wallet.WalletPublicKeyHash);
}

[CollectionDefinition(NodeWithWallets.Collection)]
public sealed class NodeWithWalletsGroup : ICollectionFixture<NodeWithWallets>;
