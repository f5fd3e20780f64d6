namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What the callers of a store did and were told, in order. It knows nothing of how the store works.</summary>
internal sealed class History
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events;

    public History()
        : this([])
    {
    }

    private History(List<HistoryEvent> events) => _events = events;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    public Attempt Begin(Job job, bool isUpdate)
    {
        var attempt = new Attempt(job, isUpdate);
        Add(new HistoryEvent(attempt, null, null));
        return attempt;
    }

    public void End(Attempt attempt, AcceptResult result)
    {
        switch (result)
        {
            case AcceptResult.Accepted accepted:
                Add(new HistoryEvent(null, attempt, accepted.Job));
                break;
            case AcceptResult.AlreadyAccepted already:
                Add(new HistoryEvent(null, already.Job.RequestId == attempt.Job.RequestId ? null : attempt, already.Job));
                break;
            case AcceptResult.Conflict:
                Add(new HistoryEvent(null, attempt, null));
                break;
            case AcceptResult.Refused refused when refused.Refusal.Reason != JobStoreRefusalReason.OutcomeUnknown:
                Add(new HistoryEvent(null, attempt, null));
                break;
        }
    }

    public void End(Attempt attempt, UpdateResult result)
    {
        switch (result)
        {
            case UpdateResult.Updated updated:
                Add(new HistoryEvent(null, attempt, updated.Job));
                break;
            case UpdateResult.RevisionMismatch mismatch:
                Add(new HistoryEvent(null, attempt, mismatch.Job));
                break;
            case UpdateResult.NotFound or UpdateResult.Quarantined:
                Add(new HistoryEvent(null, attempt, null));
                break;
            case UpdateResult.Refused refused when refused.Refusal.Reason != JobStoreRefusalReason.OutcomeUnknown:
                Add(new HistoryEvent(null, attempt, null));
                break;
        }
    }

    public void Show(Job job) => Add(new HistoryEvent(null, null, job));

    public void Damage(string requestId, byte[] content) => Add(new HistoryEvent(null, null, null, new Damage(requestId, content)));

    /// <summary>What a keep-core node wrote while it had the directory, whole and durable.</summary>
    public void KeepCore(Job job, bool isUpdate) => Add(new HistoryEvent(null, null, null, KeepCore: new Attempt(job, isUpdate)));

    /// <summary>The history as it was after so many events.</summary>
    public History Until(int count)
    {
        lock (_gate)
        {
            return new History(_events[..count]);
        }
    }

    public Knowledge Learn()
    {
        lock (_gate)
        {
            return new Knowledge(_events);
        }
    }

    private void Add(HistoryEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
        }
    }
}
