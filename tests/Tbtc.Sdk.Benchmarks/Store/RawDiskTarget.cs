using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>What the disk gives at best: a bare group commit, whatever waits appended to one zero-filled file, then one fdatasync. No second copy, no checksums.</summary>
internal sealed partial class RawDiskTarget : IPutTarget
{
    private const int Length = 256 << 20;

    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private long _written;
    private List<(byte[] Body, TaskCompletionSource Done)> _waiting = [];
    private byte[] _buffer = new byte[1 << 20];
    private long _offset;

    public RawDiskTarget(string directory)
    {
        _file = File.OpenHandle(Path.Join(directory, "raw"), FileMode.CreateNew, FileAccess.ReadWrite);
        for (long at = 0; at < Length; at += _buffer.Length)
        {
            RandomAccess.Write(_file, _buffer, at);
        }

        Sync();
    }

    public async Task PutAsync(Job job)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((job.ToUtf8Json(), done));
        }

        await _turn.WaitAsync();
        try
        {
            Commit();
        }
        finally
        {
            _turn.Release();
        }

        await done.Task;
    }

    public Task VerifyAsync(int count)
    {
        var expected = Enumerable.Range(0, count).Sum(number => (long)BenchmarkJobs.New(number).ToUtf8Json().Length);
        return _written == expected ? Task.CompletedTask : throw new InvalidOperationException("Not everything was written.");
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Commit()
    {
        List<(byte[] Body, TaskCompletionSource Done)> batch;
        lock (_gate)
        {
            (batch, _waiting) = (_waiting, []);
        }

        if (batch.Count == 0)
        {
            return;
        }

        var used = 0;
        foreach (var (body, _) in batch)
        {
            if (_buffer.Length < used + body.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            body.CopyTo(_buffer, used);
            _written += body.Length;
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
