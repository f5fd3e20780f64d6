using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What the tables hold of one job, read by one statement. Each part may be missing, and any of it may be altered.</summary>
internal sealed record StoredRows(KeyRow? Key, JobRow? Job, HistoryRow? History, QuarantineNote? Note)
{
    public string? RequestId => Key?.RequestId ?? Job?.RequestId ?? History?.RequestId;

    public RouteKey? Route => RouteOf(Key?.Route, Key?.RouteRequestId) ?? RouteOf(Job?.Route, Job?.RouteRequestId);

    public static StoredRows Read(NpgsqlDataReader row) => new(
        row.IsDBNull(2) ? null : new KeyRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetGuid(4)),
        row.IsDBNull(7) ? null : new JobRow(
            row.GetString(5),
            row.GetString(6),
            row.GetString(7),
            row.GetFieldValue<byte[]>(8),
            row.GetInt64(9),
            row.GetInt16(10),
            row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11),
            row.GetFieldValue<byte[]>(12)),
        row.IsDBNull(13) ? null : new HistoryRow(row.GetString(13), row.GetInt64(14), row.GetInt16(15), row.GetFieldValue<byte[]>(16)),
        row.IsDBNull(17) ? null : new QuarantineNote(row.GetString(17), row.GetFieldValue<DateTimeOffset>(18)));

    private static RouteKey? RouteOf(string? route, string? routeRequestId) => RouteKey.TryCreate(route, routeRequestId, out var key) ? key : null;
}

internal sealed record KeyRow(string Route, string RouteRequestId, string RequestId, byte[] RequestDigest, Guid AttemptId);

internal sealed record JobRow(
    string Route, string RouteRequestId, string RequestId, byte[] RequestDigest, long Revision, short State, byte[]? Body, byte[] Checksum);

internal sealed record HistoryRow(string RequestId, long Revision, short State, byte[] Checksum);

internal sealed record QuarantineNote(string Reason, DateTimeOffset Since);
