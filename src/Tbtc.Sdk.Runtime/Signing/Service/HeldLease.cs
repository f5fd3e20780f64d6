using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>A lease that is renewed while it is held, and cancels what is done under it when it is lost.</summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private readonly IJobLeases _leases;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _done = new();
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private readonly Task _renewal;
    private long _confirmed;

    private HeldLease(IJobLeases leases, JobLease lease, TimeSpan duration, long asked, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        (_leases, Lease, _duration, _confirmed, _time, _logger) = (leases, lease, duration, asked, time, logger);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _lost.Token;
        _renewal = RenewAsync();
    }

    /// <summary>The lease as it was last renewed.</summary>
    public JobLease Lease { get; private set; }

    /// <summary>Cancelled when the lease is lost, and when the caller's token is.</summary>
    public CancellationToken Token { get; }

    /// <summary>Takes the lease on a job; null when another node holds it.</summary>
    public static async ValueTask<HeldLease?> TryTakeAsync(
        IJobLeases leases, string requestId, TimeSpan duration, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var lease = await leases.TryAcquireAsync(requestId, duration, cancellationToken).ConfigureAwait(false);
        return lease is null ? null : new(leases, lease, duration, asked, time, logger, cancellationToken);
    }

    /// <summary>Renews the lease now, or throws when it is lost.</summary>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        Token.ThrowIfCancellationRequested();
        await _renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var asked = _time.GetTimestamp();
            if (await _leases.TryRenewAsync(Lease, _duration, cancellationToken).ConfigureAwait(false) is { } renewed)
            {
                (Lease, _confirmed) = (renewed, asked);
                return;
            }
        }
        finally
        {
            _renewing.Release();
        }

        await _lost.CancelAsync().ConfigureAwait(false);
        Token.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(false);
        try
        {
            await _leases.ReleaseAsync(Lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            // What was done under the lease is done. It ends by itself.
            CovenantSignerLog.LeaseNotReturned(_logger, Lease.RequestId, failed);
        }

        _lost.Dispose();
        _done.Dispose();
        _renewing.Dispose();
    }

    private async Task RenewAsync()
    {
        while (!_done.IsCancellationRequested && !_lost.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_duration / 3, _time, _done.Token).ConfigureAwait(false);
                await EnsureAsync(_done.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Done, or lost: the loop's condition tells.
            }
            catch (Exception failed)
            {
                // The store could not be asked. While the lease surely holds, it is tried again.
                CovenantSignerLog.LeaseNotRenewed(_logger, Lease.RequestId, failed);
                if (Remaining() <= TimeSpan.Zero)
                {
                    await _lost.CancelAsync().ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>How long the lease surely holds, reckoned from before it was asked for, by this node's clock.</summary>
    private TimeSpan Remaining() => _duration - _time.GetElapsedTime(Interlocked.Read(ref _confirmed));
}
