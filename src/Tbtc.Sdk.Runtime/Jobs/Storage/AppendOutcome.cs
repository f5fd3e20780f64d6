namespace Tbtc.Sdk.Jobs.Storage;

internal enum AppendOutcome
{
    /// <summary>Durable in both copies, and visible.</summary>
    Durable,

    /// <summary>Not written: there is no room for another log.</summary>
    Full,

    /// <summary>Not written: the disk failed before.</summary>
    ReadOnly,

    /// <summary>The disk failed on it: it may or may not be there when the store is opened again.</summary>
    Unknown,
}
