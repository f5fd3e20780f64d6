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

        if (key.RequestId != row.RequestId || key.Route != row.Route || key.RouteRequestId != row.RouteRequestId || !IsSame(key.RequestDigest, row.RequestDigest))
        {
            return "Its rows in route_keys and jobs contradict each other: one of them was altered. Correct the altered row as the tables' owner, or release the job.";
        }

        if (!row.Checksum.AsSpan().ContainsAnyExcept((byte)0))
        {
            return "Nothing proved its content when it was identified or imported. Restore or release the job.";
        }

        if (row.Revision < history.Revision)
        {
            return $"Its row in jobs is at revision {row.Revision}, and revision {history.Revision} was acknowledged: the row was rolled back. Restore or release the job.";
        }

        if (row.Revision > history.Revision || row.State != history.State || !row.Checksum.AsSpan().SequenceEqual(history.Checksum))
        {
            return "Its row in jobs is not what job_history says was written last. Restore or release the job.";
        }

        if (!IsWhole(row))
        {
            return row.Body is null
                ? "Its content is missing. Restore or release the job."
                : "Its row in jobs does not match its checksum: it was altered. Restore or release the job.";
        }

        if (!Job.TryParse(row.Body, out var parsed)
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

    /// <summary>What is stored of a job whose content cannot be trusted: no content has this checksum.</summary>
    public static byte[] NoChecksum => new byte[32];

    /// <summary>Whether the bytes of a row are what its own checksum says, newest or not.</summary>
    public static bool IsWhole(JobRow row) =>
        row.Body is { } body
        && SealedJob.ChecksumOf(row.RequestId, row.Route, row.RouteRequestId, row.RequestDigest, row.Revision, row.State, body).AsSpan().SequenceEqual(row.Checksum);

    /// <summary>A key without a digest is that of a job that an operator identified.</summary>
    public static bool IsSame(byte[] keyDigest, byte[] digest) => !keyDigest.AsSpan().ContainsAnyExcept((byte)0) || keyDigest.AsSpan().SequenceEqual(digest);

    private static string Missing(StoredRows rows) => (rows.Key, rows.Job) switch
    {
        (null, null) => "Only job_history knows it: its rows in route_keys and jobs are lost. Say which job it was, or accept its loss.",
        (null, _) => "Its row in route_keys is lost. Restore or release the job.",
        (_, null) => "Its row in jobs is lost. Restore or release the job.",
        _ => "Its rows in job_history are lost, so nothing proves that its content is the newest. Restore or release the job.",
    };
}
