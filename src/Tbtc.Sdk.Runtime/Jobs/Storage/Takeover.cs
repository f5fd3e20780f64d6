using System.IO.Hashing;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a keep-core node left in the directory, against the ledger: the H rows of the recovery table. No file's bytes are touched.</summary>
internal sealed class Takeover(
    StoreDirectories directories, JobFiles files, JobBodies bodies, Ledger before, Dictionary<int, PendingBody> pending, bool isFirst, DateTimeOffset now)
{
    /// <summary>How far a file's time may be behind the one that was written into it.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<int> _replaced = [];
    private readonly List<FoundFile> _adopted = [];
    private readonly DateTimeOffset _handedOverAt = before.Owner.At;

    /// <summary>The first revision that was not given.</summary>
    public long NextLsn { get; private set; }

    /// <summary>What is pending, by the slots of the ledger that <see cref="Run"/> gave.</summary>
    public Dictionary<int, PendingBody> Pending { get; private set; } = pending;

    public IEnumerable<HealedDamage> Summary => _rows.Select(row => new HealedDamage(row.Key, Describe(row.Key, row.Value)));

    /// <summary>Decides about every file.</summary>
    /// <returns>The ledger afterwards.</returns>
    public Ledger Run(long nextLsn, IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        NextLsn = nextLsn;
        MoveLegacy();
        var names = Names();
        var seen = new HashSet<int>(before.Count);
        var strange = new List<FoundFile>();
        foreach (var found in Look(names, progress, cancellationToken))
        {
            var slot = before.Find(IdOf(found.Name));
            if (slot < 0)
            {
                strange.Add(found);
                continue;
            }

            seen.Add(slot);
            if (!Pending.ContainsKey(slot) && !Matches(slot, found.Length, found.Hash))
            {
                DecideChanged(slot, found);
            }
        }

        DecideNew(strange, seen);
        return Adopt();
    }

    private static byte[] IdOf(string name) => Encoding.UTF8.GetBytes(name[..^JournalNames.JobSuffix.Length]);

    private bool Matches(int slot, int length, UInt128 hash) => before[slot].BodyLength == length && before[slot].BodyHash == hash;

    /// <summary>Moves what the legacy layout has to the current one, never over a file, as keep-core does when it starts. Repeatable at any crash.</summary>
    private void MoveLegacy()
    {
        if (directories.Legacy is not { } legacy)
        {
            return;
        }

        var moved = 0;
        foreach (var name in Names(legacy))
        {
            try
            {
                legacy.Rename(name, directories.Jobs, name, replace: false);
                moved++;
            }
            catch (DiskException error) when (error.Kind == DiskErrorKind.Exists)
            {
                // The listing tells whether it matters.
            }
        }

        // Also where none was moved now: who moved them may have been killed before this.
        directories.Jobs.Sync();
        legacy.Sync();
        Count("legacy", moved);
    }

    private List<string> Names() => Names(directories.Jobs);

    private static List<string> Names(IDiskDirectory directory)
    {
        var names = new List<string>();
        directory.List(name =>
        {
            if (JournalNames.IsJob(name))
            {
                names.Add(Encoding.UTF8.GetString(name));
            }
        });
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Reads every file, several at a time; the result is in the order of the names.</summary>
    private FoundFile[] Look(List<string> names, IProgress<ScrubProgress>? progress, CancellationToken cancellationToken)
    {
        const int ReportEvery = 256;
        var found = new FoundFile[names.Count];
        var done = 0;
        Parallel.For(0, names.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var name = names[index];
            var file = files.TryRead(JournalNames.JobPath(name));
            var slot = before.Find(IdOf(name));

            // What matches the ledger need not be understood.
            found[index] = file is var (content, modifiedAt) && slot >= 0 && Matches(slot, content.Length, XxHash128.HashToUInt128(content))
                ? new FoundFile(name, null, content.Length, before[slot].BodyHash, modifiedAt, true)
                : FoundFile.Of(name, file, isNew: slot < 0, bodies);
            if (Interlocked.Increment(ref done) % ReportEvery == 0)
            {
                progress?.Report(new ScrubProgress(Volatile.Read(ref done), names.Count));
            }
        });
        progress?.Report(new ScrubProgress(names.Count, names.Count));
        return found;
    }

    private void DecideChanged(int slot, FoundFile found)
    {
        if (found.Job is { } job && IsUpdate(slot, job, found))
        {
            _adopted.Add(found);
            Count("H2");
        }
        else
        {
            // Its reading finds that it does not match: row F3.
            Count("H3");
        }
    }

    private bool IsUpdate(int slot, Job job, FoundFile found)
    {
        ref var entry = ref before[slot];
        return found.IsAsWritten
            && job.Route == before.Route(slot)
            && job.RequestDigest == entry.RequestDigest
            && (!entry.State.IsTerminal() || job.State == entry.State)
            && job.UpdatedAt.TryGetMoment(out var updatedAt)
            && updatedAt >= _handedOverAt
            && updatedAt <= found.ModifiedAt + ClockTolerance;
    }

    private void DecideNew(List<FoundFile> strange, HashSet<int> seen)
    {
        var winners = new Dictionary<RouteKey, FoundFile>();
        var losers = new Dictionary<RouteKey, List<FoundFile>>();
        var order = new List<RouteKey>();
        var unknown = before.Unknown.Select(record => record.Subject).ToHashSet();
        foreach (var found in strange.Where(found => !before.Retired.Contains(found.Name[..^JournalNames.JobSuffix.Length])))
        {
            if (found.Job is not { } job)
            {
                AddUnknown(found, unknown);
            }
            else if (winners.TryGetValue(job.Route, out var other))
            {
                var wins = IsNewer(job, other.Job!);
                losers[job.Route].Add(wins ? other : found);
                winners[job.Route] = wins ? found : other;
            }
            else
            {
                order.Add(job.Route);
                winners.Add(job.Route, found);
                losers.Add(job.Route, []);
            }
        }

        foreach (var route in order)
        {
            DecideNew(winners[route], losers[route], seen);
        }
    }

    private void DecideNew(FoundFile found, IReadOnlyList<FoundFile> losers, HashSet<int> seen)
    {
        var owner = before.FindRoute(Encoding.UTF8.GetBytes(found.Job!.Route.ToString()));
        if (owner >= 0 && (seen.Contains(owner) || Pending.ContainsKey(owner) || !IsSinceHandover(found.Job)))
        {
            // The key has a job: the file is row F4, whoever wrote it.
            return;
        }

        if (owner >= 0)
        {
            _replaced.Add(owner);
        }

        _adopted.Add(found);
        Count(owner >= 0 ? "H4" : "H5");
        foreach (var loser in losers)
        {
            before.Retired.Add(loser.Job!.RequestId);
            Count("retired");
        }
    }

    private bool IsSinceHandover(Job job) => job.UpdatedAt.TryGetMoment(out var updatedAt) && updatedAt >= _handedOverAt;

    /// <summary>keep-core's rule for two files of one route key: the newer one, a moment before none; without moments the smaller request id.</summary>
    private static bool IsNewer(Job job, Job other)
    {
        if (job.UpdatedAt.TryCompareTo(other.UpdatedAt, out var order))
        {
            return order > 0;
        }

        return job.UpdatedAt.IsValid != other.UpdatedAt.IsValid ? job.UpdatedAt.IsValid : string.CompareOrdinal(job.RequestId, other.RequestId) < 0;
    }

    private void AddUnknown(FoundFile found, HashSet<string> known)
    {
        var path = JournalNames.JobPath(found.Name);
        if (known.Add(path))
        {
            before.Unknown.Add(new UnknownRecord(
                path, $"H6: {path} is damaged, or no job, or not the one of its name, so nothing tells whose key it may be. Identify the job, or release the file if it was none.", now));
        }

        Count("H6");
    }

    private Ledger Adopt()
    {
        var after = _replaced.Count == 0 ? before : before.Without(_replaced);
        if (after != before)
        {
            Pending = Pending.Where(its => !_replaced.Contains(its.Key)).ToDictionary(its => after.Find(before.RequestIdBytes(its.Key)), its => its.Value);
        }

        foreach (var found in _adopted)
        {
            var job = new JobRecord
            {
                State = found.Job!.State,
                RequestDigest = found.Job.RequestDigest,
                BodyHash = found.Hash,
                BodyLength = found.Length,
                RequestId = Encoding.UTF8.GetBytes(found.Job.RequestId),
                RouteKey = Encoding.UTF8.GetBytes(found.Job.Route.ToString()),
            };
            after.Put(job, NextLsn++, RecordFlags.None);
        }

        return after;
    }

    private void Count(string row, int more = 1)
    {
        if (more > 0)
        {
            _rows[row] = _rows.GetValueOrDefault(row) + more;
        }
    }

    private string Describe(string row, int count) => row switch
    {
        "H2" => $"{count} jobs that keep-core updated were adopted with their new content.",
        "H3" => $"{count} files do not match and are not updates that keep-core can have made; their jobs are in quarantine.",
        "H4" => $"{count} jobs took the place of others whose files keep-core removed.",
        "H5" => isFirst ? $"{count} jobs that keep-core wrote were taken over." : $"{count} jobs that keep-core accepted were adopted.",
        "H6" => $"{count} files are damaged or no jobs.",
        "retired" => $"{count} files lost against a newer one of the same route key, by keep-core's rule; their request ids are retired.",
        _ => $"{count} files were moved from the legacy layout to the current one.",
    };
}
