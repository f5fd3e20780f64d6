namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Verified jobs, the recently used ones, within a bound of bytes: when the newer half is full it becomes the older half.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class JobCache(long maxBytes)
{
    private Dictionary<int, (Job Job, int Bytes)> _newer = [];
    private Dictionary<int, (Job Job, int Bytes)> _older = [];
    private long _newerBytes;

    public Job? Find(int slot)
    {
        if (_newer.TryGetValue(slot, out var cached))
        {
            return cached.Job;
        }

        if (!_older.Remove(slot, out cached))
        {
            return null;
        }

        Add(slot, cached.Job, cached.Bytes);
        return cached.Job;
    }

    public void Add(int slot, Job job, int bytes)
    {
        Remove(slot);
        if (_newerBytes + bytes > maxBytes / 2)
        {
            (_older, _newer, _newerBytes) = (_newer, [], 0);
        }

        _newer[slot] = (job, bytes);
        _newerBytes += bytes;
    }

    public void Remove(int slot)
    {
        if (_newer.Remove(slot, out var cached))
        {
            _newerBytes -= cached.Bytes;
        }

        _older.Remove(slot);
    }
}
