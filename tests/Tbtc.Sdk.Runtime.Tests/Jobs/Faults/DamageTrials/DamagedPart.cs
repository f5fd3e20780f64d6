namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The part of the data directory that is damaged.</summary>
internal enum DamagedPart
{
    FirstCopy,
    SecondCopy,
    JobFiles,
    Locks,

    /// <summary>The same place of both copies, before the last batch: more than is promised, so it has to fail closed.</summary>
    BothCopies,
}
