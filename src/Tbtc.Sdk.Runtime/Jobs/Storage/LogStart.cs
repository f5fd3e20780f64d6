namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Where a log begins: a base of its generation takes the place of everything before it.</summary>
/// <param name="Generation">The log's generation.</param>
/// <param name="PreviousEnd">The end of the log before.</param>
/// <param name="NextLsn">The first lsn that new records get; a base of its generation holds everything below it.</param>
/// <param name="OlderBytes">The bytes of the logs before, back to the last base.</param>
/// <param name="OlderLogs">How many those are.</param>
internal sealed record LogStart(ulong Generation, JournalPosition PreviousEnd, long NextLsn, long OlderBytes, int OlderLogs);
