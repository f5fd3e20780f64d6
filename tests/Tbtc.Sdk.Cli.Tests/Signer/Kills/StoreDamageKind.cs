namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

internal enum StoreDamageKind
{
    JobBitFlip,
    JobTruncated,
    JobDeleted,
    JobReplacedByAnother,
    JournalCopyLost,
    JournalCopyBitFlip,
    JournalCopyTruncated,

    /// <summary>A write that a crash tore, after the last batch of both copies.</summary>
    JournalTornTail,
}
