namespace Tbtc.Sdk.Jobs;

public sealed class LeaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task One_node_at_a_time_holds_a_lease()
    {
        await using var nodes = await TwoNodesAsync();
        await nodes.AcceptAsync();

        var lease = await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long);

        Assert.NotNull(lease);
        Assert.Null(await nodes.Second.TryAcquireAsync(TestJobs.Id(1), Long));
        Assert.Null(await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long));
        await nodes.First.ReleaseAsync(lease);
        Assert.True((await nodes.Second.TryAcquireAsync(TestJobs.Id(1), Long))!.FencingToken > lease.FencingToken);
    }

    [Fact]
    public async Task Of_many_nodes_that_want_a_lease_at_once_one_gets_it()
    {
        await using var nodes = await TwoNodesAsync();
        await nodes.AcceptAsync();

        var leases = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () => await (i % 2 == 0 ? nodes.First : nodes.Second).TryAcquireAsync(TestJobs.Id(1), Long))));

        Assert.Single(leases.OfType<JobLease>());
    }

    [Fact]
    public async Task There_is_no_lease_on_a_job_that_is_not_there()
    {
        await using var nodes = await TwoNodesAsync();

        Assert.Null(await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long));
        Assert.Null(await nodes.First.TryAcquireAsync("'; DROP TABLE jobs; --\0", Long));
    }

    [Fact]
    public async Task Node_that_was_paused_past_its_lease_cannot_write_and_the_other_node_goes_on()
    {
        await using var nodes = await TwoNodesAsync();
        var job = await nodes.AcceptAsync();
        var old = await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long);
        await nodes.ExpireAsync();
        var lease = await nodes.Second.TryAcquireAsync(TestJobs.Id(1), Long);

        var late = await nodes.First.UpdateAsync(job with { State = JobState.Failed }, old!);

        Assert.IsType<UpdateResult.LeaseLost>(late);
        Assert.Null(await nodes.First.TryRenewAsync(old!, Long));
        await nodes.First.ReleaseAsync(old!);
        var updated = Assert.IsType<UpdateResult.Updated>(await nodes.Second.UpdateAsync(job with { State = JobState.Signing }, lease!)).Job;
        Assert.Equal(updated, Assert.IsType<FindResult.Found>(await nodes.First.FindAsync(job.RequestId)).Job);
        Assert.IsType<UpdateResult.LeaseLost>(await nodes.First.UpdateAsync(job with { State = JobState.Failed }, old!));
    }

    [Fact]
    public async Task Lease_that_expired_is_lost_also_when_nobody_took_it()
    {
        await using var nodes = await TwoNodesAsync();
        var job = await nodes.AcceptAsync();
        var lease = await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long);
        await nodes.ExpireAsync();

        Assert.IsType<UpdateResult.LeaseLost>(await nodes.First.UpdateAsync(job with { State = JobState.Failed }, lease!));
        Assert.Null(await nodes.First.TryRenewAsync(lease!, Long));
    }

    [Fact]
    public async Task Renewed_lease_has_the_same_token_and_a_later_end()
    {
        await using var nodes = await TwoNodesAsync();
        await nodes.AcceptAsync();
        var lease = await nodes.First.TryAcquireAsync(TestJobs.Id(1), TimeSpan.FromMinutes(1));

        var renewed = await nodes.First.TryRenewAsync(lease!, Long);

        Assert.Equal(lease!.FencingToken, renewed!.FencingToken);
        Assert.True(renewed.ExpiresAt > lease.ExpiresAt);
    }

    [Fact]
    public async Task Revision_is_still_compared_under_a_lease()
    {
        await using var nodes = await TwoNodesAsync();
        var job = await nodes.AcceptAsync();
        var lease = await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long);
        var updated = Assert.IsType<UpdateResult.Updated>(await nodes.First.UpdateAsync(job with { State = JobState.Signing }, lease!)).Job;

        var late = await nodes.First.UpdateAsync(job with { State = JobState.Failed }, lease!);

        Assert.Equal(updated, Assert.IsType<UpdateResult.RevisionMismatch>(late).Job);
    }

    [Fact]
    public async Task Lease_on_another_job_or_for_no_time_is_misuse()
    {
        await using var nodes = await TwoNodesAsync();
        var job = await nodes.AcceptAsync();
        var lease = await nodes.First.TryAcquireAsync(TestJobs.Id(1), Long);

        await Assert.ThrowsAsync<ArgumentException>(async () => await nodes.First.UpdateAsync(job, lease! with { RequestId = TestJobs.Id(2) }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await nodes.First.TryAcquireAsync(TestJobs.Id(1), TimeSpan.Zero));
    }

    private async Task<Nodes> TwoNodesAsync()
    {
        var database = await postgres.CreateMigratedAsync();
        return new Nodes(database, await database.OpenAsync(), await database.OpenAsync());
    }

    private sealed record Nodes(Server.TestDatabase Database, PostgreSqlJobStore First, PostgreSqlJobStore Second) : IAsyncDisposable
    {
        public async Task<Job> AcceptAsync() => Assert.IsType<AcceptResult.Accepted>(await First.AcceptAsync(TestJobs.New(1))).Job;

        /// <summary>Lets the database's clock pass the end of every lease.</summary>
        public Task ExpireAsync() => Database.TamperAsync("UPDATE tbtc_signer.job_leases SET expires_at = clock_timestamp() - interval '1 second'");

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }
    }
}
