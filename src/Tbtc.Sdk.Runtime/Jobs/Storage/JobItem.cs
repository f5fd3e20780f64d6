using System.IO.Hashing;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A job on its way into the journal: a new one, or a new content of one.</summary>
internal sealed class JobItem(JobTable table, Job job, byte[] body, int slot) : JournalItem
{
    private readonly byte[] _requestId = Encoding.UTF8.GetBytes(job.RequestId);
    private readonly byte[] _routeKey = Encoding.UTF8.GetBytes(job.Route.ToString());
    private readonly UInt128 _hash = XxHash128.HashToUInt128(body);

    public override RecordKind Kind => RecordKind.Job;

    public override int PayloadSize => Record.Size;

    public override bool IsAccept => slot < 0;

    public Job Job { get; private set; } = job;

    public byte[] Body => body;

    public JobRecord Record => new()
    {
        State = Job.State,
        RequestDigest = Job.RequestDigest,
        BodyHash = _hash,
        BodyLength = body.Length,
        RequestId = _requestId,
        RouteKey = _routeKey,
        Body = body,
    };

    public override void WritePayload(Span<byte> payload) => Record.Write(payload);

    public override void Publish(long lsn)
    {
        Job = Job with { Revision = lsn };
        table.Publish(this, lsn, slot);
    }

    public override void Abandon(AppendOutcome outcome) => table.Abandon(this, slot, outcome);
}
