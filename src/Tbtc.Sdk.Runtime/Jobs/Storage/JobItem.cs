using System.IO.Hashing;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A job on its way into the journal: a new one, or a new content of one.</summary>
internal sealed class JobItem(JobTable table, Job job, byte[] body, int slot, RecordFlags flags = RecordFlags.None) : JournalItem
{
    private readonly byte[] _requestId = Encoding.UTF8.GetBytes(job.RequestId);
    private readonly byte[] _routeKey = Encoding.UTF8.GetBytes(job.Route.ToString());
    private readonly UInt128 _hash = XxHash128.HashToUInt128(body);

    private readonly byte[]? _sealed = table.Cipher is { } cipher ? SealedIdentity.Seal(cipher, job.RequestDigest, Encoding.UTF8.GetBytes(job.Route.ToString())) : null;

    public override RecordKind Kind => RecordKind.Job;

    public override RecordFlags Flags => flags;

    public override int PayloadSize => Written.Size;

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

    private JobRecord Written => _sealed is null ? Record : Record.With(default, _sealed);

    public override void WritePayload(Span<byte> payload) => Written.Write(payload);

    public override void Publish(long lsn)
    {
        Job = Job with { Revision = lsn };
        table.Publish(this, lsn, slot);
    }

    public override void Abandon(AppendOutcome outcome) => table.Abandon(this, slot, outcome);
}
