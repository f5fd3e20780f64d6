namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Decides, by a seed, what of the unsynced content and names a power loss leaves.</summary>
internal sealed class CrashChoice
{
    private readonly ulong _seed;
    private readonly Grain _contentGrain;
    private readonly double _contentShare;
    private readonly double _lastVersionShare;
    private readonly Order _nameOrder;
    private readonly double _nameShare;

    public CrashChoice(ulong seed)
    {
        _seed = seed;
        var random = new Random((int)Mix(seed));
        _contentGrain = (Grain)random.Next(4);
        _contentShare = random.Next(5) switch { 0 => 0, 1 => 1, 2 => 0.1, 3 => 0.9, _ => 0.5 };
        _lastVersionShare = random.Next(3) == 0 ? 0.5 : 1;
        _nameOrder = (Order)random.Next(3);
        _nameShare = random.Next(4) switch { 0 => 0, 1 => 1, 2 => 0.8, _ => 0.5 };
    }

    private CrashChoice(ulong seed, double contentShare, double nameShare)
        : this(seed) => (_contentShare, _lastVersionShare, _nameOrder, _nameShare) = (contentShare, 1, Order.Any, nameShare);

    private enum Grain
    {
        File,
        Sector,

        /// <summary>The same sectors of every file, so that both copies of the journal are torn alike.</summary>
        SectorOfEveryFile,

        /// <summary>A sector and its neighbours up to a page.</summary>
        Page,
    }

    private enum Order
    {
        Prefix,
        Suffix,
        Any,
    }

    /// <summary>Nothing that was not synced is left.</summary>
    public static CrashChoice Nothing { get; } = new(0, 0, 0);

    /// <summary>All or nothing of the content, all or nothing of the names, or some of both.</summary>
    public static CrashChoice Extreme(Random random)
    {
        var seed = (ulong)random.NextInt64();
        return random.Next(4) switch
        {
            0 => new CrashChoice(seed, 0, 0),
            1 => new CrashChoice(seed, 0, 1),
            2 => new CrashChoice(seed, 1, 0),
            _ => new CrashChoice(seed),
        };
    }

    public bool KeepsSector(int file, int sector) => Share(_contentGrain switch
    {
        Grain.File => (file, -1),
        Grain.Sector => (file, sector),
        Grain.SectorOfEveryFile => (-1, sector),
        _ => (file, sector / 8),
    }) < _contentShare;

    public bool KeepsLength(int file) => Share((file, -2)) < _contentShare;

    public int Version(int file, int sector, int count) =>
        Share((file + 7919, sector)) < _lastVersionShare ? count - 1 : (int)(Share((file + 104729, sector)) * count);

    /// <summary>Whether a change of names is kept.</summary>
    /// <param name="index">Its place among the changes that are not durable.</param>
    /// <param name="count">How many there are.</param>
    public bool KeepsName(int index, int count) => _nameOrder switch
    {
        Order.Prefix => index < Share((-3, count)) * (count + 1) - 1 + _nameShare,
        Order.Suffix => index > Share((-4, count)) * (count + 1) - _nameShare,
        _ => Share((-5, index)) < _nameShare,
    };

    public override string ToString() => $"{_seed}: content {_contentShare} by {_contentGrain}, names {_nameShare} {_nameOrder}";

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private double Share((int First, int Second) key) => (Mix(_seed ^ Mix(((ulong)(uint)key.First << 32) | (uint)key.Second)) >> 11) / (double)(1UL << 53);
}
