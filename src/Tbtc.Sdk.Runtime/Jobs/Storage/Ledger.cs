using System.IO.Hashing;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>
/// Identity, revision, state and checksum of every job ever accepted, about 130 bytes each: entries in blocks that never move, names in an arena,
/// two open-addressing tables. Not safe for concurrent use.
/// </summary>
internal sealed class Ledger
{
    private const int EntriesPerBlock = 1024;
    private const int ArenaBlockBytes = 1 << 16;

    private readonly List<LedgerEntry[]> _entries = [];
    private readonly List<byte[]> _arena = [];
    private int _arenaUsed = ArenaBlockBytes;
    private int[] _byId = new int[1024];
    private int[] _byRoute = new int[1024];

    public int Count { get; private set; }

    /// <summary>What makes it impossible to prove a key free.</summary>
    public List<UnknownRecord> Unknown { get; } = [];

    /// <summary>Request ids that are no jobs any more.</summary>
    public HashSet<string> Retired { get; } = [];

    public OwnerRecord Owner { get; set; } = OwnerRecord.Owned;

    /// <summary>The acts of operators, oldest first.</summary>
    public List<OperatorDecision> Decisions { get; } = [];

    public ref LedgerEntry this[int slot] => ref _entries[slot / EntriesPerBlock][slot % EntriesPerBlock];

    /// <summary>The slot of a job, or -1.</summary>
    public int Find(ReadOnlySpan<byte> requestId)
    {
        for (var at = Start(requestId, _byId); ; at = (at + 1) & (_byId.Length - 1))
        {
            var slot = _byId[at] - 1;
            if (slot < 0 || RequestIdBytes(slot).SequenceEqual(requestId))
            {
                return slot;
            }
        }
    }

    /// <summary>The slot of the first job with a route key, or -1.</summary>
    public int FindRoute(ReadOnlySpan<byte> routeKey)
    {
        for (var at = Start(routeKey, _byRoute); ; at = (at + 1) & (_byRoute.Length - 1))
        {
            var slot = _byRoute[at] - 1;
            if (slot < 0 || RouteKeyBytes(slot).SequenceEqual(routeKey))
            {
                return slot;
            }
        }
    }

    /// <summary>Adds a job or replaces its content; the identity of a known one stays.</summary>
    public int Put(in JobRecord job, long revision, RecordFlags flags)
    {
        var slot = Find(job.RequestId);
        if (slot < 0)
        {
            slot = Add(job.RequestId, job.RouteKey);
        }

        ref var entry = ref this[slot];
        entry.BodyHash = job.BodyHash;
        entry.BodyLength = job.BodyLength;
        entry.RequestDigest = job.RequestDigest;
        entry.Revision = revision;
        entry.StateByte = (byte)job.State;
        entry.Flags = flags;
        return slot;
    }

    public ReadOnlySpan<byte> RequestIdBytes(int slot)
    {
        ref var entry = ref this[slot];
        return Name(entry.Name, entry.RequestIdLength);
    }

    public ReadOnlySpan<byte> RouteKeyBytes(int slot)
    {
        ref var entry = ref this[slot];
        return Name(entry.Name + entry.RequestIdLength, entry.RouteKeyLength);
    }

    public string RequestId(int slot) => Encoding.UTF8.GetString(RequestIdBytes(slot));

    /// <summary>The same without some jobs, whose request ids are retired. Slots differ.</summary>
    public Ledger Without(IReadOnlySet<int> retired)
    {
        var rest = new Ledger { Owner = Owner };
        rest.Unknown.AddRange(Unknown);
        rest.Decisions.AddRange(Decisions);
        rest.Retired.UnionWith(Retired);
        for (var slot = 0; slot < Count; slot++)
        {
            if (retired.Contains(slot))
            {
                rest.Retired.Add(RequestId(slot));
                continue;
            }

            ref var entry = ref this[slot];
            var job = new JobRecord
            {
                State = entry.State,
                RequestDigest = entry.RequestDigest,
                BodyHash = entry.BodyHash,
                BodyLength = entry.BodyLength,
                RequestId = RequestIdBytes(slot),
                RouteKey = RouteKeyBytes(slot),
            };
            rest.Put(job, entry.Revision, entry.Flags);
        }

        return rest;
    }

    /// <summary>Takes account of an operator's act: what was unknown is settled by it.</summary>
    public void Decide(OperatorDecision decision)
    {
        Decisions.Add(decision);
        if (decision.Verb == OperatorVerb.ReleaseUnknown || (decision.Verb == OperatorVerb.Identify && decision.File != JournalNames.Journal))
        {
            Unknown.RemoveAll(unknown => unknown.Subject == decision.File);
        }
    }

    public RouteKey? Route(int slot)
    {
        var text = Encoding.UTF8.GetString(RouteKeyBytes(slot));
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        RouteKey.TryCreate(text[..Math.Max(slash, 0)], text[(slash + 1)..], out var route);
        return route;
    }

    private int Add(ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> routeKey)
    {
        if (Count % EntriesPerBlock == 0)
        {
            _entries.Add(new LedgerEntry[EntriesPerBlock]);
        }

        var slot = Count++;
        ref var entry = ref this[slot];
        entry.Name = Store(requestId, routeKey);
        entry.RequestIdLength = (byte)requestId.Length;
        entry.RouteKeyLength = (ushort)routeKey.Length;
        if (Count > _byId.Length / 2)
        {
            Grow();
        }
        else
        {
            Link(slot);
        }

        return slot;
    }

    private int Store(ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> routeKey)
    {
        var length = requestId.Length + routeKey.Length;
        if (_arenaUsed + length > ArenaBlockBytes)
        {
            _arena.Add(new byte[ArenaBlockBytes]);
            _arenaUsed = 0;
        }

        var block = _arena[^1].AsSpan(_arenaUsed);
        requestId.CopyTo(block);
        routeKey.CopyTo(block[requestId.Length..]);
        var name = ((_arena.Count - 1) * ArenaBlockBytes) + _arenaUsed;
        _arenaUsed += length;
        return name;
    }

    private ReadOnlySpan<byte> Name(int name, int length) => _arena[name / ArenaBlockBytes].AsSpan(name % ArenaBlockBytes, length);

    private void Grow()
    {
        _byId = new int[_byId.Length * 2];
        _byRoute = new int[_byId.Length];
        for (var slot = 0; slot < Count; slot++)
        {
            Link(slot);
        }
    }

    private void Link(int slot)
    {
        Link(_byId, RequestIdBytes(slot), slot);
        Link(_byRoute, RouteKeyBytes(slot), slot);
    }

    private static void Link(int[] table, ReadOnlySpan<byte> key, int slot)
    {
        var at = Start(key, table);
        while (table[at] != 0)
        {
            at = (at + 1) & (table.Length - 1);
        }

        table[at] = slot + 1;
    }

    private static int Start(ReadOnlySpan<byte> key, int[] table) => (int)(XxHash3.HashToUInt64(key) & (ulong)(table.Length - 1));
}
