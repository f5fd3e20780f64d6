using System.Numerics;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>One copy of a base or a log, read through a window. Pages that the disk cannot read are zeros, and so not valid.</summary>
internal sealed class SegmentCopy : IDisposable
{
    private const int WindowBytes = 256 << 10;

    private readonly IDiskFile _file;
    private byte[] _window = new byte[SegmentHeader.Size];
    private long _windowStart;
    private int _windowLength;

    public SegmentCopy(IDiskFile file)
    {
        _file = file;
        Length = file.Length;
        SegmentHeader.TryRead(Get(0, SegmentHeader.Size), out var header);
        Header = header;
    }

    public long Length { get; }

    /// <summary>Null where it is damaged.</summary>
    public SegmentHeader? Header { get; }

    /// <summary>The bytes from an offset on, fewer at the end of the file. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Get(long offset, int length)
    {
        length = (int)Math.Clamp(Length - offset, 0, length);
        if (offset < _windowStart || offset + length > _windowStart + _windowLength)
        {
            if (_window.Length < length || (offset > 0 && _window.Length < WindowBytes))
            {
                _window = new byte[Math.Max(WindowBytes, (int)BitOperations.RoundUpToPowerOf2((uint)length))];
            }

            _windowStart = offset;
            _windowLength = Fill(offset, _window);
        }

        var from = (int)(offset - _windowStart);
        return _window.AsSpan(from, Math.Clamp(_windowLength - from, 0, length));
    }

    /// <summary>Gives the window's memory back; it comes again when something is read.</summary>
    public void Release() => (_window, _windowLength) = ([], 0);

    public void Dispose() => _file.Dispose();

    private int Fill(long offset, byte[] window)
    {
        try
        {
            return _file.Read(offset, window);
        }
        catch (DiskException)
        {
            return FillPageByPage(offset, window);
        }
    }

    private int FillPageByPage(long offset, byte[] window)
    {
        var filled = 0;
        while (filled < window.Length && offset + filled < Length)
        {
            var page = window.AsSpan(filled, Math.Min(Page.Size, window.Length - filled));
            try
            {
                var read = _file.Read(offset + filled, page);
                if (read < page.Length)
                {
                    return filled + read;
                }
            }
            catch (DiskException)
            {
                page.Clear();
            }

            filled += page.Length;
        }

        return filled;
    }
}
