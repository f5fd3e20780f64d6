using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Chain;

/// <summary>Decodes the results of the methods that are used, from their JSON text. Each throws <see cref="JsonException"/> on anything else.</summary>
internal static class JsonRpcResult
{
    private const int LongestQuantityDigits = 16;

    public delegate T Decoder<out T>(ReadOnlySpan<byte> json);

    public static ulong Quantity(ReadOnlySpan<byte> json)
    {
        if (json is [(byte)'"', (byte)'0', (byte)'x', .. var digits, (byte)'"']
            && digits.Length is > 0 and <= LongestQuantityDigits
            && Utf8Parser.TryParse(digits, out ulong value, out var consumed, 'x')
            && consumed == digits.Length)
        {
            return value;
        }

        throw new JsonException("expected a quantity, 0x and up to 16 hex digits");
    }

    public static byte[] Bytes(ReadOnlySpan<byte> json) =>
        json is [(byte)'"', .. var text, (byte)'"'] && TryBytes(text, out var bytes)
            ? bytes
            : throw new JsonException("expected bytes, 0x and two hex digits each");

    /// <summary>A block's header; null for a block that the node does not know.</summary>
    public static BlockHeader? Header(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("null"u8))
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"expected a block as an object, got {reader.TokenType}");
        }

        ulong? number = null;
        Bytes32? hash = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNumber = reader.ValueSpan.SequenceEqual("number"u8);
            var isHash = reader.ValueSpan.SequenceEqual("hash"u8);
            reader.Read();
            if (isNumber)
            {
                number = Quantity(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
            }
            else if (isHash && reader.TokenType == JsonTokenType.String && Bytes32.TryParse(reader.ValueSpan, null, out var value))
            {
                hash = value;
            }

            reader.Skip();
        }

        return number is { } blockNumber && hash is { } blockHash
            ? new BlockHeader(blockNumber, blockHash)
            : throw new JsonException("expected a block with a number and a hash");
    }

    public static bool TryBytes(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        if (text is not [(byte)'0', (byte)'x', .. var digits] || digits.Length % 2 != 0)
        {
            return false;
        }

        bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done;
    }
}
