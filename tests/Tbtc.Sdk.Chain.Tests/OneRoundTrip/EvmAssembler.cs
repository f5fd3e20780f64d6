using System.Globalization;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>
/// Assembles EVM code. A line has opcodes, or a label (<c>name:</c>), or a constant (<c>NAME = value</c>); what follows a semicolon is a comment.
/// <c>PUSH</c> takes a number, a constant, or a label with an offset (<c>name+4</c>), which is the position in the code and always takes two bytes.
/// </summary>
internal sealed class EvmAssembler
{
    private const byte Push1 = 0x60;
    private const byte Push2 = 0x61;

    private static readonly Dictionary<string, byte> Opcodes = new()
    {
        ["ADD"] = 0x01, ["MUL"] = 0x02, ["SUB"] = 0x03, ["DIV"] = 0x04,
        ["LT"] = 0x10, ["EQ"] = 0x14, ["ISZERO"] = 0x15, ["AND"] = 0x16, ["OR"] = 0x17, ["XOR"] = 0x18, ["SHL"] = 0x1b, ["SHR"] = 0x1c,
        ["CODESIZE"] = 0x38, ["CODECOPY"] = 0x39, ["RETURNDATASIZE"] = 0x3d, ["RETURNDATACOPY"] = 0x3e,
        ["BLOCKHASH"] = 0x40, ["TIMESTAMP"] = 0x42, ["NUMBER"] = 0x43, ["CHAINID"] = 0x46,
        ["POP"] = 0x50, ["MLOAD"] = 0x51, ["MSTORE"] = 0x52, ["JUMP"] = 0x56, ["JUMPI"] = 0x57, ["GAS"] = 0x5a, ["JUMPDEST"] = 0x5b,
        ["RETURN"] = 0xf3, ["STATICCALL"] = 0xfa, ["REVERT"] = 0xfd,
    };

    private readonly Dictionary<string, ulong> _constants = [];
    private readonly Dictionary<string, int> _labels = [];
    private readonly List<(int Position, string Label, int Offset)> _references = [];
    private readonly List<byte> _code = [];

    static EvmAssembler()
    {
        for (byte i = 0; i < 16; i++)
        {
            Opcodes[$"DUP{i + 1}"] = (byte)(0x80 + i);
            Opcodes[$"SWAP{i + 1}"] = (byte)(0x90 + i);
        }
    }

    private EvmAssembler()
    {
    }

    /// <exception cref="FormatException">The source is wrong; the message has the line.</exception>
    public static byte[] Assemble(string source)
    {
        var assembler = new EvmAssembler();
        var number = 0;
        foreach (var line in source.Split('\n'))
        {
            number++;
            try
            {
                assembler.AddLine(line.Split(';')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
            catch (Exception wrong) when (wrong is KeyNotFoundException or ArgumentException or FormatException or IndexOutOfRangeException)
            {
                throw new FormatException($"line {number}, '{line.Trim()}': {wrong.Message}", wrong);
            }
        }

        assembler.Resolve();
        return [.. assembler._code];
    }

    private void AddLine(ReadOnlySpan<string> words)
    {
        switch (words)
        {
            case []:
                break;
            case [var name, "=", var value]:
                _constants.Add(name, Number(value));
                break;
            case [[.. var name, ':']]:
                _labels.Add(name, _code.Count);
                break;
            default:
                for (var i = 0; i < words.Length; i++)
                {
                    if (words[i] == "PUSH")
                    {
                        AddPush(words[++i]);
                    }
                    else
                    {
                        _code.Add(Opcodes[words[i]]);
                    }
                }

                break;
        }
    }

    private void AddPush(string operand)
    {
        if (char.IsAsciiLetterLower(operand[0]))
        {
            var parts = operand.Split('+');
            _code.Add(Push2);
            _references.Add((_code.Count, parts[0], parts.Length == 1 ? 0 : (int)Number(parts[1])));
            _code.AddRange([0, 0]);
            return;
        }

        var value = char.IsAsciiDigit(operand[0]) ? Number(operand) : _constants[operand];
        var size = 1;
        while (size < sizeof(ulong) && value >> (size * 8) != 0)
        {
            size++;
        }

        _code.Add((byte)(Push1 + size - 1));
        for (var i = size - 1; i >= 0; i--)
        {
            _code.Add((byte)(value >> (i * 8)));
        }
    }

    private void Resolve()
    {
        foreach (var (position, label, offset) in _references)
        {
            var target = checked((ushort)(_labels[label] + offset));
            _code[position] = (byte)(target >> 8);
            _code[position + 1] = (byte)target;
        }
    }

    private static ulong Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
