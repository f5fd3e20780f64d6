using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Jobs.Storage;

internal sealed class LinuxFile(LinuxDescriptor descriptor, string path) : IDiskFile
{
    private bool _isLocked;

    public long Length => Libc.Stat(descriptor, path).Size;

    public DateTimeOffset ModifiedAt => Libc.Stat(descriptor, path).ModifiedAt;

    public int Read(long offset, Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length)
        {
            var count = (int)Libc.pread(descriptor, buffer[read..], (nuint)(buffer.Length - read), offset + read);
            if (count == 0)
            {
                break;
            }

            read += count > 0 ? count : RetryInterrupted("read");
        }

        return read;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var written = 0;
        while (written < bytes.Length)
        {
            var count = (int)Libc.pwrite(descriptor, bytes[written..], (nuint)(bytes.Length - written), offset + written);
            if (count == 0)
            {
                throw new DiskException(DiskErrorKind.Failed, "write", path, "nothing was written");
            }

            written += count > 0 ? count : RetryInterrupted("write");
        }
    }

    public void SyncData() => Libc.Check(Libc.fdatasync(descriptor), "fdatasync", path);

    public void Sync() => Libc.Check(Libc.fsync(descriptor), "fsync", path);

    public bool TryLock()
    {
        if (Libc.flock(descriptor, Libc.LockExclusive | Libc.LockNonBlocking) == 0)
        {
            return _isLocked = true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == Libc.EAGAIN ? false : throw Libc.Error("flock", path, error);
    }

    public void Dispose()
    {
        // A process that is being started has a copy of the descriptor until it runs its program, and would keep the lock that long.
        if (_isLocked && !descriptor.IsClosed)
        {
            _ = Libc.flock(descriptor, Libc.Unlock);
        }

        descriptor.Dispose();
    }

    private int RetryInterrupted(string call)
    {
        var error = Marshal.GetLastPInvokeError();
        return error == Libc.EINTR ? 0 : throw Libc.Error(call, path, error);
    }
}
