using System.Buffers.Binary;

namespace Tbtc.Sdk.Chain;

/// <summary>What is used of the contract ABI: calls with one static argument, and answers that are a fixed number of words.</summary>
internal static class Abi
{
    public const int WordBytes = 32;
    private const int SelectorBytes = 4;

    /// <summary>A selector and one word, in which <paramref name="argument"/> is left-aligned, as the ABI has it for <c>bytesN</c>.</summary>
    public static byte[] EncodeCall(ReadOnlySpan<byte> selector, ReadOnlySpan<byte> argument)
    {
        var data = new byte[SelectorBytes + WordBytes];
        selector.CopyTo(data);
        argument.CopyTo(data.AsSpan(SelectorBytes));
        return data;
    }

    public static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> words, int index) => words.Slice(index * WordBytes, WordBytes);

    public static Bytes32 Bytes32(ReadOnlySpan<byte> words, int index) => new(Word(words, index));

    /// <summary>Reads a word as an address; false when it is longer than one, or zero.</summary>
    public static bool TryAddress(ReadOnlySpan<byte> word, out Address address)
    {
        address = new(word[^Sdk.Address.Size..]);
        return !address.IsZero && !word[..^Sdk.Address.Size].ContainsAnyExcept((byte)0);
    }

    /// <summary>Reads a word as a number of at most <paramref name="bits"/> bits; false when it is larger, which no contract returns for the type.</summary>
    public static bool TryUInt64(ReadOnlySpan<byte> words, int index, int bits, out ulong value)
    {
        var word = Word(words, index);
        value = BinaryPrimitives.ReadUInt64BigEndian(word[^sizeof(ulong)..]);
        return !word[..^sizeof(ulong)].ContainsAnyExcept((byte)0) && (bits == 64 || value >> bits == 0);
    }
}
