using System.Buffers.Binary;
using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Testing;

/// <summary>Does what the EVM does with the program that a wallet reader sends along with a call: ReaderProgram.evm, beside the program, says what goes in and what comes out.</summary>
internal static class TestReaderProgram
{
    private const uint Mark = 0x74425443;
    private const int ArgumentsHead = (2 * Address.Size) + sizeof(uint);
    private const int BridgeAnswerBytes = 9 * AbiWords.Size;
    private const int RegistryAnswerBytes = 3 * AbiWords.Size;
    private const int ReferencesBytes = 4 * AbiWords.Size;
    private const int CreatedAtWord = 3;
    private const int RegistryReference = 2;

    /// <summary>Executes one call of a contract.</summary>
    public delegate ContractOutcome Call(Address contract, byte[] data);

    /// <summary>What the program can see of the block that it is executed at.</summary>
    public readonly record struct Block(ulong ChainId, ulong Number, ulong Timestamp, Bytes32 ParentHash);

    /// <summary>Whether the data of a call without a contract is the program with its arguments.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> data) => data.StartsWith(ReaderProgram.Code)
        && data.Length >= ReaderProgram.Code.Length + ArgumentsHead
        && (data.Length - ReaderProgram.Code.Length - ArgumentsHead) % WalletPublicKeyHash.Size == 0;

    /// <summary>Executes the program: it always reverts, with its answer.</summary>
    public static ContractOutcome Execute(ReadOnlySpan<byte> data, Block block, Call call)
    {
        var arguments = data[ReaderProgram.Code.Length..];
        var bridge = new Address(arguments[..Address.Size]);
        var registry = new Address(arguments.Slice(Address.Size, Address.Size));
        if (registry.IsZero && call(bridge, TestContracts.ContractReferencesSelector.ToArray()) is { Kind: ContractOutcomeKind.Returned, Data: { Length: ReferencesBytes } references })
        {
            registry = new(AbiWords.Word(references, RegistryReference)[^Address.Size..]);
        }

        var wallets = registry.IsZero ? [] : arguments[ArgumentsHead..];
        var answer = new MemoryStream();
        answer.Write(Head(block, registry, wallets.Length / WalletPublicKeyHash.Size));
        for (; !wallets.IsEmpty; wallets = wallets[WalletPublicKeyHash.Size..])
        {
            Write(answer, new(wallets[..WalletPublicKeyHash.Size]), bridge, registry, call);
        }

        return ContractOutcome.Reverted(answer.ToArray());
    }

    private static byte[] Head(Block block, Address registry, int wallets)
    {
        var head = new byte[3 * AbiWords.Size];
        BinaryPrimitives.WriteUInt32BigEndian(head, Mark);
        BinaryPrimitives.WriteUInt64BigEndian(head.AsSpan(4), block.ChainId);
        BinaryPrimitives.WriteUInt64BigEndian(head.AsSpan(12), block.Number);
        BinaryPrimitives.WriteUInt64BigEndian(head.AsSpan(20), block.Timestamp);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(28), wallets);
        AbiWords.Write(head, 1, block.ParentHash);
        AbiWords.Write(head, 2, registry);
        return head;
    }

    private static void Write(MemoryStream answer, WalletPublicKeyHash wallet, Address bridge, Address registry, Call call)
    {
        var word = new byte[AbiWords.Size];
        wallet.AsSpan().CopyTo(word);
        var bridgeAnswer = call(bridge, [.. TestContracts.WalletsSelector, .. word]) is { Kind: ContractOutcomeKind.Returned, Data: { Length: BridgeAnswerBytes } words } ? words : null;
        word[20] = (byte)(bridgeAnswer is null ? 0 : 1);
        byte[] copied = [];
        if (bridgeAnswer is not null && AbiWords.Word(bridgeAnswer, CreatedAtWord).ContainsAnyExcept((byte)0))
        {
            var outcome = call(registry, [.. TestContracts.GetWalletSelector, .. AbiWords.Word(bridgeAnswer, 0)]);
            (word[21], var limit) = outcome.Kind switch
            {
                ContractOutcomeKind.Returned or ContractOutcomeKind.NoContract => ((byte)1, RegistryAnswerBytes),
                ContractOutcomeKind.Reverted => ((byte)2, RegistryFault.MaxRevertDataBytes),
                _ => ((byte)3, 0),
            };
            copied = outcome.Data[..Math.Min(outcome.Data.Length, limit)];
            BinaryPrimitives.WriteInt32BigEndian(word.AsSpan(24), outcome.Data.Length);
            BinaryPrimitives.WriteInt32BigEndian(word.AsSpan(28), copied.Length);
        }

        answer.Write(word);
        answer.Write(bridgeAnswer ?? new byte[BridgeAnswerBytes]);
        answer.Write(copied);
    }
}
