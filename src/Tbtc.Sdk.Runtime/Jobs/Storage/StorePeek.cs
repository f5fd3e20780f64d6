using System.Globalization;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Reads the journal of a store that another process may have open: no lock, no change.</summary>
internal static class StorePeek
{
    private const int Attempts = 5;

    public static JobStoreReport? Run(DirectoryJobStoreOptions options, IDisk disk, CancellationToken cancellationToken)
    {
        var cipher = FileCipher.For(options);
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var directories = StoreDirectories.OpenUnlocked(disk.OpenRoot(options.Directory, create: false));
            using var found = FoundJournal.Look(directories);
            if (found.Segments.Count == 0 && directories.Marker is null)
            {
                return null;
            }

            found.RequireOurs(options.Directory, options.StoreId, cipher);
            var recovery = new JournalRecovery(found, cipher, options.TimeProvider);
            var replay = recovery.Run();

            // The owner begins logs and drops old ones meanwhile: what looks like a loss is one only if it stays.
            if (!recovery.IsPartLost || attempt == Attempts)
            {
                return Report(found, replay, options.TimeProvider.GetUtcNow());
            }
        }
    }

    private static JobStoreReport Report(FoundJournal found, Replay replay, DateTimeOffset now)
    {
        var ledger = replay.Ledger;
        var isHandedOver = ledger.Owner.State == OwnerState.HandedOver;
        return new JobStoreReport
        {
            StoreId = found.StoreId ?? Guid.Empty,
            Jobs = ledger.Count,
            Accepting = isHandedOver ? JobStoreAccepting.None : ledger.Unknown.Count > 0 ? JobStoreAccepting.KnownOnly : JobStoreAccepting.All,
            Problems =
            [
                .. isHandedOver ? [string.Create(CultureInfo.InvariantCulture, $"The directory was handed over to keep-core at {ledger.Owner.At:O}; what it did since is not in the journal.")] : Array.Empty<string>(),
                .. ledger.Unknown.Select(unknown => unknown.Reason),
            ],
            Quarantined = [.. from slot in Enumerable.Range(0, ledger.Count)
                              let reason = JobTable.Blocked(ledger[slot].Flags)
                              where reason is not null
                              select new QuarantinedJob(ledger.RequestId(slot), ledger.Route(slot), reason, now)],
            Unknown = [.. ledger.Unknown.Select(unknown => new UnknownFile(unknown.Subject, null, unknown.Reason, unknown.Since, BlocksUnknownKeys: true))],
            JournalBytes = replay.BaseBytes + replay.LogBytes,
            PendingJobs = replay.Pending.Count,
        };
    }
}
