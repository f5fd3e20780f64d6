using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>One node's turn to drive a job: the job, and the check that the turn has not passed to another node. Safe to use from any thread.</summary>
public sealed class SigningTurn
{
    private readonly HeldLease? _lease;

    /// <summary>A turn that no other node can take, as with a store for one node.</summary>
    /// <param name="job">The job.</param>
    /// <param name="request">Its request.</param>
    public SigningTurn(Job job, CovenantRequest request)
        : this(job, request, lease: null)
    {
    }

    internal SigningTurn(Job job, CovenantRequest request, HeldLease? lease)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(request);
        (Job, Request, _lease) = (job, request, lease);
    }

    /// <summary>The job as it was when the turn began.</summary>
    public Job Job { get; }

    /// <summary>The request, normalised.</summary>
    public CovenantRequest Request { get; }

    /// <summary>
    /// Makes sure that no other node drives the job, by asking the store. Call it before every effect outside of the process; what it confirms holds for the
    /// length of a lease. With a store for one node it asks nobody.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The lease is lost: stop, and let the exception pass.</exception>
    public ValueTask EnsureLeaseAsync(CancellationToken cancellationToken = default) => _lease?.EnsureAsync(cancellationToken) ?? ValueTask.CompletedTask;
}
