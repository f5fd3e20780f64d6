namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The content of a file in sectors that are never altered, so that a copy shares them. A null sector is zeros.</summary>
internal sealed class Sectors
{
    public const int SectorSize = 512;

    private readonly List<byte[]?> _sectors;

    public Sectors()
        : this([], 0)
    {
    }

    private Sectors(List<byte[]?> sectors, long length)
    {
        _sectors = sectors;
        Length = length;
    }

    public long Length { get; set; }

    public byte[]? this[int index]
    {
        get => index < _sectors.Count ? _sectors[index] : null;
        set
        {
            while (_sectors.Count <= index)
            {
                _sectors.Add(null);
            }

            _sectors[index] = value;
        }
    }

    public static Sectors Of(ReadOnlySpan<byte> content)
    {
        var sectors = new Sectors { Length = content.Length };
        for (var at = 0; at < content.Length; at += SectorSize)
        {
            sectors[at / SectorSize] = Overlay(null, 0, content[at..Math.Min(at + SectorSize, content.Length)]);
        }

        return sectors;
    }

    /// <summary>A sector with something else from a position on.</summary>
    public static byte[]? Overlay(byte[]? sector, int start, ReadOnlySpan<byte> bytes)
    {
        if (sector is null && !bytes.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        var result = new byte[SectorSize];
        sector?.CopyTo(result, 0);
        bytes.CopyTo(result.AsSpan(start));
        return result;
    }

    public int Read(long offset, Span<byte> buffer)
    {
        var length = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        for (var done = 0; done < length;)
        {
            var start = (int)((offset + done) % SectorSize);
            var part = buffer[done..Math.Min(length, done + SectorSize - start)];
            if (this[(int)((offset + done) / SectorSize)] is { } sector)
            {
                sector.AsSpan(start, part.Length).CopyTo(part);
            }
            else
            {
                part.Clear();
            }

            done += part.Length;
        }

        return length;
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        Read(0, bytes);
        return bytes;
    }

    public Sectors Copy() => new([.. _sectors], Length);
}
