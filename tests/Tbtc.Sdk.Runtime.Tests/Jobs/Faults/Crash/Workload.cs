using System.Text;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Callers of one store, by a seed: accepts, retries, rivals for a key, updates, lookups, several at a time, and checkpoints between them.</summary>
internal sealed class Workload(int seed, SimulatedDisk disk, History history, JobSource source)
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private readonly List<Job> _jobs = [];

    /// <summary>Whether it damages files of jobs now and then.</summary>
    public bool MayDamage { get; init; } = true;

    /// <summary>Goes on with jobs that are there.</summary>
    public void Adopt(Knowledge knowledge) => _jobs.AddRange(knowledge.RequestIds.Select(knowledge.Shown).OfType<Job>());

    public async Task RunAsync(DirectoryJobStore store, int bursts)
    {
        for (var burst = 0; burst < bursts; burst++)
        {
            var calls = Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Call(store)).ToArray();
            await Task.WhenAll(calls.Select(call => Task.Run(call)));
            switch (_random.Next(12))
            {
                case 0:
                    await store.CheckpointAsync();
                    break;
                case 1:
                    CheckReport(await store.ScrubAsync());
                    break;
                case 2 or 3 when MayDamage:
                    await DamageAsync(store);
                    break;
            }
        }

        if (MayDamage && (await store.GetReportAsync()) is { Accepting: not JobStoreAccepting.All } report)
        {
            throw new PromiseBrokenException(2, $"The disk never failed, and the store accepts {report.Accepting}: {string.Join(' ', report.Problems)}");
        }
    }

    private Func<Task> Call(DirectoryJobStore store)
    {
        Job? known;
        lock (_gate)
        {
            known = _jobs.Count == 0 ? null : _jobs[_random.Next(_jobs.Count)];
        }

        return (known is null ? 0 : _random.Next(10)) switch
        {
            < 4 => () => AcceptAsync(store, source.NewJob()),
            4 => () => AcceptAsync(store, source.Again(known!)),
            5 => () => AcceptAsync(store, source.Rival(known!.Route)),
            6 => () => FindAsync(store, known!),
            _ => () => UpdateAsync(store, known!),
        };
    }

    private async Task AcceptAsync(DirectoryJobStore store, Job job)
    {
        var attempt = history.Begin(job, isUpdate: false);
        var result = await store.AcceptAsync(job);
        history.End(attempt, result);
        if (result is AcceptResult.Accepted accepted)
        {
            Remember(accepted.Job);
        }
    }

    private async Task UpdateAsync(DirectoryJobStore store, Job known)
    {
        var job = source.Next(known);
        var attempt = history.Begin(job, isUpdate: true);
        var result = await store.UpdateAsync(job);
        history.End(attempt, result);
        if ((result as UpdateResult.Updated)?.Job is { } updated)
        {
            Remember(updated);
        }
    }

    private async Task FindAsync(DirectoryJobStore store, Job known)
    {
        if (await store.FindAsync(known.RequestId) is FindResult.Found found)
        {
            history.Show(found.Job);
        }
    }

    private void CheckReport(JobStoreReport report)
    {
        var damaged = history.Learn().Damages.Select(damage => damage.RequestId).ToHashSet();
        if (report.Quarantined.FirstOrDefault(job => !damaged.Contains(job.RequestId ?? "")) is { } wrong)
        {
            throw new PromiseBrokenException(2, $"The scrub reports '{wrong.RequestId}', which nobody damaged: {wrong.Reason}");
        }
    }

    private async Task DamageAsync(DirectoryJobStore store)
    {
        // A file that is durable, that no checkpoint is about to replace, and whose job the store still has in memory.
        await store.CheckpointAsync();
        if (_jobs.Count > 0 && _jobs[_random.Next(_jobs.Count)] is var job)
        {
            await FindAsync(store, job);
            Damage(job.RequestId);
            await (_random.Next(2) == 0 ? UpdateAsync(store, job) : RestoreAsync(store, job.RequestId));
        }
    }

    /// <summary>An operator puts back what was acknowledged, or writes it anew.</summary>
    private async Task RestoreAsync(DirectoryJobStore store, string requestId)
    {
        CheckReport(await store.ScrubAsync());
        if (history.Learn().Shown(requestId) is not { } shown)
        {
            return;
        }

        var content = _random.Next(2) == 0 ? shown : source.Next(shown);
        var attempt = history.Begin(content, isUpdate: true);
        switch (await store.RestoreAsync(requestId, content.ToUtf8Json(), new OperatorAct("campaign", "the disk lost it")))
        {
            case QuarantineResult.Served(var job):
                history.End(attempt, new UpdateResult.Updated(job));
                Remember(job);
                break;
            case QuarantineResult.NotInQuarantine:
                history.End(attempt, UpdateResult.NotFound.Instance);
                break;
            case var other:
                throw new PromiseBrokenException(2, $"'{requestId}' was not restored with content of its own: {other}");
        }
    }

    private void Damage(string id)
    {
        var strange = Encoding.UTF8.GetBytes($"strange {_random.NextInt64()}");
        lock (disk.Gate)
        {
            if (disk.Find($"covenant-signer-jobs/{id}.json") is SimulatedFileNode file && !file.Now.ToArray().AsSpan().StartsWith("strange"u8))
            {
                history.Damage(id, strange);
                file.Damage(strange);
            }
        }
    }

    private void Remember(Job job)
    {
        lock (_gate)
        {
            _jobs.RemoveAll(other => other.RequestId == job.RequestId && other.Revision < job.Revision);
            if (_jobs.TrueForAll(other => other.RequestId != job.RequestId))
            {
                _jobs.Add(job);
            }
        }
    }
}
