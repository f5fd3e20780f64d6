using Tbtc.Sdk.RealChain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.Reading;

/// <summary>The real node with the real contracts. A contract is broken by other code at its address, the way to it by a proxy.</summary>
public sealed class RealNodeChain : IFaultyChain, IAsyncLifetime
{
    private TbtcNode? _node;
    private FaultProxy? _proxy;

    public Uri RpcUrl => Proxy.RpcUrl;

    public TbtcNetwork Network => Node.Network;

    public ulong ChainId => Node.Network.ChainId!.Value;

    private TbtcNode Node => _node ?? throw new InvalidOperationException("The node has not been started.");

    private FaultProxy Proxy => _proxy ?? throw new InvalidOperationException("The node has not been started.");

    public async Task InitializeAsync()
    {
        _node = await TbtcNode.StartAsync();
        _proxy = await FaultProxy.StartAsync(Node.RpcUrl, Node.Network);
    }

    public async Task DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Node.DisposeAsync();
    }

    public Task AddWalletsAsync(params SampleWallet[] wallets) => Node.AddWalletsAsync(wallets);

    public Task<ulong> BlockNumberAsync() => Node.Client.BlockNumberAsync();

    public Task<Bytes32> BlockHashAsync(ulong number) => Node.Client.BlockHashAsync(number);

    public Task MineAsync() => Node.MineAsync();

    public Task WithRegistryFaultAsync(ChainFault fault, Func<Task> use) => WithFaultAsync(Node.WalletRegistry, fault, set => Proxy.RegistryFault = set, use);

    public Task WithBridgeFaultAsync(ChainFault fault, Func<Task> use) => WithFaultAsync(Node.Bridge, fault, set => Proxy.BridgeFault = set, use);

    public Task WithNodeFaultAsync(ChainFault fault, Func<Task> use) => WithProxyFaultAsync(fault, set => Proxy.NodeFault = set, use);

    private async Task WithFaultAsync(Address contract, ChainFault fault, Action<ChainFault?> setProxyFault, Func<Task> use)
    {
        if (!fault.IsOfContract)
        {
            await WithProxyFaultAsync(fault, setProxyFault, use);
            return;
        }

        await Node.UndoneAsync(async () =>
        {
            await Node.SetCodeAsync(contract, fault.ToRuntimeCode());
            await use();
        });
    }

    private static async Task WithProxyFaultAsync(ChainFault fault, Action<ChainFault?> set, Func<Task> use)
    {
        set(fault);
        try
        {
            await use();
        }
        finally
        {
            set(null);
        }
    }
}
