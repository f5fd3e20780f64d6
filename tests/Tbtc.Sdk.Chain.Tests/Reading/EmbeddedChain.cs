using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.Reading;

/// <summary>The test chain that integrators use.</summary>
public sealed class EmbeddedChain : IFaultyChain, IAsyncLifetime
{
    private TestChain? _chain;

    public Uri RpcUrl => Chain.RpcUrl;

    public TbtcNetwork Network => Chain.Network;

    public ulong ChainId => Chain.ChainId;

    private TestChain Chain => _chain ?? throw new InvalidOperationException("The chain has not been started.");

    public async Task InitializeAsync() => _chain = await TestChain.StartAsync();

    public async Task DisposeAsync() => await Chain.DisposeAsync();

    public Task AddWalletsAsync(params SampleWallet[] wallets)
    {
        foreach (var wallet in wallets)
        {
            Chain.AddWallet(wallet);
        }

        return Task.CompletedTask;
    }

    public Task<ulong> BlockNumberAsync() => Task.FromResult(Chain.BlockNumber);

    public Task<Bytes32> BlockHashAsync(ulong number) => Task.FromResult(Chain.BlockHash(number));

    public Task MineAsync()
    {
        Chain.MineBlock();
        return Task.CompletedTask;
    }

    public Task WithRegistryFaultAsync(ChainFault fault, Func<Task> use) => WithFaultAsync(fault, set => Chain.RegistryFault = set, use);

    public Task WithBridgeFaultAsync(ChainFault fault, Func<Task> use) => WithFaultAsync(fault, set => Chain.BridgeFault = set, use);

    public Task WithNodeFaultAsync(ChainFault fault, Func<Task> use) => WithFaultAsync(fault, set => Chain.NodeFault = set, use);

    private static async Task WithFaultAsync(ChainFault fault, Action<ChainFault?> set, Func<Task> use)
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
