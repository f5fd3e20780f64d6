using System.Buffers.Binary;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The payload of a job's or an entry's record.</summary>
/// <remarks>
/// Little-endian: state 1, length of the request id 1, length of the route key 2, length of the body 4, digest of the request 32, XXH128 of the body 16,
/// count of prior contents 1, request id, route key (route, slash, route request id; under a password <see cref="SealedIdentity"/>), XXH128 of each prior content 16; for a job the body.
/// </remarks>
internal readonly ref struct JobRecord
{
    private const int FixedSize = 57;
    private const int HashSize = 16;

    public required JobState State { get; init; }

    public required Bytes32 RequestDigest { get; init; }

    public required UInt128 BodyHash { get; init; }

    public required int BodyLength { get; init; }

    public required ReadOnlySpan<byte> RequestId { get; init; }

    public required ReadOnlySpan<byte> RouteKey { get; init; }

    /// <summary>The hashes of contents that our own earlier writes may have left in the file. In a base; a log tells them by its earlier records.</summary>
    public ReadOnlySpan<UInt128> Prior { get; init; }

    /// <summary>The bytes of the future file; empty in an entry.</summary>
    public ReadOnlySpan<byte> Body { get; init; }

    public int Size => FixedSize + RequestId.Length + RouteKey.Length + (HashSize * Prior.Length) + Body.Length;

    /// <summary>The same job with another digest and route key: as a journal under a password has them, or as they are.</summary>
    public JobRecord With(Bytes32 requestDigest, ReadOnlySpan<byte> routeKey) => new()
    {
        State = State,
        RequestDigest = requestDigest,
        BodyHash = BodyHash,
        BodyLength = BodyLength,
        RequestId = RequestId,
        RouteKey = routeKey,
        Prior = Prior,
        Body = Body,
    };

    public void Write(Span<byte> payload)
    {
        payload[0] = (byte)State;
        payload[1] = (byte)RequestId.Length;
        BinaryPrimitives.WriteUInt16LittleEndian(payload[2..], (ushort)RouteKey.Length);
        BinaryPrimitives.WriteInt32LittleEndian(payload[4..], BodyLength);
        RequestDigest.AsSpan().CopyTo(payload[8..]);
        BinaryPrimitives.WriteUInt128LittleEndian(payload[40..], BodyHash);
        payload[56] = (byte)Prior.Length;
        RequestId.CopyTo(payload[FixedSize..]);
        RouteKey.CopyTo(payload[(FixedSize + RequestId.Length)..]);
        var rest = payload[(FixedSize + RequestId.Length + RouteKey.Length)..];
        foreach (var hash in Prior)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(rest, hash);
            rest = rest[HashSize..];
        }

        Body.CopyTo(rest);
    }

    public static bool TryRead(ReadOnlySpan<byte> payload, out JobRecord record)
    {
        record = default;
        if (payload.Length < FixedSize)
        {
            return false;
        }

        var idLength = payload[1];
        var routeLength = BinaryPrimitives.ReadUInt16LittleEndian(payload[2..]);
        var priorStart = FixedSize + idLength + routeLength;
        var bodyStart = priorStart + (HashSize * payload[56]);
        if (payload.Length < bodyStart)
        {
            return false;
        }

        UInt128[] prior = payload[56] == 0 ? [] : new UInt128[payload[56]];
        for (var index = 0; index < prior.Length; index++)
        {
            prior[index] = BinaryPrimitives.ReadUInt128LittleEndian(payload[(priorStart + (HashSize * index))..]);
        }

        record = new JobRecord
        {
            State = (JobState)payload[0],
            BodyLength = BinaryPrimitives.ReadInt32LittleEndian(payload[4..]),
            RequestDigest = new Bytes32(payload.Slice(8, Bytes32.Size)),
            BodyHash = BinaryPrimitives.ReadUInt128LittleEndian(payload[40..]),
            RequestId = payload.Slice(FixedSize, idLength),
            RouteKey = payload.Slice(FixedSize + idLength, routeLength),
            Prior = prior,
            Body = payload[bodyStart..],
        };
        return record.Body.IsEmpty || record.Body.Length == record.BodyLength;
    }
}
