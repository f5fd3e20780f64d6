using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk.Chain;

/// <summary>The outcome of one <see cref="EthCall"/>.</summary>
/// <remarks>Immutable and safe to use from any thread.</remarks>
public sealed class EthCallResult
{
    // What nodes say of a call that was executed and failed, apart from JSON-RPC code 3. Codes do not tell: some use -32000 or -32603 for all errors.
    private static readonly string[] ExecutionFailures =
    [
        "revert", "out of gas", "outofgas", "opcode", "invalid jump", "invalidjump", "bad jump", "bad instruction", "stack underflow", "stackunderflow",
        "stack overflow", "stackoverflow", "stack limit", "write protection", "return data out of bounds", "outofoffset", "vm execution error", "evm error",
    ];

    private EthCallResult(EthCallStatus status, ReadOnlyMemory<byte> data, string? message, EthereumRpcException? error)
    {
        Status = status;
        Data = data;
        Message = message;
        Error = error;
    }

    /// <summary>What became of the call.</summary>
    public EthCallStatus Status { get; }

    /// <summary>What the call returned, or what it reverted with. Empty for one that failed.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>What the node said of a call that reverted, bounded and on one line; null otherwise.</summary>
    public string? Message { get; }

    /// <summary>Why the call failed; null unless it did.</summary>
    public EthereumRpcException? Error { get; }

    /// <summary>Whether the call was not executed, or its answer cannot be used.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsFailed => Status == EthCallStatus.Failed;

    /// <summary>A call that was executed and returned <paramref name="data"/>.</summary>
    public static EthCallResult Succeeded(ReadOnlyMemory<byte> data) => new(EthCallStatus.Succeeded, data, null, null);

    /// <summary>A call that was executed and reverted with <paramref name="data"/>.</summary>
    /// <param name="message">What the node said of it.</param>
    /// <param name="data">What the call reverted with, where the node hands that on.</param>
    public static EthCallResult Reverted(string message, ReadOnlyMemory<byte> data) =>
        new(EthCallStatus.Reverted, data, NodeText.Shorten(message), null);

    /// <summary>A call that was not executed, or whose answer cannot be used.</summary>
    public static EthCallResult Failed(EthereumRpcException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(EthCallStatus.Failed, default, null, error);
    }

    /// <summary>Tells from a node's JSON-RPC error whether the call was executed and reverted, or not executed at all.</summary>
    /// <remarks>Every transport uses this, so that the same error of a node means the same on each.</remarks>
    /// <param name="endpoint">The node, without credentials.</param>
    /// <param name="code">The code of the JSON-RPC error. 3 says that the call reverted.</param>
    /// <param name="message">The message of the error.</param>
    /// <param name="data">The bytes of the error's data, where it has any.</param>
    public static EthCallResult FromRpcError(string endpoint, int code, string message, ReadOnlyMemory<byte> data)
    {
        ArgumentNullException.ThrowIfNull(message);
        const int RevertCode = 3;
        var executed = code == RevertCode || ExecutionFailures.Any(failure => message.Contains(failure, StringComparison.OrdinalIgnoreCase));
        return executed ? Reverted(message, data) : Failed(EthereumRpcException.FromRpcError(endpoint, code, message));
    }
}
