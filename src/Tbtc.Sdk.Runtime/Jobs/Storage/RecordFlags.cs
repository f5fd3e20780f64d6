namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What else a job's record says.</summary>
[Flags]
internal enum RecordFlags : byte
{
    None = 0,

    /// <summary>The two copies of the journal told different stories of the job, so neither is served.</summary>
    Forked = 1,

    /// <summary>A part of the journal that may have held a newer revision of the job is lost.</summary>
    MayBeStale = 2,
}
