namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Where a valid record is, so that its body need not be kept in memory until it is known whether it is needed.</summary>
internal readonly record struct RecordLocation(Segment Segment, int Copy, long Offset, int Length, long Batch)
{
    /// <summary>The record. Valid until another of the same copy is read.</summary>
    public RecordView Read() =>
        RecordView.TryRead(Segment[Copy]!.Get(Offset, Length), Segment.Header!.Nonce, Batch, out var record)
            ? record
            : throw new DiskException(DiskErrorKind.Failed, "read", Segment.Name, "what was read a moment ago cannot be read any more");

    /// <summary>The body of the job in the record.</summary>
    public byte[] ReadBody()
    {
        JobRecord.TryRead(Read().Payload, out var job);
        return job.Body.ToArray();
    }
}
