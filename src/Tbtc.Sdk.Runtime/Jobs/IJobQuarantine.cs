namespace Tbtc.Sdk.Jobs;

/// <summary>What an operator may do about jobs that the store does not serve. Every act is kept for ever with who, when and why.</summary>
/// <remarks>
/// No act frees a route key that has a job. A store that offers this implements it beside <see cref="IJobStore"/>. Safe to use from any thread.
/// </remarks>
public interface IJobQuarantine
{
    /// <summary>
    /// Puts a job back into service: with the content given, or with the newest content that the store still holds. Content is checked: it is a job with
    /// this request id, route key and request digest. The result's job says which revision it became.
    /// </summary>
    /// <param name="requestId">The job in quarantine.</param>
    /// <param name="content">The job in keep-core's layout, decrypted; null for the last good content that the store has.</param>
    /// <param name="act">Who, and why.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    ValueTask<QuarantineResult> RestoreAsync(string requestId, ReadOnlyMemory<byte>? content, OperatorAct act, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a job in quarantine up: it becomes <see cref="JobState.Failed"/> under its old request id, and its route key stays taken for ever. A new
    /// attempt is a new route request.
    /// </summary>
    /// <param name="route">The route key of the job in quarantine.</param>
    /// <param name="act">Who, and why.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    ValueTask<QuarantineResult> ReleaseAsync(RouteKey route, OperatorAct act, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says which job something unknown was, from another source such as the client's or the node's log. The job is then in quarantine under that
    /// identity, its route key refused, and can be restored or released. A file that was identified no longer blocks other keys; a lost part of the
    /// ledger does until it is released, because more than one job may have been in it.
    /// </summary>
    /// <param name="file">The unknown thing, as <see cref="UnknownFile.File"/> names it.</param>
    /// <param name="requestId">The job's request id.</param>
    /// <param name="route">The job's route key.</param>
    /// <param name="act">Who, and why.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    ValueTask<QuarantineResult> IdentifyAsync(string file, string requestId, RouteKey route, OperatorAct act, CancellationToken cancellationToken = default);

    /// <summary>
    /// Accepts the loss of something unknown: whoever calls this says that no job was in it that could be accepted a second time. Its bytes are set
    /// aside, and it no longer blocks other keys.
    /// </summary>
    /// <param name="file">The unknown thing, as <see cref="UnknownFile.File"/> names it.</param>
    /// <param name="act">Who, and why.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    ValueTask<QuarantineResult> ReleaseUnknownAsync(string file, OperatorAct act, CancellationToken cancellationToken = default);

    /// <summary>The bytes that are there in place of a job's content, as they are, or null where there are none or too many to be a job.</summary>
    /// <param name="requestId">The job in quarantine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ReadOnlyMemory<byte>?> ReadDamagedAsync(string requestId, CancellationToken cancellationToken = default);

    /// <summary>Every act of an operator, oldest first.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<IReadOnlyList<OperatorDecision>> GetDecisionsAsync(CancellationToken cancellationToken = default);
}
