using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Chain.Resilience;

internal static class FakeTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Lets the fake clock run until the task is done.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider time, Task<T> task)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!task.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(Step);
            await Task.WhenAny(task, Task.Delay(Settle, patience.Token));
        }

        return await task;
    }
}
