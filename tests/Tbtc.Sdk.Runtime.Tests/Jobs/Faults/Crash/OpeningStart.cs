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
    KeepCores,
    HandedOver,

    /// <summary>Something strange in the place of files that the next checkpoint writes: cut while it is set aside.</summary>
    StrangeFiles,
}
