using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A job as its row will hold it: the bytes of its content, and a checksum over them and everything that says which job and which content they are.</summary>
internal sealed class SealedJob
{
    /// <summary>The most bytes of one job, as in the directory store. keep-core takes requests up to 2 MiB.</summary>
    public const int MaxBytes = 8 << 20;

    private SealedJob(Job job, byte[] body)
    {
        (Job, Body) = (job, body);
        Checksum = ChecksumOf(job.RequestId, job.Route.Route, job.Route.RouteRequestId, job.RequestDigest.ToArray(), job.Revision, (short)job.State, body);
    }

    public Job Job { get; }

    public byte[] Body { get; }

    public byte[] Checksum { get; }

    public static SealedJob Of(Job job, long revision)
    {
        var body = job.ToUtf8Json();
        return body.Length <= MaxBytes
            ? new SealedJob(job with { Revision = revision }, body)
            : throw new ArgumentException($"The job {job.RequestId} has {body.Length} bytes; the store takes {MaxBytes}. Make the request or the handoff smaller.", nameof(job));
    }

    /// <summary>What the tables hold when it was accepted.</summary>
    public StoredRows ToRows(Guid attempt) => ToRows(new KeyRow(Job.Route.Route, Job.Route.RouteRequestId, Job.RequestId, Job.RequestDigest.ToArray(), attempt));

    /// <summary>What the tables hold when it replaced another content of the job that has this key.</summary>
    public StoredRows ToRows(KeyRow key) => new(
        key,
        new JobRow(key.Route, key.RouteRequestId, key.RequestId, Job.RequestDigest.ToArray(), Job.Revision, (short)Job.State, Body, Checksum),
        new HistoryRow(key.RequestId, Job.Revision, (short)Job.State, Checksum),
        null);

    /// <summary>
    /// SHA-256 of: the format's number 1; request id, route, route request id, digest and body, each behind its length in 4 bytes; revision 8 bytes; state
    /// 2 bytes. Numbers are little-endian.
    /// </summary>
    public static byte[] ChecksumOf(string requestId, string route, string routeRequestId, byte[] digest, long revision, short state, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        hash.AppendData([1]);
        foreach (var part in (ReadOnlySpan<byte[]>)[Encoding.UTF8.GetBytes(requestId), Encoding.UTF8.GetBytes(route), Encoding.UTF8.GetBytes(routeRequestId), digest, body])
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, part.Length);
            hash.AppendData(number[..4]);
            hash.AppendData(part);
        }

        BinaryPrimitives.WriteInt64LittleEndian(number, revision);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt16LittleEndian(number, state);
        hash.AppendData(number[..2]);
        return hash.GetHashAndReset();
    }
}
