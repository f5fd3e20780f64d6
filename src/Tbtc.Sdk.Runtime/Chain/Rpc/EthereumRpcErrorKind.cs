namespace Tbtc.Sdk.Chain;

/// <summary>Why a node gave no answer that can be used.</summary>
public enum EthereumRpcErrorKind
{
    /// <summary>No answer in the time allowed.</summary>
    Timeout,

    /// <summary>The node could not be reached, or the connection or its HTTP answer failed.</summary>
    Transport,

    /// <summary>The answer is not what was asked for: not JSON-RPC, to another request, too long, or of another type.</summary>
    MalformedResponse,

    /// <summary>The node answered with an error.</summary>
    RpcError,

    /// <summary>The node is on another chain than the one configured, and is not asked for anything else.</summary>
    WrongChain,

    /// <summary>The node was not asked: requests of this sort failed so often that asking is suspended for a while.</summary>
    CircuitOpen,
}
