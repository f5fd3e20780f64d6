using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing;

namespace Quickstart;

/// <summary>A chain whose wallet registry can be broken on demand, by the package for tests.</summary>
internal sealed class BreakableChain(Uri rpcUrl, TbtcNetwork network, IAsyncDisposable server, Action breakRegistry) : IAsyncDisposable
{
    public Uri RpcUrl => rpcUrl;

    public TbtcNetwork Network => network;

    /// <summary>A chain inside this process, with one wallet.</summary>
    public static async Task<BreakableChain> StartEmbeddedAsync(SampleWallet wallet)
    {
        var chain = await TestChain.StartAsync();
        chain.AddWallet(wallet);
        return new(chain.RpcUrl, chain.Network, chain, () => chain.RegistryFault = ChainFault.Revert("the registry is paused"));
    }

    /// <summary>A real node. Nothing is changed on it: what breaks is the way to the registry, in a proxy inside this process.</summary>
    public static async Task<BreakableChain> StartInFrontOfAsync(Uri node, TbtcNetwork network)
    {
        var proxy = await FaultProxy.StartAsync(node, network);
        return new(proxy.RpcUrl, network, proxy, () => proxy.RegistryFault = ChainFault.HttpStatus(503));
    }

    public void BreakRegistry() => breakRegistry();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
