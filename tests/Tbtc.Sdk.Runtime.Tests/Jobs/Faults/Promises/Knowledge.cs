namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What a history proves about every job and route key.</summary>
internal sealed class Knowledge
{
    private readonly Dictionary<string, Job> _shown = [];
    private readonly Dictionary<string, HashSet<Attempt>> _open = [];
    private readonly Dictionary<RouteKey, string> _owners = [];
    private readonly HashSet<RouteKey> _routes = [];
    private readonly Dictionary<string, Attempt> _keepCores = [];

    public Knowledge(IEnumerable<HistoryEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened.Begun is { } begun)
            {
                _routes.Add(begun.Job.Route);
                Open(begun.Job.RequestId).Add(begun);
            }

            if (happened.Ended is { } ended)
            {
                Open(ended.Job.RequestId).Remove(ended);
            }

            if (happened.Damage is { } damage)
            {
                Damages.Add(damage);
            }

            if (happened.KeepCore is { } theirs)
            {
                Take(theirs);
            }

            if (happened.Shown is { } job)
            {
                Show(job);
            }
        }
    }

    public List<Damage> Damages { get; } = [];

    public IEnumerable<string> RequestIds => _open.Keys;

    public IEnumerable<RouteKey> Routes => _routes;

    /// <summary>The newest content that the store acknowledged or served, or null.</summary>
    public Job? Shown(string requestId) => _shown.GetValueOrDefault(requestId);

    /// <summary>The request id that was accepted under a key, or null where nobody was told of one.</summary>
    public string? Owner(RouteKey route) => _owners.GetValueOrDefault(route);

    /// <summary>Whether the content may be what is stored: the newest that was shown, or what an unanswered write would have made of it.</summary>
    public bool Allows(Job job)
    {
        var shown = Shown(job.RequestId);
        if (_keepCores.TryGetValue(job.RequestId, out var theirs))
        {
            return job.Revision > (shown?.Revision ?? 0) && SameContent(theirs.Job, job);
        }

        if (shown is not null && shown.Revision == job.Revision)
        {
            return SameContent(shown, job);
        }

        return job.Revision > (shown?.Revision ?? 0)
            && Open(job.RequestId).Any(attempt => (attempt.IsUpdate ? shown is null || attempt.Job.Revision >= shown.Revision : shown is null)
                && SameContent(attempt.Job, job with { UpdatedAt = attempt.Job.UpdatedAt }));
    }

    /// <summary>Whether a keep-core node wrote the job last, so that the store has to serve what that wrote.</summary>
    public bool IsKeepCores(string requestId) => _keepCores.ContainsKey(requestId);

    private void Take(Attempt theirs)
    {
        Open(theirs.Job.RequestId);
        _routes.Add(theirs.Job.Route);
        _owners.TryAdd(theirs.Job.Route, theirs.Job.RequestId);
        _keepCores[theirs.Job.RequestId] = theirs;
    }

    private static bool SameContent(Job first, Job second) => first.ToUtf8Json().AsSpan().SequenceEqual(second.ToUtf8Json());

    private void Show(Job job)
    {
        Open(job.RequestId);
        if (Shown(job.RequestId) is not { } before || before.Revision < job.Revision)
        {
            _shown[job.RequestId] = job;
            _keepCores.Remove(job.RequestId);
        }

        if (!_owners.TryAdd(job.Route, job.RequestId) && _owners[job.Route] != job.RequestId)
        {
            throw new PromiseBrokenException(1, $"'{job.Route}' was '{_owners[job.Route]}' and became '{job.RequestId}'.");
        }
    }

    private HashSet<Attempt> Open(string requestId)
    {
        if (!_open.TryGetValue(requestId, out var attempts))
        {
            _open.Add(requestId, attempts = new(ReferenceEqualityComparer.Instance));
        }

        return attempts;
    }
}
