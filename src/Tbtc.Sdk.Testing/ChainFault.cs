namespace Tbtc.Sdk.Testing;

/// <summary>A way for a contract or a node to fail.</summary>
/// <remarks>
/// A fault of a contract is what the EVM hands back (<see cref="IsOfContract"/>); any other is of the node, or of the way to it. Immutable and safe to
/// use from any thread.
/// </remarks>
public sealed class ChainFault
{
    private readonly string _name;

    private ChainFault(string name, ContractOutcome outcome)
    {
        _name = name;
        Outcome = outcome;
    }

    private ChainFault(string name, NodeFaultKind kind)
    {
        _name = name;
        Kind = kind;
    }

    /// <summary>The contract executes an invalid opcode.</summary>
    public static ChainFault InvalidOpcode { get; } = new(nameof(InvalidOpcode), ContractOutcome.InvalidOpcode);

    /// <summary>The contract burns all its gas.</summary>
    public static ChainFault OutOfGas { get; } = new(nameof(OutOfGas), ContractOutcome.OutOfGas);

    /// <summary>There is no contract: a call succeeds and returns no bytes.</summary>
    public static ChainFault NoContract { get; } = new(nameof(NoContract), ContractOutcome.NoContract);

    /// <summary>The node takes the request and never answers.</summary>
    public static ChainFault Hang { get; } = new(nameof(Hang), NodeFaultKind.Hang);

    /// <summary>The node sends half of its answer and then nothing more.</summary>
    public static ChainFault HangHalfway { get; } = new(nameof(HangHalfway), NodeFaultKind.HangHalfway);

    /// <summary>The connection is cut before any answer.</summary>
    public static ChainFault CutConnection { get; } = new(nameof(CutConnection), NodeFaultKind.CutConnection);

    /// <summary>The connection is cut after half of the answer.</summary>
    public static ChainFault CutHalfway { get; } = new(nameof(CutHalfway), NodeFaultKind.CutHalfway);

    /// <summary>The answer is complete as HTTP, and half of the JSON.</summary>
    public static ChainFault TruncatedJson { get; } = new(nameof(TruncatedJson), NodeFaultKind.TruncatedJson);

    /// <summary>The answer is a page of HTML with the status 200, as a captive portal sends it.</summary>
    public static ChainFault Html { get; } = new(nameof(Html), NodeFaultKind.Html);

    /// <summary>The answer is JSON of 100 MB.</summary>
    public static ChainFault Oversized { get; } = new(nameof(Oversized), NodeFaultKind.Oversized);

    /// <summary>The result of the call is <c>0x</c>.</summary>
    public static ChainFault EmptyResult { get; } = new(nameof(EmptyResult), NodeFaultKind.EmptyResult);

    /// <summary>The result is of another type: a string where an object belongs, an object where a string belongs.</summary>
    public static ChainFault WrongType { get; } = new(nameof(WrongType), NodeFaultKind.WrongType);

    /// <summary>The result of the call is a string that is not hex.</summary>
    public static ChainFault NotHex { get; } = new(nameof(NotHex), NodeFaultKind.NotHex);

    /// <summary>The answer has the id of another request.</summary>
    public static ChainFault WrongId { get; } = new(nameof(WrongId), NodeFaultKind.WrongId);

    /// <summary>The answer to a batch lacks its last answer.</summary>
    public static ChainFault MissingAnswer { get; } = new(nameof(MissingAnswer), NodeFaultKind.MissingAnswer);

    /// <summary>The answer to a batch has its first answer twice.</summary>
    public static ChainFault DuplicatedAnswer { get; } = new(nameof(DuplicatedAnswer), NodeFaultKind.DuplicatedAnswer);

    /// <summary>The answer to a batch is in the opposite order, which JSON-RPC allows.</summary>
    public static ChainFault ReversedBatch { get; } = new(nameof(ReversedBatch), NodeFaultKind.ReversedBatch);

    /// <summary>The node answers a batch with one error.</summary>
    public static ChainFault BatchesRefused { get; } = new(nameof(BatchesRefused), NodeFaultKind.BatchesRefused);

    /// <summary>The node answers a call at a block hash with an error.</summary>
    public static ChainFault BlockHashesRefused { get; } = new(nameof(BlockHashesRefused), NodeFaultKind.BlockHashesRefused);

    /// <summary>The node executes no call without a contract, which is what a reader sends to read both contracts at once.</summary>
    public static ChainFault ProgramsRefused { get; } = new(nameof(ProgramsRefused), NodeFaultKind.ProgramsRefused);

    /// <summary>Whether the EVM hands this back, rather than the node or the way to it.</summary>
    public bool IsOfContract => Outcome is not null;

    internal ContractOutcome? Outcome { get; }

    internal NodeFaultKind? Kind { get; }

    internal int Code { get; private init; }

    internal string Text { get; private init; } = "";

    internal TimeSpan? RetryAfter { get; private init; }

    /// <summary>The contract reverts and says why: <c>Error(string)</c>.</summary>
    public static ChainFault Revert(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new($"{nameof(Revert)}(\"{reason}\")", ContractOutcome.Reverted(RevertData.ErrorString(reason)));
    }

    /// <summary>The contract reverts with data: none, a custom error, or anything else.</summary>
    public static ChainFault Revert(ReadOnlySpan<byte> data) => new($"{nameof(Revert)}({data.Length} bytes)", ContractOutcome.Reverted(data.ToArray()));

    /// <summary>The contract fails a check of the Solidity compiler: <c>Panic(uint256)</c>.</summary>
    /// <param name="code">Such as 0x11 for arithmetic overflow.</param>
    public static ChainFault Panic(byte code) => new($"{nameof(Panic)}(0x{code:x2})", ContractOutcome.Reverted(RevertData.Panic(code)));

    /// <summary>The contract returns these bytes, whatever it is asked.</summary>
    public static ChainFault Answer(ReadOnlySpan<byte> data) => new($"{nameof(Answer)}({data.Length} bytes)", ContractOutcome.Returned(data.ToArray()));

    /// <summary>The node answers with HTTP 429.</summary>
    /// <param name="retryAfter">How long it asks to wait, in whole seconds, or null for no such header.</param>
    public static ChainFault TooManyRequests(TimeSpan? retryAfter = null) => new(nameof(TooManyRequests), NodeFaultKind.HttpStatus) { Code = 429, RetryAfter = retryAfter };

    /// <summary>The node answers with an HTTP status and a short text.</summary>
    public static ChainFault HttpStatus(int status) => new($"{nameof(HttpStatus)}({status})", NodeFaultKind.HttpStatus) { Code = status };

    /// <summary>The node answers with a JSON-RPC error.</summary>
    public static ChainFault RpcError(int code, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new($"{nameof(RpcError)}({code})", NodeFaultKind.RpcError) { Code = code, Text = message };
    }

    /// <summary>EVM code that behaves like this fault, to put at a contract's address on a real local node (<c>anvil_setCode</c>). Empty for no contract.</summary>
    /// <exception cref="InvalidOperationException">This is no fault of a contract.</exception>
    public byte[] ToRuntimeCode() =>
        Outcome?.ToRuntimeCode() ?? throw new InvalidOperationException($"{this} is a fault of the node: no contract can behave like it. Use a {nameof(FaultProxy)} in front of the node.");

    /// <summary>The name of the fault.</summary>
    public override string ToString() => _name;
}
