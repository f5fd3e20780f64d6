using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Testing;

/// <summary>The calls of the Bridge and the wallet registry that a wallet reader makes, answered from sample wallets.</summary>
internal sealed class TestContracts(TbtcNetwork network, IReadOnlyDictionary<WalletPublicKeyHash, SampleWallet> wallets)
{
    private const int SelectorBytes = 4;
    private const int BridgeAnswerBytes = 9 * AbiWords.Size;
    private const int RegistryAnswerBytes = 3 * AbiWords.Size;
    private const int ReferenceWords = 4;
    private const int RegistryReference = 2;

    public static ReadOnlySpan<byte> WalletsSelector => [0xe6, 0x5e, 0x19, 0xd5];

    public static ReadOnlySpan<byte> ContractReferencesSelector => [0xa9, 0xde, 0x2f, 0x3a];

    public static ReadOnlySpan<byte> GetWalletSelector => [0x78, 0x9d, 0x39, 0x2a];

    /// <summary>Executes a call of a contract that has this fault, or none.</summary>
    public ContractOutcome Execute(Address? to, ReadOnlySpan<byte> data, ChainFault? fault)
    {
        if (to != network.Bridge && to != network.WalletRegistry)
        {
            return ContractOutcome.NoContract;
        }

        return fault?.Outcome ?? (to == network.Bridge ? ExecuteBridge(data) : ExecuteRegistry(data));
    }

    /// <summary>The fault that the registry has for the one wallet that the call asks for.</summary>
    public ChainFault? FaultOfWallet(ReadOnlySpan<byte> data) => FindById(data)?.FaultOfRegistry;

    private ContractOutcome ExecuteBridge(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith(ContractReferencesSelector))
        {
            var references = new byte[ReferenceWords * AbiWords.Size];
            AbiWords.Write(references, RegistryReference, network.WalletRegistry.GetValueOrDefault());
            return ContractOutcome.Returned(references);
        }

        if (!data.StartsWith(WalletsSelector) || data.Length < SelectorBytes + AbiWords.Size)
        {
            return ContractOutcome.Reverted([]);
        }

        // bytes20 stands at the left of its word; the contract reverts on anything in the rest.
        var word = data.Slice(SelectorBytes, AbiWords.Size);
        if (word[WalletPublicKeyHash.Size..].ContainsAnyExcept((byte)0))
        {
            return ContractOutcome.Reverted([]);
        }

        return ContractOutcome.Returned(
            wallets.TryGetValue(new(word[..WalletPublicKeyHash.Size]), out var wallet) ? wallet.ToBridgeAnswer() : new byte[BridgeAnswerBytes]);
    }

    private ContractOutcome ExecuteRegistry(ReadOnlySpan<byte> data) => data.StartsWith(GetWalletSelector) && data.Length >= SelectorBytes + AbiWords.Size
        ? ContractOutcome.Returned(FindById(data)?.ToRegistryAnswer() ?? new byte[RegistryAnswerBytes])
        : ContractOutcome.Reverted([]);

    private SampleWallet? FindById(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith(GetWalletSelector) || data.Length < SelectorBytes + AbiWords.Size)
        {
            return null;
        }

        var id = new Bytes32(data.Slice(SelectorBytes, AbiWords.Size));
        return wallets.Values.FirstOrDefault(wallet => wallet.EcdsaWalletId == id);
    }
}
