namespace Tbtc.Sdk.Chain;

/// <summary>The call of the wallet registry that is used, and its answer.</summary>
internal static class WalletRegistryContract
{
    public const int WalletBytes = 3 * Abi.WordBytes;

    private static ReadOnlySpan<byte> GetWalletSelector => [0x78, 0x9d, 0x39, 0x2a];

    /// <summary><c>getWallet(bytes32 walletID)</c>.</summary>
    public static byte[] EncodeGetWallet(Bytes32 walletId) => Abi.EncodeCall(GetWalletSelector, walletId.AsSpan());

    /// <summary>Whether the registry returned as many bytes as it should.</summary>
    public static bool IsAnswer(EthCallResult result) => result.Status == EthCallStatus.Succeeded && result.Data.Length == WalletBytes;

    /// <summary>
    /// Tells what the answer to <c>getWallet</c> amounts to: the data of the wallet asked for, or why there is none. The registry never reverts for a
    /// wallet that it does not hold: it answers zeros. Whatever else it or the node answers is an outage of one kind or another.
    /// </summary>
    public static RegistryAnswer Decode(EthCallResult result, Bytes32 walletId, Address registry, ulong blockNumber) => result.Status switch
    {
        EthCallStatus.Failed => FromError(result.Error!, result.Error!.Message, registry, blockNumber),
        EthCallStatus.Reverted => Reverted(result.Data.Span, result.Message!, registry, blockNumber),
        _ => Returned(result.Data.Span, result.Data.Length, walletId, registry, blockNumber),
    };

    /// <summary>The fault of a registry that was executed and failed, of which <paramref name="message"/> is told where <paramref name="data"/> has no reason.</summary>
    public static RegistryFault Reverted(ReadOnlySpan<byte> data, string message, Address registry, ulong blockNumber)
    {
        var reason = RevertReason.Decode(data);
        return new(RegistryFaultKind.Reverted, $"the wallet registry at {registry} reverted: {reason ?? message}", registry, blockNumber, reason, data);
    }

    /// <summary>Tells what <paramref name="length"/> bytes that the registry returned amount to. Of more than it should return, <paramref name="answer"/> may be the beginning.</summary>
    public static RegistryAnswer Returned(ReadOnlySpan<byte> answer, long length, Bytes32 walletId, Address registry, ulong blockNumber)
    {
        if (length != WalletBytes)
        {
            return length == 0
                ? Fault(RegistryFaultKind.NoContract, $"there is no contract at the wallet registry's address {registry}")
                : Fault(RegistryFaultKind.MalformedResponse, $"the wallet registry at {registry} answered with {length} bytes instead of {WalletBytes}");
        }

        var hash = Abi.Bytes32(answer, 0);
        var publicKey = new WalletPublicKey(answer[Abi.WordBytes..]);
        if (!hash.IsZero)
        {
            var data = new RegistryData(hash, publicKey, blockNumber);
            return data.WalletId == walletId ? data : Mismatch(data.WalletId);
        }

        return publicKey != default && publicKey.ComputeWalletId() is var answered && answered != walletId
            ? Mismatch(answered)
            : Fault(RegistryFaultKind.NotRegistered, $"the wallet registry at {registry} does not hold the wallet {walletId}");

        RegistryFault Mismatch(Bytes32 answered) =>
            Fault(RegistryFaultKind.WalletMismatch, $"the wallet registry at {registry} answered for the wallet {answered} when asked for {walletId}");

        RegistryFault Fault(RegistryFaultKind kind, string message) => new(kind, message, registry, blockNumber);
    }

    /// <summary>The fault of a registry whose address the Bridge was asked for and did not give; null where it did.</summary>
    public static RegistryFault? FindFault(EthCallResult references, Address bridge, ulong blockNumber, out Address registry)
    {
        registry = default;
        var subject = $"the Bridge at {bridge} did not say where its wallet registry is: it";
        return references switch
        {
            { IsFailed: true } => FromError(references.Error, $"{subject} could not be asked, {references.Error.Message}", null, blockNumber),
            { Status: EthCallStatus.Reverted } => new(
                RegistryFaultKind.Reverted,
                $"{subject} reverted: {RevertReason.Decode(references.Data.Span) ?? references.Message}",
                null,
                blockNumber,
                RevertReason.Decode(references.Data.Span),
                references.Data.Span),
            _ => BridgeContract.DecodeRegistry(references.Data.Span, out registry) is { } wrong
                ? new(RegistryFaultKind.MalformedResponse, $"{subject} answered with {wrong}", null, blockNumber)
                : null,
        };
    }

    private static RegistryFault FromError(EthereumRpcException error, string message, Address? registry, ulong blockNumber) => new(
        error.Kind switch
        {
            EthereumRpcErrorKind.Timeout => RegistryFaultKind.Timeout,
            EthereumRpcErrorKind.MalformedResponse => RegistryFaultKind.MalformedResponse,
            EthereumRpcErrorKind.RpcError => RegistryFaultKind.RpcError,
            EthereumRpcErrorKind.CircuitOpen => RegistryFaultKind.CircuitOpen,
            _ => RegistryFaultKind.Transport,
        },
        message,
        registry,
        blockNumber,
        exception: error);
}
