namespace Tbtc.Sdk.Jobs;

/// <summary>When the files of jobs are verified against what was last acknowledged.</summary>
public enum JobVerification
{
    /// <summary>When they are read and by the scrub. Opening costs the replay of the journal and a listing.</summary>
    Lazy,

    /// <summary>All of them before the store is handed out, and when they are read and by the scrub.</summary>
    Full,
}
