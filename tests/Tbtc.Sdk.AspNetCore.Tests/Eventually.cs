namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>Waits for what another thread or process is going to do, as long as a busy machine may take.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task IsAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (!await condition())
        {
            await Task.Delay(Interval, limit.Token);
        }
    }
}
