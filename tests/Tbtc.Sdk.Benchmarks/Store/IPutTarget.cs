using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>Something that makes jobs durable one by one.</summary>
internal interface IPutTarget : IAsyncDisposable
{
    /// <summary>Completes when the job is durable.</summary>
    Task PutAsync(Job job);

    /// <summary>Reads every job back and compares it.</summary>
    Task VerifyAsync(int count);
}
