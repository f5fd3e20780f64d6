using System.Buffers.Binary;

namespace Tbtc.Sdk.Chain;

/// <summary>The answer of the reader program, read in place: its head, then one wallet after the other. ReaderProgram.evm has the layout.</summary>
internal ref struct ReaderAnswer
{
    private const uint Mark = 0x74425443;
    private const int HeadBytes = 3 * Abi.WordBytes;

    private ReadOnlySpan<byte> _rest;

    private ReaderAnswer(ReadOnlySpan<byte> answer)
    {
        ChainId = BinaryPrimitives.ReadUInt64BigEndian(answer[4..]);
        Block = new(
            BinaryPrimitives.ReadUInt64BigEndian(answer[12..]),
            BinaryPrimitives.ReadUInt64BigEndian(answer[20..]),
            Abi.Bytes32(answer, 1));
        Count = BinaryPrimitives.ReadUInt32BigEndian(answer[28..]);
        RegistryWord = Abi.Word(answer, 2);
        _rest = answer[HeadBytes..];
    }

    public ulong ChainId { get; }

    public BlockMarks Block { get; }

    /// <summary>How many wallets the program says it has read.</summary>
    public uint Count { get; }

    /// <summary>The registry's address as a word; zero where the Bridge did not say it.</summary>
    public ReadOnlySpan<byte> RegistryWord { get; }

    /// <summary>Whether there is nothing left to read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads the head; false where this is no answer of the program.</summary>
    public static bool TryRead(EthCallResult result, out ReaderAnswer answer)
    {
        var data = result.Data.Span;
        if (result.Status != EthCallStatus.Reverted || data.Length < HeadBytes || BinaryPrimitives.ReadUInt32BigEndian(data) != Mark)
        {
            answer = default;
            return false;
        }

        answer = new(data);
        return true;
    }

    /// <summary>Reads the next wallet; false where the rest of the answer is not one.</summary>
    public bool TryReadNext(out ReaderRecord record)
    {
        if (!ReaderRecord.TryRead(_rest, out record, out var length))
        {
            return false;
        }

        _rest = _rest[length..];
        return true;
    }
}
