namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Gives the jobs to keep-core: the directory itself, or a copy. Only when every job is whole in its file and nothing else is there.</summary>
internal sealed class HandOver(
    JobTable table, Committer committer, Maintenance maintenance, JobFiles files, StoreDirectories directories, Scrub scrub, StoreStatus status, DiskFault fault, TimeProvider clock)
{
    private const int MaxProblems = 100;

    /// <summary>Gives the directory. The store is to be closed then, and the locks given back.</summary>
    public async Task<HandOverResult> GiveAsync(OperatorAct act, IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        Freeze();
        var isGiven = false;
        try
        {
            if (await PrepareAsync(progress, cancellationToken).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            if (await SayAsync(OwnerState.HandedOver, new OperatorDecision(OperatorVerb.HandOver, null, null, null, act, clock.GetUtcNow())).ConfigureAwait(false) is { } problem)
            {
                return problem;
            }

            isGiven = true;
            directories.HandOverMarker();
            return new HandOverResult.Completed(table.Ledger.Count);
        }
        catch (DiskException error)
        {
            // Read-only from here on: whoever opens it again takes the directory back, or finds that it never was given.
            fault.Report(error);
            return new HandOverResult.Refused([error.Message], "Look at the disk, open the store again, and repeat it.");
        }
        finally
        {
            if (!isGiven)
            {
                Thaw();
            }
        }
    }

    /// <summary>Writes a copy.</summary>
    public async Task<HandOverResult> CopyAsync(IDiskDirectory target, OperatorAct act, int threads, IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        Freeze();
        try
        {
            if (await PrepareAsync(null, cancellationToken).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            var jobs = new ExportTarget(target).Write(table, files, threads, progress, cancellationToken);
            var outcome = await committer.AppendAsync(table.Decision(new OperatorDecision(OperatorVerb.Export, null, null, target.Path, act, clock.GetUtcNow()))).ConfigureAwait(false);
            return outcome == AppendOutcome.Durable ? new HandOverResult.Completed(jobs) : Refused(Refusals.For(outcome, fault));
        }
        finally
        {
            Thaw();
        }
    }

    private void Freeze()
    {
        lock (table.Gate)
        {
            status.RequireOpen();
            status.IsFrozen = !status.IsFrozen ? true : throw new InvalidOperationException("The store is being handed over or exported already. Wait for that.");
        }
    }

    private void Thaw()
    {
        lock (table.Gate)
        {
            status.IsFrozen = false;
        }
    }

    /// <summary>Null once every job is whole in its file, and nothing is there that keep-core would take for one.</summary>
    private async Task<HandOverResult?> PrepareAsync(IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<Task> underWay;
        lock (table.Gate)
        {
            underWay = table.InFlight();
        }

        await Task.WhenAll(underWay).ConfigureAwait(false);
        if (fault.First is not null)
        {
            return Refused(Refusals.ReadOnly(fault));
        }

        try
        {
            if (!maintenance.RunCheckpoint())
            {
                return new HandOverResult.Refused(["Not every job could be written to its file."], "Look at the store's report.");
            }

            if (scrub.List(isOpening: false))
            {
                status.NoteIntruder();
            }

            scrub.Verify(progress, cancellationToken);
            var report = status.Report();
            var retired = report.Unknown.Where(file => table.Ledger.Retired.Contains(Path.GetFileNameWithoutExtension(file.File))).ToList();
            var problems = Problems(report, retired);
            if (problems.Count > 0)
            {
                return new HandOverResult.Refused([.. problems.Take(MaxProblems)], "Restore or release each of them first: keep-core would forget it.");
            }

            // keep-core would load them beside the job that took their route key.
            return maintenance.TryTouchFiles(() => retired.ForEach(file => files.SetAside(file.File)))
                ? null
                : new HandOverResult.Refused(["The jobs directory was replaced while the store was open."], "Put it back, and open the store again.");
        }
        catch (DiskException error)
        {
            if (error.Kind != DiskErrorKind.Full)
            {
                fault.Report(error);
            }

            return new HandOverResult.Refused([error.Message], "Look at the disk, and repeat it.");
        }
    }

    private static List<string> Problems(JobStoreReport report, List<UnknownFile> retired) =>
    [
        .. report.Accepting == JobStoreAccepting.All ? [] : report.Problems,
        .. report.Quarantined.Select(job => $"The job {job.RequestId} of {job.Route} is in quarantine. {job.Reason}"),
        .. report.Unknown.Except(retired).Select(file => $"{file.File} is unknown. {file.Reason}"),
        .. report.PendingJobs == 0 ? Array.Empty<string>() : [$"{report.PendingJobs} jobs are not in their files."],
    ];

    private async Task<HandOverResult.Refused?> SayAsync(OwnerState state, OperatorDecision decision)
    {
        var owner = new OwnerRecord(state, decision.At);
        var item = new RecordItem(RecordKind.Owner, owner.Encode(), () => table.Ledger.Owner = owner) { Companion = table.Decision(decision) };
        var outcome = await committer.AppendAsync(item).ConfigureAwait(false);
        return outcome == AppendOutcome.Durable ? null : Refused(Refusals.For(outcome, fault));
    }

    private static HandOverResult.Refused Refused(JobStoreRefusal refusal) => new([refusal.Message], refusal.Remedy);
}
