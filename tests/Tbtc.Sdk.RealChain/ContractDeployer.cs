using System.Text.Json.Nodes;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.RealChain;

/// <summary>Sends the transactions that put contracts on a node, from the node's first account.</summary>
internal sealed class ContractDeployer
{
    private const ulong GasPerTransaction = 15_000_000;
    private const int SelectorSize = 4;
    private readonly NodeClient _node;
    private readonly string _account;

    private ContractDeployer(NodeClient node, string account)
    {
        _node = node;
        _account = account;
    }

    public static async Task<ContractDeployer> CreateAsync(NodeClient node) => new(node, (string)(await node.AskAsync("eth_accounts"))![0]!);

    public Task<Address> DeployAsync(byte[] initCode) => SendAsync(null, initCode);

    /// <summary>Deploys the contract with the libraries that it names, each found in <paramref name="libraryFolder"/>.</summary>
    public async Task<Address> DeployAsync(string path, string libraryFolder, byte[] constructorArguments)
    {
        var artifact = await ContractArtifact.ReadAsync(path);
        var libraries = new Dictionary<string, Address>();
        foreach (var library in artifact.Libraries.Distinct())
        {
            var code = await ContractArtifact.ReadAsync($"{libraryFolder}/{library}.sol/{library}.json");
            libraries[library] = await DeployAsync(code.Link(libraries));
        }

        return await DeployAsync([.. artifact.Link(libraries), .. constructorArguments]);
    }

    /// <summary>Deploys OpenZeppelin's proxy in front of a contract, and initialises the contract through it.</summary>
    public async Task<Address> DeployProxyAsync(Address implementation, Address admin, byte[] initialisation)
    {
        var artifact = await ContractArtifact.ReadAsync(
            "@keep-network/ecdsa/export/artifacts/@openzeppelin/contracts/proxy/transparent/TransparentUpgradeableProxy.sol/TransparentUpgradeableProxy.json");

        // constructor(address implementation, address admin, bytes initialisation)
        const int HeadWords = 4;
        var arguments = new byte[HeadWords * AbiWords.Size];
        AbiWords.Write(arguments, 0, implementation);
        AbiWords.Write(arguments, 1, admin);
        AbiWords.Write(arguments, 2, 3 * AbiWords.Size);
        AbiWords.Write(arguments, 3, (ulong)initialisation.Length);
        var padding = new byte[AbiWords.Size - (initialisation.Length % AbiWords.Size)];
        return await DeployAsync([.. artifact.Link(new Dictionary<string, Address>()), .. arguments, .. initialisation, .. padding]);
    }

    public Task SendAsync(Address contract, byte[] data) => SendAsync((Address?)contract, data);

    /// <summary>A call's data: the selector of the signature, and addresses or numbers as arguments.</summary>
    public static byte[] Encode(string signature, params ReadOnlySpan<Address> arguments)
    {
        var data = new byte[SelectorSize + (arguments.Length * AbiWords.Size)];
        Keccak256.HashData(System.Text.Encoding.ASCII.GetBytes(signature)).AsSpan()[..SelectorSize].CopyTo(data);
        for (var i = 0; i < arguments.Length; i++)
        {
            AbiWords.Write(data.AsSpan(SelectorSize), i, arguments[i]);
        }

        return data;
    }

    private async Task<Address> SendAsync(Address? to, byte[] data)
    {
        var transaction = new JsonObject { ["from"] = _account, ["gas"] = NodeClient.Quantity(GasPerTransaction), ["data"] = NodeClient.Hex(data) };
        if (to is { } contract)
        {
            transaction["to"] = contract.ToString();
        }

        var hash = (string)(await _node.AskAsync("eth_sendTransaction", transaction))!;
        await _node.AskAsync("evm_mine");
        var receipt = await _node.AskAsync("eth_getTransactionReceipt", hash)
            ?? throw new InvalidOperationException($"The transaction {hash} was not mined.");
        if ((string)receipt["status"]! != "0x1")
        {
            throw new InvalidOperationException($"The transaction {hash} failed: {receipt.ToJsonString()}");
        }

        return to ?? Address.Parse((string)receipt["contractAddress"]!);
    }
}
