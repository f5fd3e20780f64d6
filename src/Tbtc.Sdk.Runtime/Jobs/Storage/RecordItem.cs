namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Any record but a job's on its way into the journal.</summary>
internal sealed class RecordItem(RecordKind kind, byte[] payload, Action publish) : JournalItem
{
    public override RecordKind Kind => kind;

    public override int PayloadSize => payload.Length;

    public override void WritePayload(Span<byte> destination) => payload.CopyTo(destination);

    public override void Publish(long lsn) => publish();
}
