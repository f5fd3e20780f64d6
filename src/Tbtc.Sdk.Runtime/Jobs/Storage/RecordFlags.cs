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

    /// <summary>An operator said which job was lost; nothing is known of its content.</summary>
    Identified = 4,

    /// <summary>Content by an operator's act: whatever is in the place of the file then is set aside, also where it is ours.</summary>
    SetsAside = 8,
}
