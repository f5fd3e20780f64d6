using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Benchmarks.Store;

/// <summary>The directory job store.</summary>
internal sealed class DirectoryTarget : IPutTarget
{
    private readonly DirectoryJobStore _store;

    public DirectoryTarget(string directory)
    {
        _store = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = directory }).Store;

        // It makes room for its next log behind its opening, in both copies. The raw disk's room is there before the clock runs, too.
        while (Directory.GetFiles(directory, "spare.log", SearchOption.AllDirectories).Length < 2)
        {
            Thread.Sleep(1);
        }
    }

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
