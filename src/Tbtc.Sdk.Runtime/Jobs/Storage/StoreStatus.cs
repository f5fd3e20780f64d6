namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What the store can promise at the moment, and why not more.</summary>
internal sealed class StoreStatus(Guid storeId, JobTable table, Journal journal, Committer committer, Maintenance maintenance, DiskFault fault, IReadOnlyList<HealedDamage> healed)
{
    private volatile bool _hasIntruder;
    private volatile bool _isFrozen;
    private int _isClosed;

    /// <summary>Whether nothing is accepted or changed for a while, so that all files can be what the journal says. For holders of the table's gate.</summary>
    public bool IsFrozen
    {
        get => _isFrozen;
        set => _isFrozen = value;
    }

    /// <summary>Whether part of what the store knew is lost or in doubt, so that no key it does not have can be proved free.</summary>
    public bool IsKnownOnly => table.Ledger.Unknown.Count > 0 || _hasIntruder || maintenance.AreJobsReplaced;

    public void RequireOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, typeof(DirectoryJobStore));

    /// <summary>Whether this call closed it.</summary>
    public bool TryClose() => Interlocked.Exchange(ref _isClosed, 1) == 0;

    /// <summary>Another program writes here.</summary>
    public void NoteIntruder() => _hasIntruder = true;

    private JobStoreAccepting Accepting =>
        fault.First is not null || committer.IsFull ? JobStoreAccepting.None : IsKnownOnly ? JobStoreAccepting.KnownOnly : JobStoreAccepting.All;

    /// <summary>The report's numbers, without the report.</summary>
    public StoreCounts Count()
    {
        lock (table.Gate)
        {
            return new StoreCounts(
                table.Ledger.Count,
                table.Quarantine.Count,
                table.Ledger.Unknown.Select(unknown => unknown.Subject).Union(table.Foreign.Files.Select(file => file.File)).Count(),
                table.Pending.Count,
                journal.BaseBytes + journal.LogBytes,
                Accepting);
        }
    }

    public JobStoreReport Report()
    {
        lock (table.Gate)
        {
            var ledger = table.Ledger;
            var claims = table.Foreign.Files.ToDictionary(file => file.File);
            var lost = ledger.Unknown.Select(unknown => unknown.Subject).ToHashSet();
            return new JobStoreReport
            {
                StoreId = storeId,
                Jobs = ledger.Count,
                Accepting = Accepting,
                Problems = [.. Problems()],
                Quarantined = [.. table.Quarantine.Select(its => new QuarantinedJob(ledger.RequestId(its.Key), ledger.Route(its.Key), its.Value.Reason, its.Value.Since))],
                Unknown =
                [
                    .. ledger.Unknown.Select(unknown => new UnknownFile(unknown.Subject, claims.GetValueOrDefault(unknown.Subject)?.Route, unknown.Reason, unknown.Since, BlocksUnknownKeys: true)),
                    .. table.Foreign.Files.Where(file => !lost.Contains(file.File)),
                ],
                Healed = healed,
                JournalBytes = journal.BaseBytes + journal.LogBytes,
                PendingJobs = table.Pending.Count,
            };
        }
    }

    private IEnumerable<string> Problems()
    {
        if (fault.First is not null)
        {
            yield return Refusals.ReadOnly(fault).ToString();
        }

        if (committer.IsFull || maintenance.IsFull)
        {
            yield return Refusals.Full().ToString();
        }

        if (maintenance.AreJobsReplaced)
        {
            yield return "The jobs directory was replaced while the store was open, so checkpoints are suspended and only known keys are accepted. Put the directory back, then open the store again.";
        }

        foreach (var unknown in table.Ledger.Unknown)
        {
            yield return unknown.Reason;
        }

        if (_hasIntruder)
        {
            yield return "A job's file appeared that the store did not write, so only known keys are accepted. Stop the program that writes there, then open the store again.";
        }
    }
}
