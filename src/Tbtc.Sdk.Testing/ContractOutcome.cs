using System.Buffers.Binary;

namespace Tbtc.Sdk.Testing;

/// <summary>How a call of a contract ends.</summary>
internal sealed class ContractOutcome
{
    private const byte Invalid = 0xfe;
    private const byte JumpDest = 0x5b;
    private const byte Jump = 0x56;
    private const byte Push1 = 0x60;
    private const byte Push3 = 0x62;
    private const byte CodeCopy = 0x39;
    private const byte Return = 0xf3;
    private const byte RevertOp = 0xfd;

    private ContractOutcome(ContractOutcomeKind kind, byte[] data)
    {
        Kind = kind;
        Data = data;
    }

    public static ContractOutcome InvalidOpcode { get; } = new(ContractOutcomeKind.InvalidOpcode, []);

    public static ContractOutcome OutOfGas { get; } = new(ContractOutcomeKind.OutOfGas, []);

    public static ContractOutcome NoContract { get; } = new(ContractOutcomeKind.NoContract, []);

    public ContractOutcomeKind Kind { get; }

    public byte[] Data { get; }

    public static ContractOutcome Returned(byte[] data) => new(ContractOutcomeKind.Returned, data);

    public static ContractOutcome Reverted(byte[] data) => new(ContractOutcomeKind.Reverted, data);

    public byte[] ToRuntimeCode() => Kind switch
    {
        ContractOutcomeKind.InvalidOpcode => [Invalid],
        ContractOutcomeKind.OutOfGas => [JumpDest, Push1, 0, Jump],
        ContractOutcomeKind.NoContract => [],
        ContractOutcomeKind.Reverted => HandBack(RevertOp),
        _ => HandBack(Return),
    };

    // Copies the data, which stands behind the program, to memory, and hands it back from there.
    private byte[] HandBack(byte opcode)
    {
        ReadOnlySpan<byte> program = [Push3, 0, 0, 0, Push1, 0, Push1, 0, CodeCopy, Push3, 0, 0, 0, Push1, 0, opcode];
        var code = new byte[program.Length + Data.Length];
        program.CopyTo(code);
        code[5] = (byte)program.Length;
        WriteLength(code.AsSpan(1));
        WriteLength(code.AsSpan(10));
        Data.CopyTo(code.AsSpan(program.Length));
        return code;
    }

    private void WriteLength(Span<byte> operand)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, Data.Length);
        length[1..].CopyTo(operand);
    }
}
