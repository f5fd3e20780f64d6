using System.Security.Cryptography;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The journal's writing side: the same bytes at the same offset of the same file in two directories.</summary>
/// <remarks>Appending and rotating are for one caller at a time; preparing the spare may go on meanwhile.</remarks>
internal sealed class Journal : IDisposable
{
    private readonly IDiskDirectory[] _copies;
    private readonly Guid _storeId;
    private readonly uint _epoch;
    private readonly Bytes32 _keyCheck;
    private readonly StoreLimits _limits;
    private readonly Mirror _mirror;
    private readonly Lock _spareGate = new();
    private readonly BatchBuffer _batch = new();
    private readonly Action<int> _appendOne;
    private IDiskFile[]? _log;
    private ReadOnlyMemory<byte> _appending;
    private ulong _nonce;
    private long _number;
    private long _offset;
    private long _capacity;

    public Journal(IDiskDirectory first, IDiskDirectory second, Guid storeId, uint epoch, FileCipher? cipher, StoreLimits limits)
    {
        _copies = [first, second];
        _storeId = storeId;
        _epoch = epoch;
        _keyCheck = cipher?.KeyCheck(storeId) ?? default;
        _limits = limits;
        _mirror = new Mirror(limits.ParallelCopies);
        _appendOne = AppendOne;
    }

    /// <summary>Where the present log begins.</summary>
    public LogStart LogStart { get; private set; } = new(0, default, 0, 0, 0);

    /// <summary>The bytes of all logs since the last base, and how many there are.</summary>
    public long LogBytes { get; private set; }

    public int Logs { get; private set; }

    public long BaseBytes { get; private set; }

    public long ReservedBytes => Math.Min(_limits.ReservedLogBytes, _capacity / 4);

    public bool HasRoom(int recordBytes, long reserve) => _offset + BatchHeader.Padded(recordBytes) + reserve <= _capacity;

    /// <summary>Takes account of what is there when the store is opened.</summary>
    public void Resume(long baseBytes, long logBytes, int logs) => (BaseBytes, LogBytes, Logs) = (baseBytes, logBytes, logs);

    public BatchBuffer Begin(long firstLsn)
    {
        _batch.Begin(_nonce, _number, firstLsn);
        return _batch;
    }

    /// <summary>Makes the batch that was begun durable in both copies.</summary>
    public void Append()
    {
        _appending = _batch.Finish();
        _mirror.Run(_appendOne);
        _offset += _appending.Length;
        _number++;
    }

    /// <summary>Makes sure that the next log has its room on the disk; false when the disk is full.</summary>
    public bool TryPrepareSpare(int recordBytes)
    {
        lock (_spareGate)
        {
            var needed = Math.Max(_limits.LogBytes, SegmentHeader.Size + BatchHeader.Padded(recordBytes) + Page.Size);
            foreach (var copy in _copies)
            {
                using (var spare = copy.TryOpenFile(JournalNames.Spare, write: false))
                {
                    if (spare?.Length >= needed)
                    {
                        continue;
                    }
                }

                if (!TryCreateZeroFilled(copy, JournalNames.SpareTemporary, needed))
                {
                    return false;
                }

                copy.Rename(JournalNames.SpareTemporary, copy, JournalNames.Spare, replace: true);
            }

            return true;
        }
    }

    /// <summary>Goes on in the spare, which has to be there.</summary>
    public void Rotate(long nextLsn)
    {
        lock (_spareGate)
        {
            try
            {
                StartLog(LogStart.Generation + 1, new JournalPosition(LogStart.Generation, _number, _offset, nextLsn), nextLsn, JournalNames.Spare, _ => { });
            }
            catch (DiskException error) when (error.Kind == DiskErrorKind.Full)
            {
                // The room was there. The new log may stand in one copy now, and to go on in the old one would fork the journal: no more is written.
                throw new DiskException(DiskErrorKind.Failed, "beginning a log", _copies[0].Path, error.Message, error);
            }
        }
    }

    /// <summary>Begins the first log of this run, with the last batch of the run before in it.</summary>
    /// <exception cref="DiskException"><see cref="DiskErrorKind.Full"/>: there is neither room nor a spare.</exception>
    public void Start(ulong generation, JournalPosition previousEnd, long nextLsn, int recordBytes, Action<BatchBuffer> fill)
    {
        lock (_spareGate)
        {
            var needed = Math.Max(_limits.FirstLogBytes, SegmentHeader.Size + BatchHeader.Padded(recordBytes) + Page.Size);
            var room = true;
            foreach (var copy in _copies)
            {
                room = room && TryCreateZeroFilled(copy, JournalNames.LogTemporary, needed);
            }

            StartLog(generation, previousEnd, nextLsn, room ? JournalNames.LogTemporary : JournalNames.Spare, fill);
        }
    }

    public BaseWriter BeginBase(LogStart start) => new(_copies, Header(SegmentKind.Base, start.Generation, start.PreviousEnd, start.NextLsn, NewNonce()));

    /// <summary>A sealed base is in both copies: nothing before it is needed.</summary>
    /// <param name="start">The beginning of the log that the base belongs to.</param>
    /// <param name="baseBytes">The base's length.</param>
    public void DropOlder(LogStart start, long baseBytes)
    {
        foreach (var copy in _copies)
        {
            foreach (var (_, generation, name) in SegmentNames.List(copy))
            {
                if (generation < start.Generation)
                {
                    copy.Delete(name);
                }
            }
        }

        lock (_spareGate)
        {
            (BaseBytes, LogBytes, Logs) = (baseBytes, LogBytes - start.OlderBytes, Logs - start.OlderLogs);
        }
    }

    public void Dispose()
    {
        _mirror.Dispose();
        foreach (var file in _log ?? [])
        {
            file.Dispose();
        }
    }

    private void StartLog(ulong generation, JournalPosition previousEnd, long nextLsn, string prepared, Action<BatchBuffer> fill)
    {
        var files = new IDiskFile[_copies.Length];
        try
        {
            for (var copy = 0; copy < _copies.Length; copy++)
            {
                files[copy] = _copies[copy].TryOpenFile(prepared, write: true)
                    ?? throw new DiskException(DiskErrorKind.Full, "open", _copies[copy].Path, "there is no room for a log and no spare");
            }

            var nonce = NewNonce();
            var name = JournalNames.Segment(SegmentKind.Log, generation);
            var page = new byte[SegmentHeader.Size];
            Header(SegmentKind.Log, generation, previousEnd, nextLsn, nonce).Write(page);
            _batch.Begin(nonce, 0, previousEnd.NextLsn);
            fill(_batch);
            _appending = _batch.Count > 0 ? _batch.Finish() : ReadOnlyMemory<byte>.Empty;
            _mirror.Run(copy =>
            {
                files[copy].Write(0, page);
                files[copy].Write(SegmentHeader.Size, _appending.Span);
                files[copy].Sync();
                _copies[copy].Rename(prepared, _copies[copy], name, replace: false);
                _copies[copy].Sync();

                // Under its own name, which an error's message then has.
                files[copy].Dispose();
                files[copy] = _copies[copy].TryOpenFile(name, write: true)
                    ?? throw new DiskException(DiskErrorKind.Missing, "open", _copies[copy].Path, $"{name} was removed as it was created");
            });
            foreach (var file in _log ?? [])
            {
                file.Dispose();
            }

            _log = files;
            _nonce = nonce;
            _number = _batch.Count > 0 ? 1 : 0;
            _offset = SegmentHeader.Size + _appending.Length;
            _capacity = Math.Min(files[0].Length, files[1].Length);
            LogStart = new LogStart(generation, previousEnd, nextLsn, LogBytes, Logs);
            LogBytes += _capacity;
            Logs++;
        }
        catch
        {
            foreach (var file in files)
            {
                file?.Dispose();
            }

            throw;
        }
    }

    private static bool TryCreateZeroFilled(IDiskDirectory copy, string name, int length)
    {
        copy.Delete(name);
        try
        {
            using var file = copy.CreateFile(name);
            var zeros = new byte[256 << 10];
            for (long at = 0; at < length; at += zeros.Length)
            {
                file.Write(at, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - at)));
            }

            file.Sync();
            return true;
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Full)
        {
            copy.Delete(name);
            return false;
        }
    }

    private void AppendOne(int copy)
    {
        _log![copy].Write(_offset, _appending.Span);
        _log[copy].SyncData();
    }

    private SegmentHeader Header(SegmentKind kind, ulong generation, JournalPosition previousEnd, long nextLsn, ulong nonce) =>
        new(kind, _storeId, generation, nonce, _epoch, previousEnd) { KeyCheck = _keyCheck, NextLsn = nextLsn };

    private static ulong NewNonce() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
}
