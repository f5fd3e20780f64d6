using System.Buffers.Binary;

namespace Tbtc.Sdk.Testing;

/// <summary>Writes values as the 32-byte words of the contract ABI.</summary>
internal static class AbiWords
{
    public const int Size = Bytes32.Size;

    public static Span<byte> Word(Span<byte> words, int index) => words.Slice(index * Size, Size);

    public static void Write(Span<byte> words, int index, Bytes32 value) => value.AsSpan().CopyTo(Word(words, index));

    public static void Write(Span<byte> words, int index, Address value) => value.AsSpan().CopyTo(Word(words, index)[^Address.Size..]);

    public static void Write(Span<byte> words, int index, ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Word(words, index)[^sizeof(ulong)..], value);
}
