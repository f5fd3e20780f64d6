namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A file as the processes see it, as it is durable, and what was written in between.</summary>
internal sealed class SimulatedFileNode : SimulatedNode
{
    private readonly Dictionary<int, List<byte[]?>> _pending = [];
    private readonly List<long> _pendingLengths = [];

    public SimulatedFileNode(int id, Sectors content)
        : this(id, content, content.Copy())
    {
    }

    private SimulatedFileNode(int id, Sectors now, Sectors stable)
        : base(id)
    {
        Now = now;
        Stable = stable;
    }

    /// <summary>What a read sees.</summary>
    public Sectors Now { get; private set; }

    /// <summary>What the last sync made durable.</summary>
    public Sectors Stable { get; private set; }

    /// <summary>The open file that holds the lock, or null.</summary>
    public object? LockHolder { get; set; }

    /// <summary>When it was last written. Kept through a crash, whatever of the content is.</summary>
    public DateTimeOffset ModifiedAt { get; set; }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var index = (int)((offset + done) / Sectors.SectorSize);
            var start = (int)((offset + done) % Sectors.SectorSize);
            var part = bytes[done..Math.Min(bytes.Length, done + Sectors.SectorSize - start)];
            Now[index] = Sectors.Overlay(Now[index], start, part);
            if (!_pending.TryGetValue(index, out var versions))
            {
                _pending.Add(index, versions = []);
            }

            versions.Add(Now[index]);
            done += part.Length;
        }

        if (offset + bytes.Length > Now.Length)
        {
            Now.Length = offset + bytes.Length;
            _pendingLengths.Add(Now.Length);
        }
    }

    public void Sync()
    {
        foreach (var index in _pending.Keys)
        {
            Stable[index] = Now[index];
        }

        Stable.Length = Now.Length;
        _pending.Clear();
        _pendingLengths.Clear();
    }

    /// <summary>A sync that fails: some of it is durable, and the rest never will be, whatever is synced later, though reads go on seeing it.</summary>
    public void FailSync(CrashChoice choice)
    {
        Stable = Draw(choice);
        _pending.Clear();
        _pendingLengths.Clear();
    }

    public void Damage(byte[] content)
    {
        Now = Sectors.Of(content);
        Stable = Now.Copy();
        _pending.Clear();
        _pendingLengths.Clear();
    }

    public SimulatedFileNode Copy()
    {
        var copy = new SimulatedFileNode(Id, Now.Copy(), Stable.Copy()) { ModifiedAt = ModifiedAt };
        copy._pendingLengths.AddRange(_pendingLengths);
        foreach (var (index, versions) in _pending)
        {
            copy._pending.Add(index, [.. versions]);
        }

        return copy;
    }

    public SimulatedFileNode AfterPowerLoss(CrashChoice choice) => new(Id, Draw(choice)) { ModifiedAt = ModifiedAt };

    private Sectors Draw(CrashChoice choice)
    {
        var drawn = Stable.Copy();
        foreach (var (index, versions) in _pending)
        {
            if (choice.KeepsSector(Id, index))
            {
                drawn[index] = versions[choice.Version(Id, index, versions.Count)];
            }
        }

        if (_pendingLengths.Count > 0 && choice.KeepsLength(Id))
        {
            drawn.Length = _pendingLengths[choice.Version(Id, -1, _pendingLengths.Count)];
        }

        return drawn;
    }
}
