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

    /// <summary>A directory of a keep-core node, which no store was in before.</summary>
    KeepCores,

    /// <summary>A directory that was handed over, and in which a keep-core node has worked.</summary>
    HandedOver,

    /// <summary>A store that is handed over: cut while it works and meanwhile.</summary>
    HandingOver,
}
