using System.Text.Json.Nodes;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.RealChain;

/// <summary>A real node with tBTC's own Bridge and wallet registry, each behind its proxy, and wallets as the registry would create them.</summary>
public sealed class TbtcNode : IAsyncDisposable
{
    private const ulong AnvilChainId = 31337;
    private const int WalletsPerBlock = 100;
    private readonly AnvilNode _anvil;

    private TbtcNode(AnvilNode anvil, NodeClient client, Address bridge, Address walletRegistry)
    {
        _anvil = anvil;
        Client = client;
        Bridge = bridge;
        WalletRegistry = walletRegistry;
    }

    /// <summary>The node's JSON-RPC address.</summary>
    public Uri RpcUrl => _anvil.RpcUrl;

    /// <summary>Asks the node anything.</summary>
    public NodeClient Client { get; }

    /// <summary>The Bridge's address: that of its proxy.</summary>
    public Address Bridge { get; }

    /// <summary>The wallet registry's address: that of its proxy.</summary>
    public Address WalletRegistry { get; }

    /// <summary>The deployment, for a reader.</summary>
    public TbtcNetwork Network => new(Bridge, WalletRegistry, AnvilChainId);

    /// <summary>Starts a node and deploys the contracts. No wallet is there yet.</summary>
    /// <param name="anvilArguments">More arguments for anvil.</param>
    public static async Task<TbtcNode> StartAsync(params IEnumerable<string> anvilArguments)
    {
        var anvil = await AnvilNode.StartAsync(anvilArguments);
        var client = new NodeClient(anvil.RpcUrl);
        try
        {
            var (bridge, registry) = await DeployAsync(client);
            return new(anvil, client, bridge, registry);
        }
        catch
        {
            client.Dispose();
            await anvil.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds wallets: the registry tells the Bridge of each, as it does in production, and then every field gets the sample's value.</summary>
    public async Task AddWalletsAsync(params IEnumerable<SampleWallet> wallets)
    {
        foreach (var block in wallets.Chunk(WalletsPerBlock))
        {
            await Client.AskAllAsync([.. block.Select(CreationOf)]);
            await MineAsync();
            await Client.AskAllAsync([.. block.SelectMany(FieldsOf)]);
        }

        await MineAsync();
    }

    /// <summary>Mines empty blocks.</summary>
    public async Task MineAsync(int blocks = 1)
    {
        for (var i = 0; i < blocks; i++)
        {
            await Client.AskAsync("evm_mine");
        }
    }

    /// <summary>Puts other code at a contract's address, in a block of its own.</summary>
    public async Task SetCodeAsync(Address contract, ReadOnlyMemory<byte> code)
    {
        await MineAsync();
        await Client.AskAsync("anvil_setCode", contract.ToString(), NodeClient.Hex(code.Span));
        await MineAsync();
    }

    /// <summary>Runs <paramref name="use"/> and takes the chain back to where it was before.</summary>
    public async Task UndoneAsync(Func<Task> use)
    {
        var snapshot = await Client.AskAsync("evm_snapshot");
        try
        {
            await use();
        }
        finally
        {
            await Client.AskAsync("evm_revert", snapshot!.DeepClone());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _anvil.DisposeAsync();
    }

    private static async Task<(Address Bridge, Address WalletRegistry)> DeployAsync(NodeClient client)
    {
        var deployer = await ContractDeployer.CreateAsync(client);

        // The proxies answer this account alone as their admin; nobody else calls from it.
        var proxyAdmin = Address.Parse("0x00000000000000000000000000000000000000ad");

        // Contracts that reading a wallet never calls: the Bank, the relay and so on.
        var unused = Address.Parse("0x00000000000000000000000000000000000000ee");

        // The registry asks its sortition pool isLocked(), and takes a word of zero for no. The code before it returns it as the contract's.
        byte[] answersZero = ChainFault.Answer(new byte[AbiWords.Size]).ToRuntimeCode();
        byte[] answersZeroInit = ChainFault.Answer(answersZero).ToRuntimeCode();
        var sortitionPool = await deployer.DeployAsync(answersZeroInit);

        var registryCode = await deployer.DeployAsync(
            "@keep-network/ecdsa/build/contracts/WalletRegistry.sol/WalletRegistry.json",
            "@keep-network/ecdsa/build/contracts/libraries",
            ContractDeployer.Encode("", sortitionPool, unused)[4..]);
        var registry = await deployer.DeployProxyAsync(
            registryCode, proxyAdmin, ContractDeployer.Encode("initialize(address,address,address)", unused, unused, unused));

        var bridgeCode = await deployer.DeployAsync(
            "@keep-network/tbtc-v2/build/contracts/bridge/Bridge.sol/Bridge.json", "@keep-network/tbtc-v2/build/contracts/bridge", []);
        var bridge = await deployer.DeployProxyAsync(
            bridgeCode,
            proxyAdmin,
            ContractDeployer.Encode(
                "initialize(address,address,address,address,address,uint96)", unused, unused, unused, registry, unused, Address.Parse("0x0000000000000000000000000000000000000006")));
        await deployer.SendAsync(registry, ContractDeployer.Encode("updateWalletOwner(address)", bridge));

        await client.AskAsync("anvil_impersonateAccount", registry.ToString());
        await client.AskAsync("anvil_setBalance", registry.ToString(), NodeClient.Quantity(ulong.MaxValue));
        return (bridge, registry);
    }

    private (string, JsonNode?[]) CreationOf(SampleWallet wallet)
    {
        const ulong Gas = 250_000;
        byte[] data =
        [
            .. ContractDeployer.Encode("__ecdsaWalletCreatedCallback(bytes32,bytes32,bytes32)"), .. wallet.EcdsaWalletId.AsSpan(), .. wallet.PublicKey.AsSpan(),
        ];
        return ("eth_sendTransaction", [new JsonObject
        {
            ["from"] = WalletRegistry.ToString(), ["to"] = Bridge.ToString(), ["gas"] = NodeClient.Quantity(Gas), ["data"] = NodeClient.Hex(data),
        }]);
    }

    private IEnumerable<(string, JsonNode?[])> FieldsOf(SampleWallet wallet) =>
        from write in WalletStorage.OnBridge(wallet).Select(field => (Contract: Bridge, field.Slot, field.Value))
            .Concat(WalletStorage.OnRegistry(wallet).Select(field => (Contract: WalletRegistry, field.Slot, field.Value)))
        select ("anvil_setStorageAt", new JsonNode?[] { write.Contract.ToString(), write.Slot.ToString(), write.Value.ToString() });
}
