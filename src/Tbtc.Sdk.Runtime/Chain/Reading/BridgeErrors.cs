namespace Tbtc.Sdk.Chain;

/// <summary>The ways in which reading the Bridge fails, each with what to do next.</summary>
internal sealed class BridgeErrors(Address bridge, string endpoint)
{
    private const string CheckAddress = "Check the Bridge's address and the chain that the node is on.";

    public BridgeReadException Reverted(EthCallResult result)
    {
        var reason = RevertReason.Decode(result.Data.Span) ?? result.Message;
        return Error(BridgeReadErrorKind.Reverted, $"the Bridge at {bridge} reverted: {reason}. {CheckAddress}");
    }

    public BridgeReadException NoContract() =>
        Error(BridgeReadErrorKind.NoContract, $"there is no contract at the Bridge's address {bridge}, says the node at {endpoint}. {CheckAddress}");

    public BridgeReadException Malformed(string what) =>
        Error(BridgeReadErrorKind.MalformedResponse, $"the contract at {bridge} is not the Bridge, or the node at {endpoint} is broken: it answered with {what}. {CheckAddress}");

    public BridgeReadException WrongChain(ulong chainId, ulong expected) =>
        Error(BridgeReadErrorKind.WrongChain, $"the node at {endpoint} is on chain {chainId}, not on chain {expected}. Use a node of chain {expected}, or the network of chain {chainId}.");

    public BridgeReadException UnknownBlock(BlockReference block) =>
        Error(BridgeReadErrorKind.UnknownBlock, $"the node at {endpoint} does not know the block {block}. Check the block, and that the node is in sync.");

    public BridgeReadException WrongBlock(ulong number, BlockReference asked) => Error(
        BridgeReadErrorKind.MalformedResponse, $"the node at {endpoint} executed the call at block {number} when asked for block {asked}. Use another node.");

    public BridgeReadException Reorganised(ulong number) => Error(
        BridgeReadErrorKind.BlockReorganised,
        $"the block {number} is not the one any more that it was when the read began. Read again, or read a safe or finalized block.",
        isTransient: true);

    public BridgeReadException NodeChanged(ulong number) => Error(
        BridgeReadErrorKind.BlockReorganised, $"another node had to be asked while the block {number} was read, and may hold another one. Read again.", isTransient: true);

    /// <summary>Why no node gave a usable answer, where that is what became of every wallet; otherwise null.</summary>
    public static BridgeReadException? FindOutage(IReadOnlyList<WalletReadResult> results) =>
        results.All(result => result.Error is BridgeReadException failed && IsOutage(failed)) ? (BridgeReadException)results[0].Error! : null;

    /// <summary>The error of a wallet that was not asked for, because of <paramref name="outage"/> before it.</summary>
    public BridgeReadException NotAsked(BridgeReadException outage) =>
        FromRpc((EthereumRpcException)outage.InnerException!, "this wallet was not asked for, as those before it in the same call could not be read: ");

    public BridgeReadException FromRpc(EthereumRpcException error) => FromRpc(error, "");

    private BridgeReadException FromRpc(EthereumRpcException error, string before)
    {
        var (kind, remedy) = error.Kind switch
        {
            EthereumRpcErrorKind.Timeout => (BridgeReadErrorKind.Timeout, "Try again; if it lasts, raise the request timeout or use another node."),
            EthereumRpcErrorKind.MalformedResponse => (BridgeReadErrorKind.MalformedResponse, "Check that the address is that of an Ethereum node's JSON-RPC, or use another node."),
            EthereumRpcErrorKind.RpcError => (BridgeReadErrorKind.RpcError, "Check what the error says, or use another node."),
            EthereumRpcErrorKind.WrongChain => (BridgeReadErrorKind.WrongChain, "Use a node of the network's chain, or the network of the node's chain."),
            _ => (BridgeReadErrorKind.Transport, "Check the node's address and that it can be reached, then try again."),
        };
        return Error(kind, $"{before}{error.Message}. {remedy}", error.IsTransient, error);
    }

    // All nodes were asked as often and as long as is allowed: the same is to be expected of the next wallets. An error that a node answers with may be about these.
    private static bool IsOutage(BridgeReadException failed) =>
        failed.InnerException is EthereumRpcException && (failed.IsTransient || failed.Kind != BridgeReadErrorKind.RpcError);

    private BridgeReadException Error(BridgeReadErrorKind kind, string message, bool isTransient = false, Exception? cause = null) =>
        new(kind, $"The Bridge could not be read: {message}", isTransient, bridge, endpoint, cause);
}
