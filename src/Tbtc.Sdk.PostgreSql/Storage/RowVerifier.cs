namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Decides by its rows alone whether a job is what was last acknowledged.</summary>
internal static class RowVerifier
{
    /// <summary>What is wrong, or null and the job.</summary>
    public static string? Verify(StoredRows rows, out Job? job)
    {
        job = null;
        if ((rows.Key, rows.Job, rows.History) is not ({ } key, { } row, { } history))
        {
            return Missing(rows);
        }

        if (key.RequestId != row.RequestId || key.Route != row.Route || key.RouteRequestId != row.RouteRequestId || !key.RequestDigest.AsSpan().SequenceEqual(row.RequestDigest))
        {
            return "Its rows in route_keys and jobs contradict each other: one of them was altered. Correct the altered row as the tables' owner, or release the job.";
        }

        if (row.Revision < history.Revision)
        {
            return $"Its row in jobs is at revision {row.Revision}, and revision {history.Revision} was acknowledged: the row was rolled back. Restore or release the job.";
        }

        if (row.Revision > history.Revision || row.State != history.State || !row.Checksum.AsSpan().SequenceEqual(history.Checksum))
        {
            return "Its row in jobs is not what job_history says was written last. Restore or release the job.";
        }

        if (row.Body is not { } body)
        {
            return "Its content is missing. Restore or release the job.";
        }

        if (!SealedJob.ChecksumOf(row.RequestId, row.Route, row.RouteRequestId, row.RequestDigest, row.Revision, row.State, body).AsSpan().SequenceEqual(row.Checksum))
        {
            return "Its row in jobs does not match its checksum: it was altered. Restore or release the job.";
        }

        if (!Job.TryParse(body, out var parsed)
            || parsed.RequestId != row.RequestId
            || parsed.Route.Route != row.Route
            || parsed.Route.RouteRequestId != row.RouteRequestId
            || (short)parsed.State != row.State
            || !parsed.RequestDigest.AsSpan().SequenceEqual(row.RequestDigest))
        {
            return "Its content matches its checksum, and is not this job. Restore or release the job.";
        }

        job = parsed with { Revision = row.Revision };
        return null;
    }

    private static string Missing(StoredRows rows) => (rows.Key, rows.Job) switch
    {
        (null, null) => "Only job_history knows it: its rows in route_keys and jobs are lost. Say which job it was, or accept its loss.",
        (null, _) => "Its row in route_keys is lost. Restore or release the job.",
        (_, null) => "Its row in jobs is lost. Restore or release the job.",
        _ => "Its rows in job_history are lost, so nothing proves that its content is the newest. Restore or release the job.",
    };
}
