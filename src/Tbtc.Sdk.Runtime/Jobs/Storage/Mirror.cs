using System.Runtime.ExceptionServices;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Does one thing to both copies at the same time: the first on the caller's thread, the second on its own.</summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class Mirror : IDisposable
{
    private readonly Thread? _thread;
    private readonly SemaphoreSlim _start = new(0);
    private readonly SemaphoreSlim _finished = new(0);
    private Action<int>? _work;
    private ExceptionDispatchInfo? _error;

    public Mirror(bool parallel)
    {
        if (parallel)
        {
            _thread = new Thread(Loop) { IsBackground = true, Name = "tbtc journal mirror" };
            _thread.Start();
        }
    }

    /// <summary>Runs <paramref name="work"/> with 0 and with 1 and returns when both are done.</summary>
    /// <exception cref="DiskException">Either failed.</exception>
    public void Run(Action<int> work)
    {
        if (_thread is null)
        {
            work(0);
            work(1);
            return;
        }

        _work = work;
        _error = null;
        _start.Release();
        try
        {
            work(0);
        }
        finally
        {
            _finished.Wait();
        }

        _error?.Throw();
    }

    public void Dispose()
    {
        _work = null;
        _start.Release();
        _thread?.Join();
        _start.Dispose();
        _finished.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            _start.Wait();
            if (_work is not { } work)
            {
                return;
            }

            try
            {
                work(1);
            }
            catch (Exception error)
            {
                _error = ExceptionDispatchInfo.Capture(error);
            }
            finally
            {
                _finished.Release();
            }
        }
    }
}
