namespace Tbtc.Sdk.Chain;

/// <summary>What became of an <see cref="EthCall"/>.</summary>
public enum EthCallStatus
{
    /// <summary>Executed, and returned data (none, where there is no contract).</summary>
    Succeeded,

    /// <summary>Executed, and failed: a revert, an invalid opcode, out of gas.</summary>
    Reverted,

    /// <summary>Not executed, or its answer cannot be used.</summary>
    Failed,
}
