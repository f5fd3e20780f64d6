namespace Tbtc.Sdk.Signing;

/// <summary>Signs. Driven by a <see cref="CovenantSigner"/>, which keeps the jobs.</summary>
/// <remarks>
/// <para>
/// A transition is a fact that is stored; an exception says only that there is none yet. A job whose <see cref="OnSubmitAsync"/> threw, or did not end before the
/// process did, is given to it again: the request id is the same, and what was begun under it must be found and not be begun a second time.
/// </para>
/// <para>
/// Call <see cref="SigningTurn.EnsureLeaseAsync"/> before every effect outside of the process: another node may have taken the job over meanwhile. Called from
/// any thread, for different jobs at the same time; for one job by one node at a time, polls of a store without leases apart.
/// </para>
/// </remarks>
public interface ISigningEngine
{
    /// <summary>Begins a job, or resumes it.</summary>
    /// <param name="turn">The job, and the right to drive it.</param>
    /// <param name="cancellationToken">The process ends, the time for a submit is over, or the lease is lost. Not that the caller hung up.</param>
    /// <returns>The job's next state; null for pending.</returns>
    ValueTask<SigningTransition?> OnSubmitAsync(SigningTurn turn, CancellationToken cancellationToken);

    /// <summary>Looks at a job that was begun and is not done.</summary>
    /// <param name="turn">The job, and the right to drive it.</param>
    /// <param name="cancellationToken">The caller hung up, the process ends, or the lease is lost.</param>
    /// <returns>The job's next state; null for no change; <see cref="SigningTransition.JobNotFound"/> for a job that the engine does not have.</returns>
    ValueTask<SigningTransition?> OnPollAsync(SigningTurn turn, CancellationToken cancellationToken);
}
