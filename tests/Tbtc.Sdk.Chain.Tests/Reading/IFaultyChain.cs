using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.Reading;

/// <summary>A chain that can be broken: the real node behind a proxy, or the test chain. The tests run against both.</summary>
public interface IFaultyChain
{
    Uri RpcUrl { get; }

    TbtcNetwork Network { get; }

    ulong ChainId { get; }

    Task AddWalletsAsync(params SampleWallet[] wallets);

    Task<ulong> BlockNumberAsync();

    Task<Bytes32> BlockHashAsync(ulong number);

    Task MineAsync();

    /// <summary>Breaks the contract at the registry's address, or the way to it, for the time of <paramref name="use"/>.</summary>
    Task WithRegistryFaultAsync(ChainFault fault, Func<Task> use);

    /// <summary>Breaks the contract at the Bridge's address, or the way to it, for the time of <paramref name="use"/>.</summary>
    Task WithBridgeFaultAsync(ChainFault fault, Func<Task> use);

    /// <summary>Breaks the node, or the way to it, for the time of <paramref name="use"/>.</summary>
    Task WithNodeFaultAsync(ChainFault fault, Func<Task> use);
}
