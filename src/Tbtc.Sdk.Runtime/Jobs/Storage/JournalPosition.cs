namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Where the log before this segment ends: what lies behind it was never acknowledged.</summary>
/// <param name="Generation">The log's generation; 0 where there is none before.</param>
/// <param name="Batch">The number of the first batch that does not count.</param>
/// <param name="Offset">Its offset.</param>
/// <param name="NextLsn">The first lsn that is not in there.</param>
internal readonly record struct JournalPosition(ulong Generation, long Batch, long Offset, long NextLsn);
