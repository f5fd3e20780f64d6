namespace Tbtc.Sdk.Jobs;

/// <summary>Keeps the covenant signer's jobs: one route request, one job, for ever.</summary>
/// <remarks>
/// <para>
/// Once <see cref="AcceptAsync"/> has answered accepted for a route key, no call, restart or damage to one part of the store makes it answer accepted
/// for that key with another request id. A job whose bytes are not those last acknowledged is never returned. Where the store cannot know, it refuses.
/// </para>
/// <para>
/// What callers must handle are values: <see cref="AcceptResult"/>, <see cref="FindResult"/>, <see cref="UpdateResult"/>. Misuse throws. A call that is
/// cancelled while it waits for the disk has an unknown outcome; repeating it is safe. A store on a server throws
/// <see cref="JobStoreUnavailableException"/> where it cannot ask and the result has no refusal. Implementations are safe to use from any thread.
/// </para>
/// </remarks>
public interface IJobStore
{
    /// <summary>Accepts a job under its route key, or says why not. Idempotent for the same route key and request digest.</summary>
    /// <param name="job">The job. Its revision is given by the store.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    /// <exception cref="ArgumentException"><paramref name="job"/> cannot be stored: its request id cannot be a file's name, or it is too big.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    ValueTask<AcceptResult> AcceptAsync(Job job, CancellationToken cancellationToken = default);

    /// <summary>Finds a job by its request id.</summary>
    /// <param name="requestId">The request id. One that no job can have is not found.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    ValueTask<FindResult> FindAsync(string requestId, CancellationToken cancellationToken = default);

    /// <summary>Finds a job by its route key.</summary>
    /// <param name="route">The route key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    ValueTask<FindResult> FindByRouteAsync(RouteKey route, CancellationToken cancellationToken = default);

    /// <summary>
    /// The request ids of all jobs in a state, in no order: what a node picks up when it starts. A job that changes meanwhile may be in it or not; one
    /// in quarantine is, and <see cref="FindAsync"/> says so.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    IAsyncEnumerable<string> ListAsync(JobState state, CancellationToken cancellationToken = default);

    /// <summary>Replaces a job's content if it is still at the revision the caller saw.</summary>
    /// <param name="job">
    /// The new content; <see cref="Job.Revision"/> is the revision it was made from. <see cref="Job.UpdatedAt"/> is raised to one nanosecond after the
    /// stored one if it is not later.
    /// </param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="job"/> changes what identifies it (route key, digest, request, creation time), leaves a terminal state, or is too big.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    ValueTask<UpdateResult> UpdateAsync(Job job, CancellationToken cancellationToken = default);

    /// <summary>The state of the store: what is quarantined, what is refused, what was healed.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<JobStoreReport> GetReportAsync(CancellationToken cancellationToken = default);

    /// <summary>Verifies every job against what was last acknowledged and looks for what is not ours. Other calls go on meanwhile.</summary>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Ends the work; what was found so far is kept.</param>
    /// <returns>The report afterwards.</returns>
    Task<JobStoreReport> ScrubAsync(IProgress<ScrubProgress>? progress = null, CancellationToken cancellationToken = default);
}
