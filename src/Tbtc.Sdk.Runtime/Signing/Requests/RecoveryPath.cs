namespace Tbtc.Sdk.Signing;

/// <summary>The way out of a covenant that an artifact is for.</summary>
public enum RecoveryPath
{
    /// <summary><c>COOPERATIVE</c>.</summary>
    Cooperative,

    /// <summary><c>EARLY_EXIT</c>.</summary>
    EarlyExit,

    /// <summary><c>LAST_RESORT</c>.</summary>
    LastResort,

    /// <summary><c>MIGRATION</c>.</summary>
    Migration,
}
