using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What the store knows, as it is durable. Everything but <see cref="Gate"/> is for holders of the gate.</summary>
internal sealed class JobTable(Ledger ledger, Dictionary<int, PendingBody> pending, long cacheBytes, FileCipher? cipher)
{
    private readonly Dictionary<int, (string Reason, DateTimeOffset Since)> _quarantine = [];
    private readonly Dictionary<RouteKey, JobItem> _acceptingByRoute = [];
    private readonly Dictionary<string, JobItem> _acceptingById = [];
    private readonly Dictionary<int, JobItem> _updating = [];
    private readonly HashSet<IdentifiedItem> _identifying = [];
    private readonly HashSet<RouteKey> _undecidedRoutes = [];
    private readonly HashSet<string> _undecidedIds = [];

    public Lock Gate { get; } = new();

    public Ledger Ledger => ledger;

    public FileCipher? Cipher => cipher;

    public Dictionary<int, PendingBody> Pending => pending;

    public long PendingBytes { get; private set; } = pending.Values.Sum(body => (long)body.Body!.Length);

    public JobCache Cache { get; } = new(cacheBytes);

    public ForeignFiles Foreign { get; set; } = ForeignFiles.None;

    public IReadOnlyCollection<KeyValuePair<int, (string Reason, DateTimeOffset Since)>> Quarantine => _quarantine;

    public int Find(string requestId)
    {
        Span<byte> utf8 = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(requestId, utf8, out var length) ? ledger.Find(utf8[..length]) : -1;
    }

    public int Find(RouteKey route)
    {
        Span<byte> utf8 = stackalloc byte[(2 * RouteKey.MaxPartLength) + 1];
        var length = Encoding.UTF8.GetBytes(route.Route, utf8);
        utf8[length++] = (byte)'/';
        length += Encoding.UTF8.GetBytes(route.RouteRequestId, utf8[length..]);
        return ledger.FindRoute(utf8[..length]);
    }

    /// <summary>A write that has to be waited for before the same key, id or job is decided on.</summary>
    public JobItem? InFlight(RouteKey route, string requestId) => _acceptingByRoute.GetValueOrDefault(route) ?? _acceptingById.GetValueOrDefault(requestId);

    public JobItem? InFlight(int slot) => _updating.GetValueOrDefault(slot);

    public bool IsUndecided(RouteKey route) => _undecidedRoutes.Contains(route);

    public bool IsUndecided(string requestId) => _undecidedIds.Contains(requestId);

    public JobItem ReserveAccept(Job job, byte[] body)
    {
        var item = new JobItem(this, job, body, -1);
        _acceptingByRoute.Add(job.Route, item);
        _acceptingById.Add(job.RequestId, item);
        return item;
    }

    public JobItem ReserveUpdate(int slot, Job job, byte[] body)
    {
        var item = new JobItem(this, job, body, slot);
        _updating.Add(slot, item);
        return item;
    }

    /// <summary>Content by an operator's act, which is recorded with it.</summary>
    public JobItem ReserveAct(int slot, Job job, byte[] body, OperatorDecision decision)
    {
        var item = new JobItem(this, job, body, slot, RecordFlags.SetsAside) { Companion = Decision(decision) };
        _updating.Add(slot, item);
        return item;
    }

    public RecordItem Decision(OperatorDecision decision) =>
        new(RecordKind.Decision, DecisionRecord.Encode(decision, cipher), () => ledger.Decide(decision));

    /// <summary>A job of which an operator says that it was lost. Until that is durable its key and id are given to nobody.</summary>
    public IdentifiedItem ReserveIdentified(string requestId, RouteKey route, OperatorDecision decision)
    {
        _undecidedRoutes.Add(route);
        _undecidedIds.Add(requestId);
        var item = new IdentifiedItem(this, requestId, route) { Companion = Decision(decision) };
        _identifying.Add(item);
        return item;
    }

    public void Publish(IdentifiedItem item, long lsn)
    {
        Abandon(item, AppendOutcome.Durable);
        ledger.Put(item.Record, lsn, item.Flags);
    }

    public void Abandon(IdentifiedItem item, AppendOutcome outcome)
    {
        _identifying.Remove(item);
        if (outcome != AppendOutcome.Unknown)
        {
            _undecidedRoutes.Remove(item.Route);
            _undecidedIds.Remove(item.RequestId);
        }
    }

    /// <summary>The writes that were begun and are not decided yet.</summary>
    public IReadOnlyList<Task> InFlight() => [.. _acceptingByRoute.Values.Concat(_updating.Values).Concat<JournalItem>(_identifying).Select(item => item.Done)];

    public void Publish(JobItem item, long lsn, int slot)
    {
        Release(item, slot);
        UInt128[] prior = [];
        if (slot >= 0)
        {
            pending.TryGetValue(slot, out var before);
            prior = item.Flags.HasFlag(RecordFlags.SetsAside) ? [] : PendingBody.PriorAfter(before, ledger[slot].BodyHash);
            PendingBytes -= before?.Body!.Length ?? 0;
        }

        slot = ledger.Put(item.Record, lsn, item.Flags);
        pending[slot] = new PendingBody(item.Body, default, prior);
        PendingBytes += item.Body.Length;
        Cache.Remove(slot);
    }

    public void Abandon(JobItem item, int slot, AppendOutcome outcome)
    {
        Release(item, slot);
        if (outcome == AppendOutcome.Unknown && slot < 0)
        {
            _undecidedRoutes.Add(item.Job.Route);
            _undecidedIds.Add(item.Job.RequestId);
        }
    }

    /// <summary>Every job up to a revision has its content in its file.</summary>
    public void Filed(long through)
    {
        foreach (var (slot, body) in pending)
        {
            if (ledger[slot].Revision <= through)
            {
                pending.Remove(slot);
                PendingBytes -= body.Body!.Length;
            }
        }
    }

    /// <summary>Why a job is not served whatever its file says, or null.</summary>
    public string? Blocked(int slot) => Blocked(ledger[slot].Flags);

    /// <inheritdoc cref="Blocked(int)"/>
    public static string? Blocked(RecordFlags its) => its switch
    {
        var flags when (flags & RecordFlags.Identified) != 0 =>
            "Identified: an operator identified it as a job that was lost, and nothing is known of its content. Restore its file or release it.",
        var flags when (flags & RecordFlags.Forked) != 0 =>
            "J6: The two copies of the journal hold different contents of it. Compare the copies that were set aside in quarantine and release or restore the job.",
        var flags when (flags & RecordFlags.MayBeStale) != 0 =>
            "J5: A part of the journal that may hold a newer content of it is lost. Restore the journal from a backup, or restore or release the job.",
        _ => null,
    };

    public QuarantinedJob SetQuarantine(int slot, string reason, DateTimeOffset now)
    {
        var since = _quarantine.TryGetValue(slot, out var before) ? before.Since : now;
        _quarantine[slot] = (reason, since);
        Cache.Remove(slot);
        return new QuarantinedJob(ledger.RequestId(slot), ledger.Route(slot), reason, since);
    }

    public void ClearQuarantine(int slot) => _quarantine.Remove(slot);

    private void Release(JobItem item, int slot)
    {
        if (slot >= 0)
        {
            _updating.Remove(slot);
            return;
        }

        _acceptingByRoute.Remove(item.Job.Route);
        _acceptingById.Remove(item.Job.RequestId);
    }
}
