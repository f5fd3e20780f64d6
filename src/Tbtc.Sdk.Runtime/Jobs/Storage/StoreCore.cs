namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The directory store's decisions: what is answered to an accept, a find and an update.</summary>
internal sealed class StoreCore : IDisposable
{
    private readonly DirectoryJobStoreOptions _options;
    private readonly StoreDirectories _directories;
    private readonly JobTable _table;
    private readonly Journal _journal;
    private readonly Committer _committer;
    private readonly JobFiles _files;
    private readonly Maintenance _maintenance;
    private readonly Scrub _scrub;
    private readonly DiskFault _fault = new();
    private readonly IReadOnlyList<HealedDamage> _healed;
    private volatile bool _hasIntruder;
    private int _isClosed;

    private StoreCore(DirectoryJobStoreOptions options, Recovery recovery, JobTable table, Journal journal)
    {
        (_options, _directories, _table, _journal, _healed, StoreId) = (options, recovery.Directories, table, journal, recovery.Healed, recovery.StoreId);
        _files = new JobFiles(_directories, options.Limits, options.TimeProvider);
        _scrub = new Scrub(table, _files, options.TimeProvider);
        _committer = new Committer(journal, table, _fault, options.Limits, recovery.NextLsn);
        _maintenance = new Maintenance(table, journal, _committer, _files, _directories, _fault, options);
    }

    public Guid StoreId { get; }

    public JobTable Table => _table;

    public Committer Committer => _committer;

    public Maintenance Maintenance => _maintenance;

    public static StoreCore Open(DirectoryJobStoreOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var disk = options.Disk ?? (OperatingSystem.IsLinux() ? new LinuxDisk() : throw new PlatformNotSupportedException("The directory job store runs on Linux."));
            using var recovery = Recovery.Begin(options, disk);
            return Open(options, recovery, cancellationToken);
        }
        catch (LockedException exception)
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.Locked,
                options.Directory,
                $"'{exception.Path}' is locked: another process, or another store in this one, has it open. Stop the other one first; never remove the lock file.",
                exception);
        }
        catch (DiskException exception)
        {
            throw ToOpenException(options.Directory, exception);
        }
    }

    public async ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken)
    {
        var body = Seal(job);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task? wait = null;
            JobItem? item = null;
            int slot;
            lock (_table.Gate)
            {
                RequireOpen();
                slot = _table.Find(job.Route);
                if (slot < 0)
                {
                    if (_table.InFlight(job.Route, job.RequestId) is { } other)
                    {
                        wait = other.Done;
                    }
                    else if (RefuseAccept(job) is { } refusal)
                    {
                        return new AcceptResult.Refused(refusal);
                    }
                    else if (_maintenance.IsBacklogged)
                    {
                        wait = _maintenance.NextAttempt;
                        if (_maintenance.IsFull)
                        {
                            return new AcceptResult.Refused(Refusals.Full());
                        }
                    }
                    else
                    {
                        item = _table.ReserveAccept(job, body);
                    }
                }
            }

            if (slot >= 0)
            {
                return AnswerKnown(job, Load(slot));
            }

            if (item is not null)
            {
                var outcome = await AppendAsync(item, cancellationToken).ConfigureAwait(false);
                return outcome == AppendOutcome.Durable ? new AcceptResult.Accepted(item.Job) : new AcceptResult.Refused(Refusals.For(outcome, _fault));
            }

            _maintenance.Wake();
            await wait!.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public FindResult Find(string requestId)
    {
        int slot;
        lock (_table.Gate)
        {
            RequireOpen();
            slot = _table.Find(requestId);
            if (slot < 0)
            {
                return _table.Foreign.Named(requestId) is { } file ? Unproven(requestId, null, file.Reason, file.Since) : Absent(requestId, null);
            }
        }

        return Load(slot);
    }

    public FindResult Find(RouteKey route)
    {
        int slot;
        lock (_table.Gate)
        {
            RequireOpen();
            slot = _table.Find(route);
            if (slot < 0)
            {
                return _table.Foreign.Files.FirstOrDefault(file => file.Route == route) is { } file ? Unproven(null, route, file.Reason, file.Since) : Absent(null, route);
            }
        }

        return Load(slot);
    }

    public async ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = Find(job.RequestId);
            if (found is not FindResult.Found(var current))
            {
                return found is FindResult.Quarantined(var quarantine) ? new UpdateResult.Quarantined(quarantine) : UpdateResult.NotFound.Instance;
            }

            if (current.Revision != job.Revision)
            {
                return new UpdateResult.RevisionMismatch(current);
            }

            JobRules.RequireUpdate(current, job);
            var updated = job with { UpdatedAt = JobTimestamp.Later(job.UpdatedAt, current.UpdatedAt) };
            var body = Seal(updated);
            Task? wait = null;
            JobItem? item = null;
            lock (_table.Gate)
            {
                RequireOpen();
                var slot = _table.Find(job.RequestId);
                if (_table.InFlight(slot) is { } other)
                {
                    wait = other.Done;
                }
                else if (_table.Ledger[slot].Revision == job.Revision)
                {
                    if (_fault.First is not null)
                    {
                        return new UpdateResult.Refused(Refusals.ReadOnly(_fault));
                    }

                    if (!_maintenance.IsBacklogged || _table.Pending.ContainsKey(slot))
                    {
                        item = _table.ReserveUpdate(slot, updated, body);
                    }
                    else if (_maintenance.IsFull || _maintenance.AreJobsReplaced)
                    {
                        return new UpdateResult.Refused(Refusals.Full());
                    }
                    else
                    {
                        wait = _maintenance.NextAttempt;
                    }
                }
            }

            if (item is not null)
            {
                var outcome = await AppendAsync(item, cancellationToken).ConfigureAwait(false);
                return outcome == AppendOutcome.Durable ? new UpdateResult.Updated(item.Job) : new UpdateResult.Refused(Refusals.For(outcome, _fault));
            }

            if (wait is not null)
            {
                _maintenance.Wake();
                await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public JobStoreReport Scrub(IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        RequireOpen();
        _hasIntruder |= _scrub.List(isOpening: false);
        _scrub.Verify(progress, cancellationToken);
        return Report();
    }

    public bool TryCheckpoint()
    {
        RequireOpen();
        try
        {
            return _maintenance.RunCheckpoint();
        }
        catch (DiskException error)
        {
            if (error.Kind != DiskErrorKind.Full)
            {
                _fault.Report(error);
            }

            return false;
        }
    }

    public JobStoreReport Report()
    {
        lock (_table.Gate)
        {
            var ledger = _table.Ledger;
            return new JobStoreReport
            {
                StoreId = StoreId,
                Jobs = ledger.Count,
                Accepting = _fault.First is not null || _committer.IsFull ? JobStoreAccepting.None : IsKnownOnly ? JobStoreAccepting.KnownOnly : JobStoreAccepting.All,
                Problems = [.. Problems()],
                Quarantined = [.. _table.Quarantine.Select(its => new QuarantinedJob(ledger.RequestId(its.Key), ledger.Route(its.Key), its.Value.Reason, its.Value.Since))],
                Unknown =
                [
                    .. ledger.Unknown.Select(unknown => new UnknownFile(unknown.Subject, null, unknown.Reason, unknown.Since, BlocksUnknownKeys: true)),
                    .. _table.Foreign.Files,
                ],
                Healed = _healed,
                JournalBytes = _journal.BaseBytes + _journal.LogBytes,
                PendingJobs = _table.Pending.Count,
            };
        }
    }

    public void Dispose() => Close(checkpoint: true);

    public void Close(bool checkpoint)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        _maintenance.Close(checkpoint);
        _committer.Dispose();
        _maintenance.Dispose();
        _journal.Dispose();
        _directories.Dispose();
    }

    private static StoreCore Open(DirectoryJobStoreOptions options, Recovery recovery, CancellationToken cancellationToken)
    {
        Journal? journal = null;
        try
        {
            (var table, journal) = recovery.Complete();
            var files = new JobFiles(recovery.Directories, options.Limits, options.TimeProvider);
            var scrub = new Scrub(table, files, options.TimeProvider);
            scrub.List(isOpening: true);
            scrub.MarkBlocked();
            if (options.Verification == JobVerification.Full)
            {
                scrub.Verify(null, cancellationToken);
            }

            return new StoreCore(options, recovery, table, journal);
        }
        catch
        {
            journal?.Dispose();
            recovery.Directories.Dispose();
            throw;
        }
    }

    private bool IsKnownOnly => _table.Ledger.Unknown.Count > 0 || _hasIntruder || _maintenance.AreJobsReplaced;

    private IEnumerable<string> Problems()
    {
        if (_fault.First is { } error)
        {
            yield return $"{Refusals.ReadOnly(_fault).Message} {Refusals.ReadOnly(_fault).Remedy}";
        }

        if (_committer.IsFull || _maintenance.IsFull)
        {
            yield return Refusals.Full().ToString();
        }

        if (_maintenance.AreJobsReplaced)
        {
            yield return "The jobs directory was replaced while the store was open, so checkpoints are suspended and only known keys are accepted. Put the directory back, then open the store again.";
        }

        foreach (var unknown in _table.Ledger.Unknown)
        {
            yield return unknown.Reason;
        }

        if (_hasIntruder)
        {
            yield return "A job's file appeared that the store did not write, so only known keys are accepted. Stop the program that writes there, then open the store again.";
        }
    }

    private JobStoreRefusal? RefuseAccept(Job job)
    {
        if (_table.IsUndecided(job.Route) || _table.IsUndecided(job.RequestId))
        {
            return Refusals.Undecided(_fault);
        }

        if (_fault.First is not null)
        {
            return Refusals.ReadOnly(_fault);
        }

        if (_table.Foreign.Routes.Contains(job.Route))
        {
            return Refusals.Quarantined($"The route key {job.Route} is claimed by a file that no job of the journal has.", "Look at the store's report and resolve the file.");
        }

        if (IsKnownOnly)
        {
            return new JobStoreRefusal(
                JobStoreRefusalReason.RouteNotProvablyFree,
                $"Nothing proves that the route key {job.Route} is free: part of what the store knew is lost, or another program writes to its directory.",
                "Look at the store's report and resolve what it lists.");
        }

        return _table.Find(job.RequestId) >= 0 || _table.Foreign.RequestIds.Contains(job.RequestId) || _table.Ledger.Retired.Contains(job.RequestId)
            ? new JobStoreRefusal(JobStoreRefusalReason.RequestIdTaken, $"The request id {job.RequestId} is taken.", "Try again with another request id.")
            : null;
    }

    private static AcceptResult AnswerKnown(Job job, FindResult known) => known switch
    {
        FindResult.Found(var there) when there.RequestDigest == job.RequestDigest => new AcceptResult.AlreadyAccepted(there),
        FindResult.Found(var there) => new AcceptResult.Conflict(there.RequestId),
        FindResult.Quarantined(var quarantine) => new AcceptResult.Refused(
            Refusals.Quarantined($"The route key {job.Route} has the job {quarantine.RequestId}, which is in quarantine.", quarantine.Reason)),
        _ => throw new InvalidOperationException("A job of the ledger cannot vanish."),
    };

    private FindResult Load(int slot)
    {
        while (true)
        {
            LedgerEntry entry;
            string requestId;
            lock (_table.Gate)
            {
                if (_table.Blocked(slot) is { } reason)
                {
                    return new FindResult.Quarantined(_table.SetQuarantine(slot, reason, Now()));
                }

                if (_table.Cache.Find(slot) is { } cached)
                {
                    return new FindResult.Found(cached);
                }

                entry = _table.Ledger[slot];
                if (_table.Pending.TryGetValue(slot, out var pending))
                {
                    return Serve(slot, entry, pending.Body);
                }

                requestId = _table.Ledger.RequestId(slot);
            }

            byte[] content = [];
            var problem = _files.Verify(requestId, entry, ref content);
            lock (_table.Gate)
            {
                if (_table.Ledger[slot].Revision == entry.Revision)
                {
                    return problem is null ? Serve(slot, entry, content) : new FindResult.Quarantined(_table.SetQuarantine(slot, problem, Now()));
                }
            }
        }
    }

    /// <summary>The one place where verified bytes become a job.</summary>
    private FindResult Serve(int slot, in LedgerEntry entry, ReadOnlySpan<byte> content)
    {
        if (!Job.TryParse(content, out var job))
        {
            return new FindResult.Quarantined(_table.SetQuarantine(slot, "Its content is what was acknowledged, and is not a job. Restore or release the job.", Now()));
        }

        job = job with { Revision = entry.Revision };
        _table.ClearQuarantine(slot);
        _table.Cache.Add(slot, job, content.Length);
        return new FindResult.Found(job);
    }

    /// <summary>The one place where a job becomes the bytes of its future file.</summary>
    private byte[] Seal(Job job)
    {
        var body = job.ToUtf8Json();
        return body.Length <= _options.Limits.MaxJobBytes
            ? body
            : throw new ArgumentException($"The job {job.RequestId} has {body.Length} bytes; the store takes {_options.Limits.MaxJobBytes}. Make the request or the handoff smaller.", nameof(job));
    }

    private async ValueTask<AppendOutcome> AppendAsync(JobItem item, CancellationToken cancellationToken)
    {
        var outcome = await _committer.AppendAsync(item).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome == AppendOutcome.Full || _maintenance.IsCheckpointDue)
        {
            _maintenance.Wake();
        }

        return outcome;
    }

    private FindResult Absent(string? requestId, RouteKey? route) =>
        IsKnownOnly
            ? Unproven(requestId, route, "Part of what the store knew is lost, so nothing proves that there is no such job. Look at the store's report and resolve what it lists.", Now())
            : FindResult.NotFound.Instance;

    private static FindResult.Quarantined Unproven(string? requestId, RouteKey? route, string reason, DateTimeOffset since) =>
        new(new QuarantinedJob(requestId, route, reason, since));

    private DateTimeOffset Now() => _options.TimeProvider.GetUtcNow();

    private void RequireOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, typeof(DirectoryJobStore));

    private static JobStoreOpenException ToOpenException(string directory, DiskException exception)
    {
        var (kind, remedy) = exception.Kind switch
        {
            DiskErrorKind.NotADirectory or DiskErrorKind.NotAFile => (JobStoreOpenErrorKind.NotADirectory, "Look at what is there instead of the store's own directory or file, and move it away."),
            DiskErrorKind.Denied => (JobStoreOpenErrorKind.AccessDenied, "Run as the user that owns the directory, on a file system that can be written."),
            DiskErrorKind.Full => (JobStoreOpenErrorKind.DiskFull, "Make room and try again."),
            _ => (JobStoreOpenErrorKind.DiskError, "Check the disk and the kernel's log."),
        };
        return new JobStoreOpenException(kind, directory, $"'{directory}' cannot be opened as a job store: {exception.Message} {remedy}", exception);
    }
}
