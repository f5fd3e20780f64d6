namespace Tbtc.Sdk.Chain;

/// <summary>A deployment of tBTC: where its contracts are, and on which chain.</summary>
/// <remarks>Immutable and safe to use from any thread.</remarks>
public sealed record TbtcNetwork
{
    /// <summary>A deployment.</summary>
    /// <param name="bridge">The Bridge's address. Not zero.</param>
    /// <param name="walletRegistry">The wallet registry's address, or null to ask the Bridge for it (<c>contractReferences</c>).</param>
    /// <param name="chainId">The id of the chain, or null to take whichever the node is on.</param>
    /// <exception cref="ArgumentException">An address is zero.</exception>
    public TbtcNetwork(Address bridge, Address? walletRegistry = null, ulong? chainId = null)
    {
        Bridge = NotZero(bridge, nameof(bridge), "Bridge");
        WalletRegistry = walletRegistry is { } registry ? NotZero(registry, nameof(walletRegistry), "wallet registry") : null;
        ChainId = chainId;
    }

    /// <summary>tBTC on Ethereum's main network.</summary>
    public static TbtcNetwork Mainnet { get; } = new(
        Address.Parse("0x5e4861a80b55f035d899f66772117f00fa0e8e7b"), Address.Parse("0x46d52e41c2f300bc82217ce22b920c34995204eb"), chainId: 1);

    /// <summary>The Bridge's address.</summary>
    public Address Bridge { get; }

    /// <summary>The wallet registry's address, or null to ask the Bridge for it.</summary>
    public Address? WalletRegistry { get; }

    /// <summary>The id of the chain, or null to take whichever the node is on.</summary>
    public ulong? ChainId { get; }

    private static Address NotZero(Address address, string parameter, string contract) =>
        address.IsZero ? throw new ArgumentException($"The address of the {contract} is zero: give the address of the deployed contract.", parameter) : address;
}
