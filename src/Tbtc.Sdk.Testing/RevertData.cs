using System.Text;

namespace Tbtc.Sdk.Testing;

/// <summary>What Solidity reverts with.</summary>
internal static class RevertData
{
    private const int SelectorSize = 4;

    private static ReadOnlySpan<byte> ErrorStringSelector => [0x08, 0xc3, 0x79, 0xa0];

    private static ReadOnlySpan<byte> PanicSelector => [0x4e, 0x48, 0x7b, 0x71];

    public static byte[] ErrorString(string reason)
    {
        const int Head = 2;
        var text = Encoding.UTF8.GetBytes(reason);
        var textWords = (text.Length + AbiWords.Size - 1) / AbiWords.Size;
        var data = new byte[SelectorSize + ((Head + textWords) * AbiWords.Size)];
        ErrorStringSelector.CopyTo(data);
        var words = data.AsSpan(SelectorSize);
        AbiWords.Write(words, 0, AbiWords.Size);
        AbiWords.Write(words, 1, (ulong)text.Length);
        text.CopyTo(words[(Head * AbiWords.Size)..]);
        return data;
    }

    public static byte[] Panic(byte code)
    {
        var data = new byte[SelectorSize + AbiWords.Size];
        PanicSelector.CopyTo(data);
        AbiWords.Write(data.AsSpan(SelectorSize), 0, code);
        return data;
    }
}
