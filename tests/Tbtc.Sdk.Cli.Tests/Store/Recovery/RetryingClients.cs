using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>
/// Clients that ask again for everything that they were told is accepted, and for something new, each time under a new request id: what a node that
/// is started too early would be asked.
/// </summary>
internal sealed class RetryingClients(DamagedDirectory damaged)
{
    private int _attempts;

    /// <summary>Nothing that was accepted is accepted a second time.</summary>
    public async Task RetryAsync()
    {
        try
        {
            await using var opened = await OpenAsync();
            foreach (var job in damaged.Accepted)
            {
                RequireFirst(job, await AcceptAsync(opened.Store, job));
            }
        }
        catch (JobStoreOpenException)
        {
            // A node does not start, and so accepts nothing.
        }
    }

    /// <summary>Everything that was accepted is known, and something new is accepted.</summary>
    public async Task RequireHealthyAsync()
    {
        await using var opened = await OpenAsync();
        foreach (var job in damaged.Accepted)
        {
            Assert.Equal(job.RequestId, RequireFirst(job, await AcceptAsync(opened.Store, job)));
        }

        Assert.IsType<AcceptResult.Accepted>(await opened.Store.AcceptAsync(TestJobs.New(1000)));
        Assert.True((await opened.Store.ScrubAsync()).IsHealthy);
    }

    private static string? RequireFirst(AcceptedJob job, AcceptResult result) => result switch
    {
        AcceptResult.AlreadyAccepted(var known) when known.RequestId == job.RequestId => known.RequestId,
        AcceptResult.Conflict(var known) when known == job.RequestId => known,
        AcceptResult.Refused => null,
        _ => throw new InvalidOperationException($"{job.Route} was accepted as {job.RequestId}, and now: {result}"),
    };

    private ValueTask<AcceptResult> AcceptAsync(DirectoryJobStore store, AcceptedJob job) =>
        store.AcceptAsync(TestJobs.New(1, requestId: $"kcs_qc_again{_attempts++}") with { Route = job.Route, RequestDigest = job.RequestDigest });

    // Configured as in production: with the id of the store, where there is one.
    private Task<OpenedJobStore> OpenAsync() => DirectoryJobStore.OpenAsync(
        new DirectoryJobStoreOptions { Directory = damaged.Path, Password = damaged.Password, StoreId = damaged.StoreId });
}
