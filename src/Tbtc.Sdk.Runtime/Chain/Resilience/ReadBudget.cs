namespace Tbtc.Sdk.Chain;

/// <summary>The time that one read may take, and how much of it may be spent on the registry.</summary>
internal sealed class ReadBudget : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _total;
    private readonly TimeSpan _registry;
    private readonly long _started;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _either;

    public ReadBudget(TbtcOptions options, TimeProvider time, CancellationToken caller)
    {
        _time = time;
        _total = options.TotalTimeout;
        _registry = options.RegistryTimeout;
        _started = time.GetTimestamp();
        _caller = caller;
        _timeout = new(_total, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _timeout.Token);
    }

    /// <summary>Ends with the budget, or when the caller cancels.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether it was the budget that ended, not the caller's patience.</summary>
    public bool IsSpent => _timeout.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>How long the registry may take from now on. What is left is halved, so that a registry that hangs leaves time to end the read well.</summary>
    public TimeSpan ForRegistry
    {
        get
        {
            var half = (_total - _time.GetElapsedTime(_started)) / 2;
            return half < _registry ? half : _registry;
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}
