using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A job of which an operator says that it was lost, on its way into the journal: an entry without content.</summary>
internal sealed class IdentifiedItem(JobTable table, string requestId, RouteKey route) : JournalItem
{
    private readonly byte[] _requestId = Encoding.UTF8.GetBytes(requestId);
    private readonly byte[] _routeKey = Encoding.UTF8.GetBytes(route.ToString());
    private readonly byte[] _written = table.Cipher is { } cipher
        ? SealedIdentity.Seal(cipher, default, Encoding.UTF8.GetBytes(route.ToString()))
        : Encoding.UTF8.GetBytes(route.ToString());

    public override RecordKind Kind => RecordKind.Entry;

    public override RecordFlags Flags => RecordFlags.Identified;

    public override int PayloadSize => Record.With(default, _written).Size;

    public string RequestId => requestId;

    public RouteKey Route => route;

    public JobRecord Record => new()
    {
        State = JobState.Submitted,
        RequestDigest = default,
        BodyHash = default,
        BodyLength = 0,
        RequestId = _requestId,
        RouteKey = _routeKey,
    };

    public override void WritePayload(Span<byte> payload) => Record.With(default, _written).Write(payload);

    public override void Publish(long lsn) => table.Publish(this, lsn);

    public override void Abandon(AppendOutcome outcome) => table.Abandon(this, outcome);
}
