namespace Tbtc.Sdk.Jobs;

/// <summary>Waits for what another thread does, and not for ever.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task IsTrueAsync(Func<bool> condition, string what, Action? between = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"There was never {what}.");
            between?.Invoke();
            await Task.Delay(Interval);
        }
    }
}
