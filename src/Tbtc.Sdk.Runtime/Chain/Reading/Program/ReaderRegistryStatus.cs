namespace Tbtc.Sdk.Chain;

/// <summary>What became of the reader program's call to the registry.</summary>
internal enum ReaderRegistryStatus : byte
{
    /// <summary>The Bridge does not know the wallet, or did not answer.</summary>
    NotAsked,

    Returned,

    /// <summary>Failed, and not for want of gas: it used less than half of what it was given.</summary>
    Failed,

    /// <summary>Failed, and used more than half of the gas it was given: more gas might have made a difference.</summary>
    FailedWithMuchGas,
}
