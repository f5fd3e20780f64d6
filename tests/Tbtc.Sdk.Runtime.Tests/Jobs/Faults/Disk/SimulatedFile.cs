using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>An open file of a simulated disk.</summary>
internal sealed class SimulatedFile(SimulatedDisk disk, SimulatedFileNode node, string path) : IDiskFile
{
    public long Length
    {
        get
        {
            lock (disk.Gate)
            {
                return node.Now.Length;
            }
        }
    }

    public DateTimeOffset ModifiedAt
    {
        get
        {
            lock (disk.Gate)
            {
                return node.ModifiedAt;
            }
        }
    }

    public int Read(long offset, Span<byte> buffer)
    {
        disk.Do(DiskOperation.Read, path, () => { });
        lock (disk.Gate)
        {
            return node.Now.Read(offset, buffer);
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        disk.Do(DiskOperation.Write, path, () =>
        {
            disk.RequireRoom(offset + copy.Length - node.Now.Length, path);
            node.Write(offset, copy);
            node.ModifiedAt = disk.Clock();
        });
    }

    public void SyncData() => Sync(DiskOperation.SyncData);

    public void Sync() => Sync(DiskOperation.SyncFile);

    public bool TryLock()
    {
        var isOurs = false;
        disk.Do(DiskOperation.Lock, path, () =>
        {
            node.LockHolder ??= this;
            isOurs = node.LockHolder == this;
        });
        return isOurs;
    }

    public void Dispose()
    {
        lock (disk.Gate)
        {
            node.LockHolder = node.LockHolder == this ? null : node.LockHolder;
        }
    }

    private void Sync(DiskOperation operation)
    {
        lock (disk.Gate)
        {
            try
            {
                disk.Do(operation, path, node.Sync);
            }
            catch (DiskException)
            {
                node.FailSync(new CrashChoice((ulong)node.Id + 1));
                throw;
            }
        }
    }
}
