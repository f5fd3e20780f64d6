using System.Text.Json.Serialization;
using Tbtc.Sdk.Json;

namespace Tbtc.Sdk;

/// <summary>Why a wallet has no members-ids hash: what went wrong between us and the wallet registry.</summary>
/// <remarks>Equality is by value and leaves out <see cref="Exception"/>. Immutable and safe to use from any thread.</remarks>
[JsonConverter(typeof(RegistryFaultJsonConverter))]
public sealed record RegistryFault
{
    /// <summary>The most bytes of revert data that a fault keeps; the rest is cut off.</summary>
    public const int MaxRevertDataBytes = 1024;

    private readonly byte[] _revertData;

    /// <summary>States a fault.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What went wrong, in one line without a final full stop and without credentials.</param>
    /// <param name="contract">The registry's address, or null where not even that could be learned.</param>
    /// <param name="blockNumber">The number of the block that was read.</param>
    /// <param name="revertReason">The decoded reason of a revert, or null.</param>
    /// <param name="revertData">What the revert returned; cut off after <see cref="MaxRevertDataBytes"/>.</param>
    /// <param name="exception">The exception behind the fault, or null.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a kind.</exception>
    public RegistryFault(
        RegistryFaultKind kind,
        string message,
        Address? contract,
        ulong blockNumber,
        string? revertReason = null,
        ReadOnlySpan<byte> revertData = default,
        Exception? exception = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of registry fault.");
        }

        Kind = kind;
        Message = message;
        Contract = contract;
        BlockNumber = blockNumber;
        RevertReason = revertReason;
        _revertData = revertData[..Math.Min(revertData.Length, MaxRevertDataBytes)].ToArray();
        Exception = exception;
    }

    /// <summary>What went wrong.</summary>
    public RegistryFaultKind Kind { get; }

    /// <summary>What went wrong, in one line.</summary>
    public string Message { get; }

    /// <summary>The registry's address, or null where not even that could be learned.</summary>
    public Address? Contract { get; }

    /// <summary>The number of the block that was read.</summary>
    public ulong BlockNumber { get; }

    /// <summary>The decoded reason of a revert, or null.</summary>
    public string? RevertReason { get; }

    /// <summary>What the revert returned, at most <see cref="MaxRevertDataBytes"/> bytes of it. Empty where nothing was returned or nothing reverted.</summary>
    public ReadOnlyMemory<byte> RevertData => _revertData;

    /// <summary>The exception behind the fault, or null. Not part of equality, and not restored from JSON.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether the registry could not be read. False only for <see cref="RegistryFaultKind.NotRegistered"/>: then it was read, and does not hold the wallet.</summary>
    public bool IsOutage => Kind != RegistryFaultKind.NotRegistered;

    /// <summary>What to do next, in one sentence.</summary>
    public string Remedy => Kind switch
    {
        RegistryFaultKind.Reverted => "Check the registry's address and whether the registry is paused or being upgraded; try again at another block.",
        RegistryFaultKind.NoContract => "Check the registry's address, the chain the node is on, and that the registry was deployed at the block read.",
        RegistryFaultKind.MalformedResponse => "Check that the registry's address is that of a tBTC WalletRegistry; if it is, ask another node.",
        RegistryFaultKind.WalletMismatch => "Do not trust this registry or node: check the registry's address and ask another node.",
        RegistryFaultKind.NotRegistered => "This is normal for a closed or terminated wallet, which has no signer set any more; do not retry.",
        RegistryFaultKind.Timeout => "Try again; if it lasts, raise the request timeout or use another node.",
        RegistryFaultKind.Transport => "Check that the node can be reached, then try again.",
        RegistryFaultKind.RpcError => "Check what the node's error says, then try again or use another node.",
        RegistryFaultKind.CircuitOpen => "Wait for the circuit breaker to try the registry again, and look at the faults that opened it.",
        _ => "Try again.",
    };

    /// <summary>Equality by value, <see cref="Exception"/> apart.</summary>
    public bool Equals(RegistryFault? other) =>
        other is not null
        && Kind == other.Kind
        && Message == other.Message
        && Contract == other.Contract
        && BlockNumber == other.BlockNumber
        && RevertReason == other.RevertReason
        && _revertData.AsSpan().SequenceEqual(other._revertData);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Message, Contract, BlockNumber, RevertReason, _revertData.Length);

    /// <summary>The kind and the message.</summary>
    public override string ToString() => $"{Kind}: {Message}";
}
