namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A base or a log with its copies, as found when opening.</summary>
internal sealed class Segment(SegmentKind kind, ulong generation) : IDisposable
{
    private readonly SegmentCopy?[] _copies = new SegmentCopy?[2];

    public SegmentKind Kind { get; } = kind;

    public ulong Generation { get; } = generation;

    public string Name => JournalNames.Segment(Kind, Generation);

    /// <summary>The first header that is valid, or null.</summary>
    public SegmentHeader? Header => _copies[0]?.Header ?? _copies[1]?.Header;

    /// <summary>Whether both copies have a valid header and the two are not the same.</summary>
    public bool IsForked => _copies[0]?.Header is { } first && _copies[1]?.Header is { } second && first != second;

    public SegmentCopy? this[int copy]
    {
        get => _copies[copy];
        set => _copies[copy] = value;
    }

    public long Length => Math.Max(_copies[0]?.Length ?? 0, _copies[1]?.Length ?? 0);

    /// <summary>The same with one of the copies only.</summary>
    public Segment Only(int copy) => new(Kind, Generation) { [copy] = _copies[copy] };

    /// <summary>Gives back the memory that reading took.</summary>
    public void Release()
    {
        _copies[0]?.Release();
        _copies[1]?.Release();
    }

    public void Dispose()
    {
        _copies[0]?.Dispose();
        _copies[1]?.Dispose();
    }
}
