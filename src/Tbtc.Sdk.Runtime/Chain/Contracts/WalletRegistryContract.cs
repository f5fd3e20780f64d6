namespace Tbtc.Sdk.Chain;

/// <summary>The call of the wallet registry that is used, and its answer.</summary>
internal static class WalletRegistryContract
{
    public const int WalletWords = 3;

    private static ReadOnlySpan<byte> GetWalletSelector => [0x78, 0x9d, 0x39, 0x2a];

    /// <summary><c>getWallet(bytes32 walletID)</c>.</summary>
    public static byte[] EncodeGetWallet(Bytes32 walletId) => Abi.EncodeCall(GetWalletSelector, walletId.AsSpan());

    /// <summary>
    /// Tells what the answer to <c>getWallet</c> amounts to: the data of the wallet asked for, or why there is none. The registry never reverts for a
    /// wallet that it does not hold: it answers zeros. Whatever else it or the node answers is an outage of one kind or another.
    /// </summary>
    public static RegistryAnswer Decode(EthCallResult result, Bytes32 walletId, Address registry, ulong blockNumber)
    {
        if (result.IsFailed)
        {
            return FromError(result.Error, result.Error.Message, registry, blockNumber);
        }

        var answer = result.Data.Span;
        if (result.Status == EthCallStatus.Reverted)
        {
            var reason = RevertReason.Decode(answer);
            var message = $"the wallet registry at {registry} reverted: {reason ?? result.Message}";
            return new RegistryFault(RegistryFaultKind.Reverted, message, registry, blockNumber, reason, answer);
        }

        if (answer.Length != WalletWords * Abi.WordBytes)
        {
            return answer.IsEmpty
                ? Fault(RegistryFaultKind.NoContract, $"there is no contract at the wallet registry's address {registry}")
                : Fault(RegistryFaultKind.MalformedResponse, $"the wallet registry at {registry} answered with {answer.Length} bytes instead of {WalletWords * Abi.WordBytes}");
        }

        var hash = Abi.Bytes32(answer, 0);
        var publicKey = new WalletPublicKey(answer[Abi.WordBytes..]);
        if (hash.IsZero && publicKey == default)
        {
            return NotRegistered();
        }

        var answeredWalletId = publicKey.ComputeWalletId();
        return answeredWalletId != walletId
            ? Fault(RegistryFaultKind.WalletMismatch, $"the wallet registry at {registry} answered for the wallet {answeredWalletId} when asked for {walletId}")
            : hash.IsZero ? NotRegistered()
            : new RegistryData(hash, publicKey, blockNumber);

        RegistryFault Fault(RegistryFaultKind kind, string message) => new(kind, message, registry, blockNumber);

        RegistryFault NotRegistered() => Fault(RegistryFaultKind.NotRegistered, $"the wallet registry at {registry} does not hold the wallet {walletId}");
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
            _ => RegistryFaultKind.Transport,
        },
        message,
        registry,
        blockNumber,
        exception: error);
}
