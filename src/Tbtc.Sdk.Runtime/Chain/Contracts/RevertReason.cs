using System.Buffers.Binary;
using System.Text;

namespace Tbtc.Sdk.Chain;

/// <summary>Decodes what a contract reverted with: <c>Error(string)</c>, <c>Panic(uint256)</c>, or the selector of a custom error.</summary>
internal static class RevertReason
{
    private const int SelectorBytes = 4;

    private static ReadOnlySpan<byte> ErrorSelector => [0x08, 0xc3, 0x79, 0xa0];

    private static ReadOnlySpan<byte> PanicSelector => [0x4e, 0x48, 0x7b, 0x71];

    /// <summary>The reason in one line, or null where the data has none.</summary>
    public static string? Decode(ReadOnlySpan<byte> data)
    {
        if (data.Length < SelectorBytes)
        {
            return null;
        }

        var arguments = data[SelectorBytes..];
        return data.StartsWith(ErrorSelector) && DecodeString(arguments) is { } text ? text
            : data.StartsWith(PanicSelector) && arguments.Length == Abi.WordBytes ? $"panic 0x{Convert.ToHexStringLower(arguments[^1..])}"
            : $"custom error 0x{Convert.ToHexStringLower(data[..SelectorBytes])}";
    }

    private static string? DecodeString(ReadOnlySpan<byte> arguments)
    {
        if (!TryInt32(arguments, 0, out var offset) || !TryInt32(arguments, offset, out var length))
        {
            return null;
        }

        // What was reverted with may have been cut off: then the beginning of the text is as good.
        var text = arguments[(offset + Abi.WordBytes)..];
        text = text[..Math.Min(length, text.Length)];
        return text.IsEmpty && length > 0 ? null : NodeText.Shorten(Encoding.UTF8.GetString(text));
    }

    private static bool TryInt32(ReadOnlySpan<byte> data, int offset, out int value)
    {
        value = 0;
        if (offset > data.Length - Abi.WordBytes)
        {
            return false;
        }

        var word = data.Slice(offset, Abi.WordBytes);
        value = BinaryPrimitives.ReadInt32BigEndian(word[^sizeof(int)..]);
        return value >= 0 && !word[..^sizeof(int)].ContainsAnyExcept((byte)0);
    }
}
