using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Leases that the nodes of a test share, by a clock that the test sets.</summary>
internal sealed class SharedLeases(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Token, DateTimeOffset Expires, bool Held)> _leases = new(StringComparer.Ordinal);

    public JobLease? Acquire(string requestId, TimeSpan duration)
    {
        lock (_gate)
        {
            var lease = _leases.GetValueOrDefault(requestId);
            return lease.Held && lease.Expires > time.GetUtcNow() ? null : Set(requestId, lease.Token + 1, duration);
        }
    }

    public JobLease? Renew(JobLease lease, TimeSpan duration)
    {
        lock (_gate)
        {
            return IsHeld(lease) ? Set(lease.RequestId, lease.FencingToken, duration) : null;
        }
    }

    public void Release(JobLease lease)
    {
        lock (_gate)
        {
            if (IsHeld(lease))
            {
                _leases[lease.RequestId] = (lease.FencingToken, default, false);
            }
        }
    }

    public bool IsHeld(JobLease lease)
    {
        lock (_gate)
        {
            return _leases.GetValueOrDefault(lease.RequestId) is { Held: true } held && held.Token == lease.FencingToken && held.Expires > time.GetUtcNow();
        }
    }

    private JobLease Set(string requestId, long token, TimeSpan duration)
    {
        _leases[requestId] = (token, time.GetUtcNow() + duration, true);
        return new(requestId, token, time.GetUtcNow() + duration);
    }
}
