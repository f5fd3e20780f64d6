using Tbtc.Sdk.RealChain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>A real node with the real contracts and 50 wallets, in every state.</summary>
public sealed class RealNodeFixture : IAsyncLifetime
{
    private const int FirstLiveWallet = 1001;
    private const int WalletCount = 50;

    private TbtcNode? _node;

    public TbtcNode Node => _node!;

    public IReadOnlyList<SampleWallet> Wallets { get; } =
    [
        SampleWallets.Live, SampleWallets.MovingFunds, SampleWallets.Closing, SampleWallets.Closed, SampleWallets.Terminated, SampleWallets.AtLimits,
        .. Enumerable.Range(FirstLiveWallet, WalletCount - 6).Select(number => SampleWallet.Create(number) with { PendingRedemptionsValueSats = (ulong)number }),
    ];

    public async Task InitializeAsync()
    {
        _node = await TbtcNode.StartAsync();
        await _node.AddWalletsAsync(Wallets);
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();
}
