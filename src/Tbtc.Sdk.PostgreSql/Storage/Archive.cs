namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Makes finished jobs small: the request goes; what proves their route key taken stays, and so does what they are answered with.</summary>
internal sealed class Archive(Database database, Statements statements, RowFinder finder, RowWriter writer)
{
    private const int JobsAtOnce = 100;
    private const int EntriesAtOnce = 1000;

    /// <summary>The states that nothing comes after.</summary>
    public static IReadOnlyList<JobState> Terminal { get; } = [.. Enum.GetValues<JobState>().Where(state => state.IsTerminal())];

    /// <summary>Whether nothing is left to archive of a job.</summary>
    public static bool IsArchived(Job job) => job.Request.Equals(RawJson.Null);

    public async Task<int> RunAsync(DateTimeOffset before, Func<Job, CancellationToken, ValueTask> keep, CancellationToken cancellationToken)
    {
        var archived = 0;
        foreach (var state in Terminal)
        {
            for (var last = ""; last is not null;)
            {
                var start = last;
                var page = await database.RunAsync(
                    token => database.ReadAsync(
                        statements.ListOld,
                        parameters => parameters.State(state).Moment(before).Text(start).Number(JobsAtOnce),
                        RowFinder.IdsAsync,
                        token),
                    cancellationToken).ConfigureAwait(false);
                foreach (var requestId in page)
                {
                    archived += await ArchiveAsync(requestId, keep, cancellationToken).ConfigureAwait(false) ? 1 : 0;
                }

                last = page.Count < JobsAtOnce ? null : page[^1];
            }
        }

        return archived;
    }

    /// <summary>Deletes in batches, each a transaction of its own.</summary>
    public async Task<long> TrimHistoryAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var trimmed = 0L;
        for (var count = EntriesAtOnce; count == EntriesAtOnce; trimmed += count)
        {
            count = await database.RunAsync(
                token => database.WriteAsync(
                    statements.TrimHistory,
                    parameters => parameters.Moment(before).Number(EntriesAtOnce),
                    new WriteOutcome(),
                    token),
                cancellationToken).ConfigureAwait(false);
        }

        return trimmed;
    }

    /// <summary>A job in quarantine stays as it is: what is left of it is evidence.</summary>
    private async ValueTask<bool> ArchiveAsync(string requestId, Func<Job, CancellationToken, ValueTask> keep, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(requestId, cancellationToken).ConfigureAwait(false) is not FindResult.Found(var job) || !job.State.IsTerminal() || IsArchived(job))
        {
            return false;
        }

        await keep(job, cancellationToken).ConfigureAwait(false);
        return await writer.ReduceAsync(job, job with { Request = RawJson.Null }, cancellationToken).ConfigureAwait(false);
    }
}
