namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Revisions for what this node writes. They come from the database in blocks, so that a write need not ask for its own.</summary>
internal sealed class Revisions(Func<CancellationToken, ValueTask<long>> nextBlock) : IDisposable
{
    /// <summary>How many revisions one value of the sequence stands for.</summary>
    public const int BlockSize = 1000;

    private readonly SemaphoreSlim _gate = new(1);
    private long _next;
    private long _end;

    /// <summary>A revision that this node has not used, later than <paramref name="previous"/>.</summary>
    public async ValueTask<long> AfterAsync(long previous, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_next == _end)
            {
                _next = await nextBlock(cancellationToken).ConfigureAwait(false);
                _end = _next + BlockSize;
            }

            return Math.Max(_next++, previous + 1);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
