namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Which backup an operator has.</summary>
internal enum BackupKind
{
    None,

    /// <summary>One that may be older than the last job accepted.</summary>
    Old,

    /// <summary>One from after the last job was accepted.</summary>
    Newest,
}
