namespace Tbtc.Sdk;

/// <summary>Why the Bridge could not be read.</summary>
public enum BridgeReadErrorKind
{
    /// <summary>The Bridge was executed and failed, for whatever reason: a revert, an invalid opcode, out of gas.</summary>
    Reverted,

    /// <summary>The answer has no bytes: there is no contract at the Bridge's address.</summary>
    NoContract,

    /// <summary>The answer is not what was asked for: not JSON-RPC, cut short, too long, or not a wallet.</summary>
    MalformedResponse,

    /// <summary>No answer in the time allowed.</summary>
    Timeout,

    /// <summary>The node could not be reached, or the connection or its HTTP answer failed.</summary>
    Transport,

    /// <summary>The node answered with an error and did not execute the Bridge.</summary>
    RpcError,

    /// <summary>The node is on another chain than the one configured.</summary>
    WrongChain,

    /// <summary>The node does not know the block that was asked for.</summary>
    UnknownBlock,

    /// <summary>The block was reorganised away while it was read.</summary>
    BlockReorganised,
}
