namespace Tbtc.Sdk;

/// <summary>Why the wallet registry gave no members-ids hash.</summary>
public enum RegistryFaultKind
{
    /// <summary>The registry was executed and failed, for whatever reason: a revert, an invalid opcode, out of gas.</summary>
    Reverted,

    /// <summary>The answer has no bytes: there is no contract at the registry's address.</summary>
    NoContract,

    /// <summary>The answer is not what <c>getWallet</c> returns.</summary>
    MalformedResponse,

    /// <summary>The answer is for another wallet: its public key does not hash to the wallet id that was asked for.</summary>
    WalletMismatch,

    /// <summary>The registry answered that it does not hold this wallet, as is normal for one that is closed or terminated. The only kind that is not an outage.</summary>
    NotRegistered,

    /// <summary>No answer in the time allowed.</summary>
    Timeout,

    /// <summary>The node could not be reached, or the connection or its HTTP answer failed.</summary>
    Transport,

    /// <summary>The node answered with an error and did not execute the registry.</summary>
    RpcError,

    /// <summary>The registry was not asked: it failed so often that asking is suspended for a while.</summary>
    CircuitOpen,
}
