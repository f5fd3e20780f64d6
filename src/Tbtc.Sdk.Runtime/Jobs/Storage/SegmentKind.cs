namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a file of the journal is.</summary>
internal enum SegmentKind : byte
{
    /// <summary><c>&lt;generation&gt;.base</c>: everything up to the log of the same generation. Complete once a seal ends it.</summary>
    Base = 1,

    /// <summary><c>&lt;generation&gt;.log</c>: what was put since.</summary>
    Log = 2,
}
