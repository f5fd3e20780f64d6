using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>The directory job store.</summary>
internal sealed class DirectoryTarget(string directory) : IPutTarget
{
    private readonly DirectoryJobStore _store = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory }).Store;

    public async Task PutAsync(Job job)
    {
        if (await _store.AcceptAsync(job) is not AcceptResult.Accepted)
        {
            throw new InvalidOperationException($"'{job.RequestId}' was not accepted.");
        }
    }

    public async Task VerifyAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var expected = BenchmarkJobs.New(number);
            if (await _store.FindAsync(expected.RequestId) is not FindResult.Found { Job: var job } || !job.ToUtf8Json().AsSpan().SequenceEqual(expected.ToUtf8Json()))
            {
                throw new InvalidOperationException($"'{expected.RequestId}' is not what was stored.");
            }
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
