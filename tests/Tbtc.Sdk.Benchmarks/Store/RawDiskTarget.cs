using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>
/// What the disk gives at best: a bare group commit, whatever waits appended to one zero-filled file, then one fdatasync. No second copy, no checksums, no
/// index. A writer that finds nobody at work commits on its own thread; while several wait, a thread does.
/// </summary>
internal sealed partial class RawDiskTarget : IPutTarget
{
    private const int Length = 48 << 20;

    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Thread _thread;
    private readonly List<(Job Job, long Offset, int Length)> _written = [];
    private List<(Job Job, byte[] Body, TaskCompletionSource Done)> _waiting = [];
    private byte[] _buffer = new byte[1 << 20];
    private long _offset;
    private bool _isBusy;
    private bool _isClosed;

    public RawDiskTarget(string directory)
    {
        _file = File.OpenHandle(Path.Join(directory, "raw"), FileMode.CreateNew, FileAccess.ReadWrite);
        for (long at = 0; at < Length; at += _buffer.Length)
        {
            RandomAccess.Write(_file, _buffer, at);
        }

        Sync();
        _thread = new Thread(Loop) { IsBackground = true };
        _thread.Start();
    }

    public Task PutAsync(Job job)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var body = job.ToUtf8Json();
        bool isLeader;
        lock (_gate)
        {
            _waiting.Add((job, body, done));
            isLeader = !_isBusy;
            _isBusy = true;
        }

        if (isLeader)
        {
            Commit();
            if (!TryRest())
            {
                _work.Release();
            }
        }

        return done.Task;
    }

    public Task VerifyAsync(int count)
    {
        var buffer = new byte[64 << 10];
        foreach (var (job, offset, length) in _written)
        {
            var read = buffer.AsSpan(0, length);
            if (RandomAccess.Read(_file, read, offset) != length || !read.SequenceEqual(job.ToUtf8Json()))
            {
                throw new InvalidOperationException($"'{job.RequestId}' is not what was written.");
            }
        }

        return _written.Count == count ? Task.CompletedTask : throw new InvalidOperationException("Not everything was written.");
    }

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _work.Release();
        _thread.Join();
        _file.Dispose();
        _work.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Loop()
    {
        while (true)
        {
            _work.Wait();
            if (_isClosed)
            {
                return;
            }

            while (!TryRest())
            {
                Commit();
            }
        }
    }

    private bool TryRest()
    {
        lock (_gate)
        {
            _isBusy = _waiting.Count > 0;
            return !_isBusy;
        }
    }

    private void Commit()
    {
        List<(Job Job, byte[] Body, TaskCompletionSource Done)> batch;
        lock (_gate)
        {
            (batch, _waiting) = (_waiting, []);
        }

        var used = 0;
        foreach (var (job, body, _) in batch)
        {
            if (_buffer.Length < used + body.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            body.CopyTo(_buffer, used);
            _written.Add((job, _offset + used, body.Length));
            used += body.Length;
        }

        RandomAccess.Write(_file, _buffer.AsSpan(0, used), _offset);
        Sync();
        _offset += used;
        batch.ForEach(entry => entry.Done.SetResult());
    }

    private void Sync()
    {
        if (fdatasync(_file) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);
}
