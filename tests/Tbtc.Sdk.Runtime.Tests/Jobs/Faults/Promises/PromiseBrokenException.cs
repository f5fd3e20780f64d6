namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The store broke one of its five promises.</summary>
internal sealed class PromiseBrokenException(int promise, string message) : Exception($"Promise {promise}: {message}")
{
    public int Promise { get; } = promise;
}
