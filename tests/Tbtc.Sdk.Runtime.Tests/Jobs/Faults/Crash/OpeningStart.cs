namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What is there when a store is opened and cut meanwhile.</summary>
internal enum OpeningStart
{
    New,
    Whole,
    FirstCopyLost,
    SecondCopyLost,
    FirstCopyDamaged,
    SecondCopyDamaged,

    /// <summary>Something strange in the place of files that the next checkpoint writes: cut while it is set aside.</summary>
    StrangeFiles,

    /// <summary>A keep-core node's directory, taken over for the first time; some of its jobs in the legacy layout.</summary>
    KeepCore,

    /// <summary>A directory that was handed over, taken back.</summary>
    HandedOver,

    /// <summary>A store that is handed over: cut while it works and meanwhile.</summary>
    HandingOver,
}
